import type { CollectionConfig, Field } from 'payload'
import { contentAccess } from '../../access/contentAccess.ts'
import { addressField } from '../../fields/address.ts'
import { emailField } from '../../fields/email.ts'
import { editorialFields } from '../../fields/editorial.ts'
import { formerSlugsField } from '../../fields/formerSlugs.ts'
import { importedFields } from '../../fields/imported.ts'
import { openToTranslators } from '../../fields/openToTranslators.ts'
import { usedByField } from '../../fields/usedBy.ts'
import { slugField } from '../../fields/slug.ts'
import { createContentHooks } from '../../hooks/contentHooks.ts'
import { keepNamedPrintings } from '../../references/keepNamedPrintings.ts'
import { usesEndpoint, wholeBookEndpoints } from '../../references/usesEndpoints.ts'
import { groups } from '../groups.ts'
import { draftsAndVersions } from '../versions.ts'
import { contentsRows } from './contentsRows.ts'
import { errataFields } from './errataFields.ts'
import { linkRows } from './linkRows.ts'
import { printingRows } from './printingRows.ts'
import { recordFields } from './recordFields.ts'

const hooks = createContentHooks('books')

/** One edition (版) of a work. A second edition is another book that names the first in `previousEdition`. */
export const books: CollectionConfig = {
  slug: 'books',
  labels: { singular: { ja: '本', en: 'Book' }, plural: { ja: '本', en: 'Books' } },
  admin: {
    group: groups.book,
    useAsTitle: 'displayTitle',
    description: {
      ja: '1冊(1つの版)ごとに1件。改訂版は別の本として加え、「前の版」で結びます。増刷は「刷」に加えます。',
      en:
        'One entry for each edition. A second edition is a new book that names its previous edition; ' +
        'a reprint is a row under "Printings".',
    },
    defaultColumns: ['displayTitle', 'slug', 'isbn', 'publishedOn', 'missing', '_status', 'updatedAt'],
    listSearchableFields: ['displayTitle', 'slug', 'isbn', 'ebookIsbn'],
    hideAPIURL: true,
  },
  access: contentAccess,
  hooks: { ...hooks, beforeChange: [keepNamedPrintings, ...hooks.beforeChange] },
  endpoints: [usesEndpoint('books'), ...wholeBookEndpoints],
  versions: draftsAndVersions,
  trash: true,
  defaultSort: '-publishedOn',
  graphQL: false,
  fields: openToTranslators([
    ...importedFields(),
    {
      type: 'tabs',
      tabs: [
        {
          label: { ja: '書誌', en: 'Record' },
          description: { ja: '奥付と同じ内容を書きます。', en: 'What the colophon says.' },
          fields: recordFields(),
        },
        {
          label: { ja: '刷', en: 'Printings' },
          description: { ja: '増刷のたびに1行加えます。', en: 'One row for each printing.' },
          fields: [printingRows()],
        },
        {
          label: { ja: '目次', en: 'Contents' },
          description: {
            ja: '章と節を紙面の順に並べます。',
            en: 'Chapters and sections, in the order of the book.',
          },
          fields: [contentsRows()],
        },
        {
          label: { ja: '正誤表と数式', en: 'Errata and formulas' },
          description: {
            ja: '正誤表の全体への注記と、この本のマクロです。',
            en: 'A remark on the whole list of errata, and the macros of this book.',
          },
          fields: errataFields(),
        },
        {
          label: { ja: 'リンクと連絡先', en: 'Links and contact' },
          description: { ja: '書誌の下に並ぶリンクです。', en: 'The links below the record.' },
          fields: [linkRows(), supportEmail()],
        },
      ],
    },
    slugField({ scope: 'collection', example: 'diffusion-models' }),
    addressField({ scope: 'collection' }),
    {
      name: 'cover',
      type: 'upload',
      relationTo: 'media',
      label: { ja: '書影', en: 'Cover' },
      filterOptions: { mimeType: { contains: 'image/' } },
      admin: {
        position: 'sidebar',
        description: {
          ja: '表紙の画像(PNG, JPEG, WebP, AVIF)。幅960ピクセル以上が目安です。',
          en: 'A picture of the cover (PNG, JPEG, WebP, AVIF), 960 pixels wide or more.',
        },
      },
    },
    {
      name: 'previousEdition',
      type: 'relationship',
      relationTo: 'books',
      label: { ja: '前の版', en: 'Previous edition' },
      filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
      admin: {
        position: 'sidebar',
        description: { ja: '初版なら空のまま。例: 第2版なら第1版を選ぶ', en: 'Empty for a first edition.' },
      },
    },
    usedByField(),
    ...editorialFields(),
  ]).concat(formerSlugsField()),
}

function supportEmail(): Field {
  return emailField({
    name: 'supportEmail',
    label: { ja: 'サポートのメールアドレス', en: 'Support e-mail' },
    description: {
      ja: '誤りの報告先。空ならサイト設定のアドレスを表示。例: support@example.org',
      en: 'Where readers report errors. Empty: the one of the site settings. Example: support@example.org',
    },
  })
}
