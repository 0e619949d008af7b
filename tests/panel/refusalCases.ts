import type { Bilingual } from '../../content/locale.ts'

/** A value that a save is refused for. */
export type RefusalCase = {
  /** The collection, or `globals/…`. */
  to: string
  /** What is wrong, beside what a good document of that collection has. */
  data: Record<string, unknown>
  /** The path in the answer, what the editor calls it, and how the sentence begins. */
  path: string
  label: Bilingual
  says: Bilingual
  /** Whether a draft is refused, too. Collections without drafts save in one way. */
  inDrafts: boolean
}

/** What the cases need of the installation: the ids of the demo's book, and the taken names. */
export type Ids = { book: string; takenEmail: string; erratum: string }

/** What every collection takes, so that a case differs by one value. */
export const goodDocuments = ({ book }: Ids): Record<string, Record<string, unknown>> => ({
  books: { title: { ja: '良い本' }, slug: 'a-good-book' },
  errata: { book, page: '7', correction: 'よい' },
  news: { title: { ja: '良い知らせ' }, slug: 'good-news', book, date: '2026-01-01T12:00:00.000Z' },
  materials: { title: { ja: '良い資料' }, kind: 'slides', url: 'https://example.org/', book },
  excerpts: { title: { ja: '良い抜粋' }, slug: 'a-good-excerpt', book },
  users: { name: '人', role: 'editor', email: 'somebody@example.org', password: 'long-enough-to-be-good' },
  'service-accounts': { name: '良い名前' },
  'globals/site-settings': { title: { ja: '良いサイト' } },
})

const paragraph = (text: string) => ({
  root: {
    type: 'root',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    children: [
      {
        type: 'paragraph',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        textFormat: 0,
        textStyle: '',
        children: [{ type: 'text', version: 1, text, detail: 0, format: 0, mode: 'normal', style: '' }],
      },
    ],
  },
})

const slugLabel = { ja: 'URLの名前', en: 'URL name' }
const notALink = {
  ja: 'リンクは http://、https:// か mailto: で始めて',
  en: 'A link begins with http://, https:// or mailto:',
}
const notAnAddress = { ja: 'メールアドレスの形にしてください。', en: 'Write an e-mail address' }
const brokenFormula = (at: number) => ({
  ja: `${at}文字目: 数式を読めません`,
  en: `Character ${at}: this formula cannot be read`,
})
const row = (fields: object) => [fields]

/** Each rule of every collection, refused once. */
export const refusalCases = ({ takenEmail }: Ids): RefusalCase[] => [
  // Books
  {
    to: 'books',
    data: { title: { ja: '', en: '' } },
    path: 'title.ja',
    label: { ja: '書名 › 日本語', en: 'Title › Japanese' },
    says: { ja: '書名を日本語か英語で書いてください。', en: 'Write the title' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { title: { ja: '良い本', en: 'a'.repeat(301) } },
    path: 'title.en',
    label: { ja: '書名 › 英語', en: 'Title › English' },
    says: { ja: '長すぎます(301文字)。', en: 'This is too long (301 characters).' },
    inDrafts: true,
  },
  {
    to: 'books',
    data: { slug: 'Bad Slug' },
    path: 'slug',
    label: slugLabel,
    says: { ja: 'URLの名前には英小文字と数字を使い', en: 'A URL name has small letters' },
    inDrafts: true,
  },
  {
    to: 'books',
    data: { slug: '' },
    path: 'slug',
    label: slugLabel,
    says: { ja: 'URLの名前を書いてください。', en: 'Write a name for the URL' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { slug: 'diffusion-models' },
    path: 'slug',
    label: slugLabel,
    says: {
      ja: '「diffusion-models」はほかの文書が使っています。',
      en: '"diffusion-models" is taken by another document.',
    },
    inDrafts: true,
  },
  {
    to: 'books',
    data: { isbn: '978-4-00-000000-1' },
    path: 'isbn',
    label: { ja: 'ISBN', en: 'ISBN' },
    says: { ja: 'ISBNの最後の数字', en: 'The last digit of this ISBN' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { pageCount: 0 },
    path: 'pageCount',
    label: { ja: 'ページ数', en: 'Pages' },
    says: { ja: '1から99999までの整数', en: 'Write a whole number from 1' },
    inDrafts: true,
  },
  {
    to: 'books',
    data: { publishedOn: 'yesterday' },
    path: 'publishedOn',
    label: { ja: '発行日', en: 'Published on' },
    says: { ja: '日付として読めません。', en: 'This is not a date.' },
    inDrafts: true,
  },
  {
    to: 'books',
    data: { authors: row({ name: { ja: '' } }) },
    path: 'authors.0.name.ja',
    label: { ja: '著者 1 › 氏名 › 日本語', en: 'Author 1 › Name › Japanese' },
    says: { ja: '著者の氏名を日本語か英語で書いてください。', en: "Write the author's name" },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { printings: [{ number: 1 }, { number: 1 }] },
    path: 'printings.1.number',
    label: { ja: '刷 2 › 刷数', en: 'Printing 2 › Number' },
    says: { ja: '第1刷が2行あります。', en: 'Printing 1 stands twice.' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { printings: row({ number: null }) },
    path: 'printings.0.number',
    label: { ja: '刷 1 › 刷数', en: 'Printing 1 › Number' },
    says: { ja: '何刷かを書いてください。', en: 'Write which printing it is' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: {
      printings: [
        { number: 1, date: '2024-01-01T12:00:00.000Z' },
        { number: 2, date: '2023-01-01T12:00:00.000Z' },
      ],
    },
    path: 'printings.1.date',
    label: { ja: '刷 2 › 発行日', en: 'Printing 2 › Date' },
    says: { ja: '第2刷の日付が第1刷より前です。', en: 'Printing 2 is dated before printing 1.' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { toc: row({ title: { ja: '章' }, sections: row({ title: { en: '$\\frac{1$' } }) }) },
    path: 'toc.0.sections.0.title.en',
    label: { ja: '章 1 › 節 1 › 見出し › 英語', en: 'Chapter 1 › Section 1 › Heading › English' },
    says: brokenFormula(9),
    inDrafts: false,
  },
  {
    to: 'books',
    data: { links: row({ kind: 'buy', url: 'javascript:alert(1)' }) },
    path: 'links.0.url',
    label: { ja: 'リンク 1 › URL', en: 'Link 1 › URL' },
    says: notALink,
    inDrafts: true,
  },
  {
    to: 'books',
    data: { links: row({ kind: null, url: 'https://example.org/' }) },
    path: 'links.0.kind',
    label: { ja: 'リンク 1 › 種類', en: 'Link 1 › Kind' },
    says: { ja: '', en: '' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { links: Array.from({ length: 51 }, () => ({ kind: 'buy', url: 'https://example.org/' })) },
    path: 'links',
    label: { ja: 'リンク', en: 'Links' },
    says: { ja: '', en: '' },
    inDrafts: false,
  },
  {
    to: 'books',
    data: { supportEmail: 'nobody' },
    path: 'supportEmail',
    label: { ja: 'サポートのメールアドレス', en: 'Support e-mail' },
    says: notAnAddress,
    inDrafts: true,
  },
  // Errata
  {
    to: 'errata',
    data: { page: '' },
    path: 'page',
    label: { ja: 'ページ', en: 'Page' },
    says: { ja: '場所を書いてください。', en: 'Write where it is' },
    inDrafts: false,
  },
  {
    to: 'errata',
    data: { page: '37 と 38' },
    path: 'page',
    label: { ja: 'ページ', en: 'Page' },
    says: { ja: 'ページは紙面に印刷されたとおりに', en: 'Write one page as it is printed' },
    inDrafts: false,
  },
  {
    to: 'errata',
    data: { line: 1000 },
    path: 'line',
    label: { ja: '行', en: 'Line' },
    says: { ja: '1から999までの整数', en: 'Write a whole number from 1 to 999.' },
    inDrafts: true,
  },
  {
    to: 'errata',
    data: { original: '同じ', correction: '同じ' },
    path: 'correction',
    label: { ja: '正', en: 'As it should be' },
    says: { ja: '「誤」と「正」が同じです。', en: 'This is the same as what is printed.' },
    inDrafts: false,
  },
  {
    to: 'errata',
    data: { correction: '$\\frac{1$' },
    path: 'correction',
    label: { ja: '正', en: 'As it should be' },
    says: brokenFormula(9),
    inDrafts: false,
  },
  {
    to: 'errata',
    data: { printings: '3-1' },
    path: 'printings',
    label: { ja: '該当する刷', en: 'Affected printings' },
    says: { ja: '「3-1」: 範囲の前後が逆です。', en: '"3-1": this range runs backwards.' },
    inDrafts: false,
  },
  {
    to: 'errata',
    data: { reportedBy: 'A\u202EB' },
    path: 'reportedBy',
    label: { ja: '報告者', en: 'Reported by' },
    says: { ja: '2文字目: 表示できない文字(U+202E)', en: 'Character 2: U+202E cannot be shown.' },
    inDrafts: true,
  },
  {
    to: 'errata',
    data: { tag: 'AAAAA' },
    path: 'tag',
    label: { ja: 'タグ', en: 'Tag' },
    says: { ja: 'タグは保存のときに自動で付きます。', en: 'A tag is given when the erratum is saved.' },
    inDrafts: true,
  },
  {
    to: 'errata',
    data: { book: null },
    path: 'book',
    label: { ja: '本', en: 'Book' },
    says: { ja: '', en: '' },
    inDrafts: false,
  },
  // News, materials, excerpts
  {
    to: 'news',
    data: { date: null },
    path: 'date',
    label: { ja: '日付', en: 'Date' },
    says: { ja: '日付を選んでください。', en: 'Choose a date.' },
    inDrafts: false,
  },
  {
    to: 'news',
    data: { link: 'ftp://example.org/' },
    path: 'link',
    label: { ja: 'リンク', en: 'Link' },
    says: notALink,
    inDrafts: true,
  },
  {
    to: 'news',
    data: { body: { ja: paragraph('見よ $\\frac{1$') } },
    path: 'body.ja',
    label: { ja: '本文 › 日本語', en: 'Text › Japanese' },
    says: { ja: '「見よ $\\frac{1$」', en: '"見よ $\\frac{1$"' },
    inDrafts: false,
  },
  {
    to: 'materials',
    data: { url: '' },
    path: 'url',
    label: { ja: 'リンク', en: 'Link' },
    says: { ja: '', en: '' },
    inDrafts: false,
  },
  {
    to: 'excerpts',
    data: { body: { en: paragraph('A\u202EB') } },
    path: 'body.en',
    label: { ja: '本文 › 英語', en: 'Text › English' },
    says: { ja: '「A\u202EB」 2文字目', en: '"A\u202EB" Character 2' },
    inDrafts: true,
  },
  // Accounts
  {
    to: 'users',
    data: { name: '' },
    path: 'name',
    label: { ja: '名前', en: 'Name' },
    says: { ja: '', en: '' },
    inDrafts: false,
  },
  {
    to: 'users',
    data: { email: takenEmail },
    path: 'email',
    label: { ja: 'メールアドレス', en: 'Email' },
    says: { ja: '', en: 'A user with the given email is already registered.' },
    inDrafts: false,
  },
  {
    to: 'service-accounts',
    data: { name: '' },
    path: 'name',
    label: { ja: '名前', en: 'Name' },
    says: { ja: '', en: '' },
    inDrafts: false,
  },
  // The site
  {
    to: 'globals/site-settings',
    data: { baseUrl: 'example.org' },
    path: 'baseUrl',
    label: { ja: 'サイトのアドレス', en: 'Address of the site' },
    says: {
      ja: 'サイトのアドレスは http:// か https:// で始まり',
      en: 'The address of the site begins with',
    },
    inDrafts: true,
  },
  {
    to: 'globals/site-settings',
    data: { supportEmail: 'nobody' },
    path: 'supportEmail',
    label: { ja: 'サポートのメールアドレス', en: 'Support e-mail' },
    says: notAnAddress,
    inDrafts: true,
  },
]
