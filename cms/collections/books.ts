import type { CollectionConfig, Field } from 'payload'
import { bookLinkKinds } from '../../content/book.ts'
import { contentAccess } from '../access/contentAccess.ts'
import { dayField } from '../fields/day.ts'
import { emailField } from '../fields/email.ts'
import { isbnField } from '../fields/isbn.ts'
import { linkField } from '../fields/link.ts'
import { mixedTextField } from '../fields/mixedText.ts'
import { pageLabelField } from '../fields/pageLabel.ts'
import { printingRows } from '../fields/printingRows.ts'
import { slugField } from '../fields/slug.ts'
import { textField } from '../fields/textField.ts'
import { wholeNumberField } from '../fields/wholeNumber.ts'
import { contentHooks } from '../hooks/contentHooks.ts'
import { groups } from './groups.ts'
import { draftsAndVersions } from './versions.ts'

const linkKindLabels: Record<(typeof bookLinkKinds)[number], { ja: string; en: string }> = {
  publisher: { ja: '出版社のページ', en: "Publisher's page" },
  buy: { ja: '購入', en: 'Buy' },
  ebook: { ja: '電子版', en: 'E-book' },
  sample: { ja: '試し読み', en: 'Sample' },
  code: { ja: 'コード', en: 'Code' },
  other: { ja: 'その他', en: 'Other' },
}

/** One edition (版) of a work. A second edition is another book that names the first in `previousEdition`. */
export const books: CollectionConfig = {
  slug: 'books',
  labels: { singular: { ja: '本', en: 'Book' }, plural: { ja: '本', en: 'Books' } },
  admin: {
    group: groups.book,
    useAsTitle: 'title',
    description: {
      ja: '1冊(1つの版)ごとに1件。改訂版は別の本として加え、「前の版」で結びます。増刷は「刷」に加えます。',
      en: 'One entry for each edition. A second edition is a new book that names its previous edition; a reprint is a row under "Printings".',
    },
    defaultColumns: ['title', 'slug', 'isbn', 'publishedOn', '_status', 'updatedAt'],
    listSearchableFields: ['title', 'slug', 'isbn', 'ebookIsbn'],
    hideAPIURL: true,
  },
  access: contentAccess,
  hooks: contentHooks('books'),
  versions: draftsAndVersions,
  trash: true,
  defaultSort: '-publishedOn',
  graphQL: false,
  fields: [
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
          label: { ja: 'リンクと連絡先', en: 'Links and contact' },
          description: { ja: '書誌の下に並ぶリンクです。', en: 'The links below the record.' },
          fields: [linkRows(), supportEmail()],
        },
      ],
    },
    slugField({ scope: 'collection', example: 'diffusion-models' }),
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
  ],
}

function recordFields(): Field[] {
  return [
    mixedTextField({
      name: 'title',
      label: { ja: '書名', en: 'Title' },
      description: {
        ja: '副題を除いた書名。例: 拡散モデル',
        en: 'Without the subtitle. Example: Diffusion Models',
      },
      localized: true,
      maxLength: 300,
      required: {
        ja: '書名を日本語か英語で書いてください。',
        en: 'Write the title, in Japanese or in English.',
      },
    }),
    mixedTextField({
      name: 'subtitle',
      label: { ja: '副題', en: 'Subtitle' },
      description: { ja: '例: データ生成技術の数理', en: 'Example: the mathematics of generating data' },
      localized: true,
      maxLength: 300,
    }),
    {
      name: 'authors',
      type: 'array',
      label: { ja: '著者', en: 'Authors' },
      labels: { singular: { ja: '著者', en: 'Author' }, plural: { ja: '著者', en: 'Authors' } },
      maxRows: 50,
      admin: {
        description: { ja: '表紙の順に1人1行で。', en: 'One row each, in the order of the cover.' },
        components: { RowLabel: '/components/RowLabel#AuthorRowLabel' },
      },
      fields: [
        textField({
          name: 'name',
          label: { ja: '氏名', en: 'Name' },
          description: { ja: '例: 見本 花子(英語では Hanako Mihon)', en: 'Example: Hanako Mihon' },
          localized: true,
          required: {
            ja: '著者の氏名を日本語か英語で書いてください。',
            en: "Write the author's name, in Japanese or in English.",
          },
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        textField({
          name: 'publisher',
          label: { ja: '出版社', en: 'Publisher' },
          description: { ja: '例: 見本出版', en: 'Example: Mihon Press' },
          localized: true,
        }),
        textField({
          name: 'series',
          label: { ja: 'シリーズ', en: 'Series' },
          description: { ja: '叢書名。なければ空のまま。', en: 'The series, if there is one.' },
          localized: true,
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        isbnField({
          name: 'isbn',
          label: { ja: 'ISBN', en: 'ISBN' },
          description: {
            ja: '13桁。ハイフンはあってもなくても。例: 978-4-00-000000-3',
            en: '13 digits, with or without hyphens. Example: 978-4-00-000000-3',
          },
        }),
        isbnField({
          name: 'ebookIsbn',
          label: { ja: '電子版のISBN', en: 'ISBN of the e-book' },
          description: { ja: '電子版に別のISBNがあれば。', en: 'If the e-book has one of its own.' },
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        dayField({
          name: 'publishedOn',
          label: { ja: '発行日', en: 'Published on' },
          description: {
            ja: '奥付の第1刷の発行日。例: 2023-02-17',
            en: 'The date of the first printing. Example: 2023-02-17',
          },
        }),
        wholeNumberField({
          name: 'pageCount',
          label: { ja: 'ページ数', en: 'Pages' },
          description: { ja: '総ページ数。例: 196', en: 'How many pages it has. Example: 196' },
          from: 1,
          to: 99_999,
        }),
        {
          name: 'lang',
          type: 'select',
          label: { ja: '本の言語', en: 'Language of the book' },
          required: true,
          defaultValue: 'ja',
          options: bookLanguages,
          admin: {
            description: {
              ja: '本文が印刷されている言語。正誤の引用もこの言語として表示します。',
              en: 'The language it is printed in; its errata are quoted in it.',
            },
          },
        },
      ],
    },
    mixedTextField({
      name: 'description',
      label: { ja: '紹介文', en: 'Description' },
      description: {
        ja: '2〜5文で。数式は $x^2$ のように書けます。',
        en: 'Two to five sentences. Formulas go between dollars: $x^2$.',
      },
      localized: true,
      maxLength: 5000,
      admin: { rows: 6 },
    }),
  ]
}

const bookLanguages = [
  { value: 'ja', label: { ja: '日本語', en: 'Japanese' } },
  { value: 'en', label: { ja: '英語', en: 'English' } },
  { value: 'zh-Hans', label: { ja: '中国語(簡体字)', en: 'Chinese (simplified)' } },
  { value: 'zh-Hant', label: { ja: '中国語(繁体字)', en: 'Chinese (traditional)' } },
  { value: 'ko', label: { ja: '韓国語', en: 'Korean' } },
  { value: 'de', label: { ja: 'ドイツ語', en: 'German' } },
  { value: 'fr', label: { ja: 'フランス語', en: 'French' } },
  { value: 'es', label: { ja: 'スペイン語', en: 'Spanish' } },
]

function contentsRows(): Field {
  return {
    name: 'toc',
    type: 'array',
    label: { ja: '目次', en: 'Contents' },
    labels: { singular: { ja: '章', en: 'Chapter' }, plural: { ja: '章', en: 'Chapters' } },
    maxRows: 500,
    admin: {
      initCollapsed: true,
      description: {
        ja: '「はじめに」など番号のない部分も1行で。',
        en: 'A part without a number, like a preface, is a row too.',
      },
      components: { RowLabel: '/components/RowLabel#ContentsRowLabel' },
    },
    fields: [
      ...entryFields({ ja: '第1章', en: 'Chapter 1' }, { ja: '生成モデル', en: 'Generative models' }),
      {
        name: 'sections',
        type: 'array',
        label: { ja: '節', en: 'Sections' },
        labels: { singular: { ja: '節', en: 'Section' }, plural: { ja: '節', en: 'Sections' } },
        maxRows: 200,
        admin: {
          initCollapsed: true,
          description: { ja: 'この章の節を順に。', en: 'The sections of this chapter, in order.' },
          components: { RowLabel: '/components/RowLabel#ContentsRowLabel' },
        },
        fields: entryFields(
          { ja: '1.1', en: '1.1' },
          { ja: '生成モデルとは何か', en: 'What is a generative model?' },
        ),
      },
    ],
  }
}

function entryFields(label: { ja: string; en: string }, title: { ja: string; en: string }): Field[] {
  return [
    {
      type: 'row',
      fields: [
        textField({
          name: 'label',
          label: { ja: '番号', en: 'Number' },
          description: {
            ja: `印刷されたとおりに。例: ${label.ja}`,
            en: `As it is printed. Example: ${label.en}`,
          },
          maxLength: 40,
          admin: { width: '20%' },
        }),
        mixedTextField({
          name: 'title',
          label: { ja: '見出し', en: 'Heading' },
          description: { ja: `例: ${title.ja}`, en: `Example: ${title.en}` },
          localized: true,
          maxLength: 300,
          required: {
            ja: '見出しを日本語か英語で書いてください。',
            en: 'Write the heading, in Japanese or in English.',
          },
          admin: { rows: 1, width: '60%' },
        }),
        pageLabelField({
          name: 'page',
          label: { ja: 'ページ', en: 'Page' },
          description: { ja: '例: xiii, 37', en: 'Example: xiii, 37' },
          admin: { width: '20%' },
        }),
      ],
    },
  ]
}

function linkRows(): Field {
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
          textField({
            name: 'label',
            label: { ja: '表示名', en: 'Text' },
            description: {
              ja: '空なら種類の名前を表示。例: 見本書店',
              en: 'Empty: the name of its kind. Example: Mihon Bookshop',
            },
            localized: true,
            admin: { width: '70%' },
          }),
        ],
      },
      linkField({
        name: 'url',
        label: { ja: 'URL', en: 'URL' },
        description: { ja: '例: https://example.org/book', en: 'Example: https://example.org/book' },
        required: {
          ja: 'リンク先のURLを書いてください。例: https://example.org/book',
          en: 'Write where the link leads, like https://example.org/book.',
        },
      }),
    ],
  }
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
