import type { CollectionConfig } from 'payload'
import { contentAccess } from '../access/contentAccess.ts'
import { bilingual } from '../fields/bilingual.ts'
import { bookField } from '../fields/bookReference.ts'
import { dayField, storedDay } from '../fields/day.ts'
import { linkField } from '../fields/link.ts'
import { mixedTextField } from '../fields/mixedText.ts'
import { richTextField } from '../fields/richText.ts'
import { slugField } from '../fields/slug.ts'
import { createContentHooks } from '../hooks/contentHooks.ts'
import { addressField } from '../fields/address.ts'
import { editorialFields } from '../fields/editorial.ts'
import { formerSlugsField } from '../fields/formerSlugs.ts'
import { importedFields } from '../fields/imported.ts'
import { openToTranslators } from '../fields/openToTranslators.ts'
import { groups } from './groups.ts'
import { byBookAndStatus, draftsAndVersions } from './versions.ts'

/** お知らせ: what is new about a book, or about the whole site. */
export const news: CollectionConfig = {
  slug: 'news',
  labels: { singular: { ja: 'お知らせ', en: 'News item' }, plural: { ja: 'お知らせ', en: 'News' } },
  admin: {
    group: groups.book,
    useAsTitle: 'displayTitle',
    description: {
      ja: '増刷、受賞、電子版など、読者に知らせたいことを1件ずつ。',
      en: 'A new printing, a prize, an e-book: one entry for each.',
    },
    defaultColumns: ['displayTitle', 'date', 'book', 'missing', '_status', 'updatedAt'],
    listSearchableFields: ['displayTitle', 'slug'],
    hideAPIURL: true,
  },
  access: contentAccess,
  hooks: createContentHooks('news'),
  versions: draftsAndVersions,
  ...byBookAndStatus,
  trash: true,
  defaultSort: '-date',
  graphQL: false,
  fields: openToTranslators([
    ...importedFields(),
    bilingual(mixedTextField, {
      name: 'title',
      label: { ja: '見出し', en: 'Headline' },
      description: { ja: '1行で。例: 第2刷が出ました', en: 'One line. Example: The second printing is out' },
      maxLength: 300,
      required: {
        ja: '見出しを日本語か英語で書いてください。',
        en: 'Write the headline, in Japanese or in English.',
      },
      admin: { rows: 1 },
    }),
    bilingual(richTextField, {
      name: 'body',
      label: { ja: '本文', en: 'Text' },
      description: {
        ja: '見出しだけで足りれば空のまま。数式は $x^2$ のように書けます。',
        en: 'Leave it empty where the headline says it all. Formulas go between dollars: $x^2$.',
      },
    }),
    linkField({
      name: 'link',
      label: { ja: 'リンク', en: 'Link' },
      description: {
        ja: '詳しいページがあれば。例: https://example.org/award',
        en: 'A page that says more. Example: https://example.org/award',
      },
    }),
    dayField({
      name: 'date',
      label: { ja: '日付', en: 'Date' },
      description: {
        ja: '読者に見える日付。新しい順に並びます。',
        en: 'The date that readers see; the newest comes first.',
      },
      required: { ja: '日付を選んでください。', en: 'Choose a date.' },
      defaultValue: () => storedDay(new Date()),
      admin: { position: 'sidebar' },
    }),
    bookField({
      required: false,
      description: { ja: '空ならサイト全体のお知らせになります。', en: 'Empty: it is about the whole site.' },
    }),
    slugField({ scope: 'book', example: 'second-printing' }),
    addressField({ scope: 'book' }),
    ...editorialFields(),
  ]).concat(formerSlugsField()),
}
