import type { CollectionConfig } from 'payload'
import { contentAccess } from '../access/contentAccess.ts'
import { addressField } from '../fields/address.ts'
import { bilingual } from '../fields/bilingual.ts'
import { bookField } from '../fields/bookReference.ts'
import { editorialFields } from '../fields/editorial.ts'
import { formerSlugsField } from '../fields/formerSlugs.ts'
import { importedFields } from '../fields/imported.ts'
import { openToTranslators } from '../fields/openToTranslators.ts'
import { mixedTextField } from '../fields/mixedText.ts'
import { richTextField } from '../fields/richText.ts'
import { slugField } from '../fields/slug.ts'
import { createContentHooks } from '../hooks/contentHooks.ts'
import { groups } from './groups.ts'
import { byBookAndStatus, draftsAndVersions } from './versions.ts'

/** 抜粋: a part of the book that anyone may read. */
export const excerpts: CollectionConfig = {
  slug: 'excerpts',
  labels: { singular: { ja: '抜粋', en: 'Excerpt' }, plural: { ja: '抜粋', en: 'Excerpts' } },
  admin: {
    group: groups.book,
    useAsTitle: 'displayTitle',
    description: {
      ja: '「はじめに」など、サイトで読める本文の一部です。',
      en: 'A part of the book that the site shows, like its preface.',
    },
    defaultColumns: ['displayTitle', 'book', 'missing', '_status', 'updatedAt'],
    listSearchableFields: ['displayTitle', 'slug'],
    hideAPIURL: true,
  },
  access: contentAccess,
  hooks: createContentHooks('excerpts'),
  versions: draftsAndVersions,
  ...byBookAndStatus,
  trash: true,
  defaultSort: '-updatedAt',
  graphQL: false,
  fields: openToTranslators([
    ...importedFields(),
    bilingual(mixedTextField, {
      name: 'title',
      label: { ja: '題', en: 'Title' },
      description: { ja: '例: はじめに', en: 'Example: Preface' },
      maxLength: 300,
      required: {
        ja: '題を日本語か英語で書いてください。',
        en: 'Write the title, in Japanese or in English.',
      },
      admin: { rows: 1 },
    }),
    bilingual(mixedTextField, {
      name: 'source',
      label: { ja: '出典', en: 'Source' },
      description: {
        ja: '本のどこからか。例: 「はじめに」より',
        en: 'Where in the book it is from. Example: From the preface',
      },
      maxLength: 300,
      admin: { rows: 1 },
    }),
    bilingual(richTextField, {
      name: 'body',
      label: { ja: '本文', en: 'Text' },
      description: {
        ja: '抜粋の本文。数式は $x^2$ のように書けます。',
        en: 'The text itself. Formulas go between dollars: $x^2$.',
      },
    }),
    bookField({ required: true, description: { ja: 'どの本の抜粋か。', en: 'The book it is from.' } }),
    slugField({ scope: 'book', example: 'preface' }),
    addressField({ scope: 'book' }),
    ...editorialFields(),
  ]).concat(formerSlugsField()),
}
