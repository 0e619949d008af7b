import type { Book } from '../../content/book.ts'
import type { TocEntry } from '../../content/tocEntry.ts'
import { createDraw } from './draw.ts'
import { idOf, untranslated } from './identity.ts'

export const chapters = 10
export const pagesOfChapter = 28

/** The record of the book with this number, with its printings and its contents. */
export function createRecord(number: number): Book {
  const draw = createDraw(number * 1_000_003)
  const [subject, method] = [draw.one(subjects), draw.one(methods)]
  const year = draw.number(2012, 2025)
  return {
    id: idOf('book', number),
    slug: slugOf(number),
    formerSlugs: [],
    title: {
      ja: `${subject.ja}の${method.ja} 第${number}巻`,
      en: `${method.en} of ${subject.en}, Volume ${number}`,
    },
    subtitle: {
      ja: `基礎から${draw.one(subjects).ja}まで`,
      en: `From the Basics to ${draw.one(subjects).en}`,
    },
    authors: Array.from({ length: draw.number(1, 3) }, () => {
      const [family, given] = [draw.one(families), draw.one(givenNames)]
      return { name: { ja: `${family.ja} ${given.ja}`, en: `${given.en} ${family.en}` } }
    }),
    publisher: { ja: '見本出版', en: 'Mihon Press' },
    series: draw.chance(40) ? { ja: '見本数理シリーズ', en: 'Mihon Series in Mathematics' } : untranslated,
    isbn: isbnOf(number),
    ebookIsbn: null,
    publishedOn: `${year}-${twoDigits(draw.number(1, 12))}-15`,
    pageCount: chapters * pagesOfChapter + 20,
    lang: 'ja',
    cover: null,
    description: {
      ja: `${subject.ja}の考え方を、${method.ja}の側から一冊にまとめました。前半で定義と例を、後半で証明と実装を扱います。各章末に演習問題があります。`,
      en: `The ideas of ${subject.en}, told from the side of its ${method.en.toLowerCase()}. The first half has definitions and examples, the second proofs and programs.`,
    },
    links: [{ kind: 'publisher', label: untranslated, url: `https://press.example.org/books/${number}` }],
    supportEmail: null,
    printings: Array.from({ length: draw.number(1, 4) }, (_, index) => ({
      number: index + 1,
      date: `${year + 1 + index}-06-01`,
      note: untranslated,
    })),
    errataNote: { ja: 'ページ番号は紙の本のものです。', en: 'Page numbers are those of the paper edition.' },
    macros: null,
    toc: createContents(number),
    previousEdition: null,
    updatedAt: '2026-01-10T00:00:00.000Z',
  }
}

export function slugOf(number: number): string {
  return `book-${String(number).padStart(4, '0')}`
}

/** The contents of the book with this number: ten chapters of four sections, all with their pages. */
export function createContents(number: number): TocEntry[] {
  const draw = createDraw(number * 104_729)
  return Array.from({ length: chapters }, (_, chapter) => {
    const first = chapter * pagesOfChapter + 1
    const subject = draw.one(subjects)
    return {
      label: `第${chapter + 1}章`,
      title: { ja: subject.ja, en: subject.en },
      page: String(first),
      sections: Array.from({ length: 4 }, (_unused, section) => {
        const [part, method] = [draw.one(subjects), draw.one(methods)]
        return {
          label: `${chapter + 1}.${section + 1}`,
          title: { ja: `${part.ja}の${method.ja}`, en: `${method.en} of ${part.en}` },
          page: String(first + section * 7),
        }
      }),
    }
  })
}

// 13 digits with the check digit of ISO 2108.
function isbnOf(number: number): string {
  const digits = `9784${String(number).padStart(8, '0')}`
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return `${digits}${(10 - (sum % 10)) % 10}`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

const subjects = [
  { ja: '確率過程', en: 'Stochastic Processes' },
  { ja: '生成モデル', en: 'Generative Models' },
  { ja: '凸最適化', en: 'Convex Optimization' },
  { ja: '線形代数', en: 'Linear Algebra' },
  { ja: '情報幾何', en: 'Information Geometry' },
  { ja: 'グラフ理論', en: 'Graph Theory' },
  { ja: '数値解析', en: 'Numerical Analysis' },
  { ja: '強化学習', en: 'Reinforcement Learning' },
  { ja: 'ベイズ統計', en: 'Bayesian Statistics' },
  { ja: '符号理論', en: 'Coding Theory' },
  { ja: '微分方程式', en: 'Differential Equations' },
  { ja: '計算量理論', en: 'Complexity Theory' },
] as const
const methods = [
  { ja: '数理', en: 'Mathematics' },
  { ja: '入門', en: 'Foundations' },
  { ja: '実装', en: 'Practice' },
  { ja: '理論', en: 'Theory' },
  { ja: '応用', en: 'Applications' },
] as const
const families = [
  { ja: '見本', en: 'Mihon' },
  { ja: '架空', en: 'Kaku' },
  { ja: '例田', en: 'Reida' },
  { ja: '試野', en: 'Shino' },
] as const
const givenNames = [
  { ja: '花子', en: 'Hanako' },
  { ja: '太郎', en: 'Taro' },
  { ja: '一葉', en: 'Kazuha' },
  { ja: '学', en: 'Manabu' },
] as const
