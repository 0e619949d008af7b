import type { Field } from 'payload'
import { bilingual } from '../../fields/bilingual.ts'
import { dayField } from '../../fields/day.ts'
import { isbnField } from '../../fields/isbn.ts'
import { mixedTextField } from '../../fields/mixedText.ts'
import { textField } from '../../fields/textField.ts'
import { wholeNumberField } from '../../fields/wholeNumber.ts'

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

/** What the colophon says of an edition. */
export function recordFields(): Field[] {
  return [
    bilingual(mixedTextField, {
      name: 'title',
      label: { ja: '書名', en: 'Title' },
      description: {
        ja: '副題を除いた書名。例: 拡散モデル',
        en: 'Without the subtitle. Example: Diffusion Models',
      },
      maxLength: 300,
      required: {
        ja: '書名を日本語か英語で書いてください。',
        en: 'Write the title, in Japanese or in English.',
      },
    }),
    bilingual(mixedTextField, {
      name: 'subtitle',
      label: { ja: '副題', en: 'Subtitle' },
      description: { ja: '例: データ生成技術の数理', en: 'Example: the mathematics of generating data' },
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
        bilingual(textField, {
          name: 'name',
          label: { ja: '氏名', en: 'Name' },
          description: { ja: '例: 見本 花子(英語では Hanako Mihon)', en: 'Example: Hanako Mihon' },
          required: {
            ja: '著者の氏名を日本語か英語で書いてください。',
            en: "Write the author's name, in Japanese or in English.",
          },
        }),
      ],
    },
    bilingual(textField, {
      name: 'publisher',
      label: { ja: '出版社', en: 'Publisher' },
      description: { ja: '例: 見本出版', en: 'Example: Mihon Press' },
    }),
    bilingual(textField, {
      name: 'series',
      label: { ja: 'シリーズ', en: 'Series' },
      description: { ja: '叢書名。なければ空のまま。', en: 'The series, if there is one.' },
    }),
    {
      type: 'row',
      fields: [
        isbnField({
          name: 'isbn',
          label: { ja: 'ISBN', en: 'ISBN' },
          description: {
            ja: '13桁。ハイフンはあってもなくても。例: 978-4-00-000000-0',
            en: '13 digits, with or without hyphens. Example: 978-4-00-000000-0',
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
    bilingual(mixedTextField, {
      name: 'description',
      label: { ja: '紹介文', en: 'Description' },
      description: {
        ja: '2〜5文で。数式は $x^2$ のように書けます。',
        en: 'Two to five sentences. Formulas go between dollars: $x^2$.',
      },
      maxLength: 5000,
      admin: { rows: 6 },
    }),
  ]
}
