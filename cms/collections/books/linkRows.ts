import type { Field } from 'payload'
import { bookLinkKinds } from '../../../content/book.ts'
import type { Bilingual } from '../../../content/locale.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { linkField } from '../../fields/link.ts'
import { textField } from '../../fields/textField.ts'

const linkKindLabels: Record<(typeof bookLinkKinds)[number], Bilingual> = {
  publisher: { ja: '出版社のページ', en: "Publisher's page" },
  buy: { ja: '購入', en: 'Buy' },
  ebook: { ja: '電子版', en: 'E-book' },
  sample: { ja: '試し読み', en: 'Sample' },
  code: { ja: 'コード', en: 'Code' },
  other: { ja: 'その他', en: 'Other' },
}

/** Where readers can go from here: the publisher, shops, a sample. */
export function linkRows(): Field {
  return {
    name: 'links',
    type: 'array',
    label: { ja: 'リンク', en: 'Links' },
    labels: { singular: { ja: 'リンク', en: 'Link' }, plural: { ja: 'リンク', en: 'Links' } },
    maxRows: 50,
    admin: {
      description: { ja: '出版社、購入先、試し読みなど。', en: 'The publisher, shops, a sample …' },
      components: { RowLabel: '/components/RowLabel#LinkRowLabel' },
    },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'kind',
            type: 'select',
            label: { ja: '種類', en: 'Kind' },
            required: true,
            defaultValue: 'publisher',
            options: bookLinkKinds.map((value) => ({ value, label: linkKindLabels[value] })),
            admin: {
              width: '30%',
              description: {
                ja: '表示名が空なら、これが表示されます。',
                en: 'Shown where the link has no text of its own.',
              },
            },
          },
          linkField({
            name: 'url',
            label: { ja: 'URL', en: 'URL' },
            description: { ja: '例: https://example.org/book', en: 'Example: https://example.org/book' },
            required: {
              ja: 'リンク先のURLを書いてください。例: https://example.org/book',
              en: 'Write where the link leads, like https://example.org/book.',
            },
            admin: { width: '70%' },
          }),
        ],
      },
      bilingual(textField, {
        name: 'label',
        label: { ja: '表示名', en: 'Text' },
        description: {
          ja: '空なら種類の名前を表示。例: 見本書店',
          en: 'Empty: the name of its kind. Example: Mihon Bookshop',
        },
      }),
    ],
  }
}
