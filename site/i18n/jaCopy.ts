import type { CopyCounts } from '../../content/countForCopy.ts'
import type { Copy } from '../../content/copies.ts'

/** What the sentence about a copy is made of. `inList`: the counts of all pages of a long list, on its first page; else null. */
export type CopyAnswerParts = {
  kind: Copy['kind']
  /** What the copy is called: 第3刷. */
  copy: string
  onPage: CopyCounts
  inList: CopyCounts | null
  /** Whether the list has more pages than this one. */
  isPart: boolean
}

/** The words about the reader's copy, in Japanese. */
export const copyInJapanese = {
  title: 'お手元の本',
  legend: 'お手元の本を選ぶ',
  change: '変更',
  everything: 'すべて表示',
  dontKnow: 'わからない',
  example: {
    colophon: {
      alt: '奥付の例。「2024年4月10日 初版第1刷発行」の下に「2025年1月10日 第3刷発行」とある。',
      hint: '巻末の奥付で、いちばん下の「第…刷発行」を見てください。この例では第3刷です。「第1刷発行」だけなら、第1刷です。',
    },
    'copyright-page': {
      alt: '著作権ページの例。「First published 2024」「Third printing 2025」の下に、数字の列「10 9 8 7 6 5 4 3」がある。',
      hint: '扉の裏の著作権ページで「… printing」を見てください。数字の列だけがあれば、いちばん小さい数が刷です。この例では第3刷です。',
    },
  },
  notKnownToBeOut: '発行は未確認',
  findByDate: '発行日から探す',
  noPrintingOfDate: 'この日付の刷は一覧にありません。いちばん近いのは{printing}です。',
  remembers: '選んだ本は、この端末だけが覚えています。「すべて表示」を選ぶと忘れます。',
  all: (total: number) => `すべての訂正(${total}件)を表示しています。`,
  allOnPart: (total: number) => `このページのすべての訂正(${total}件)を表示しています。`,
  noSuchCopy: '「{asked}」では絞り込めないので、すべての訂正を表示しています。',
  answer: (parts: CopyAnswerParts) => ({ lead: sayCount(parts), more: sayMore(parts) }),
  rest: (count: number) => `該当しない${count}件も表示`,
  notYours: 'お手元の本には該当しません',
  maybeYours: 'お手元の本に該当するかは不明',
  line: ({ copy, counts: { yes, unknown } }: { copy: string; counts: CopyCounts }) =>
    [
      yes === 0
        ? `お手元の${copy}に該当する${unknown > 0 ? 'とわかっている' : ''}訂正はありません`
        : `お手元の${copy}には訂正が${yes}件あります`,
      unknown > 0 ? `(${yes === 0 ? '' : 'ほかに、'}該当するか不明なもの${unknown}件)` : '',
    ].join(''),
  ofPrinting: (count: number) => (count === 0 ? '訂正なし' : `訂正${count}件`),
}

function sayCount({ copy, onPage, inList, isPart }: CopyAnswerParts): string {
  const { yes, unknown, substantive, areSeveritiesStated } = inList ?? onPage
  const [scope, noun] = isPart && inList === null ? ['このページの訂正で', 'もの'] : ['', '訂正']
  if (yes === 0) return `${scope}${copy}に該当する${unknown > 0 ? 'とわかっている' : ''}${noun}はありません。`
  const count = `${scope}${copy}に該当する${noun}は${yes}件`
  if (substantive === 0)
    return areSeveritiesStated ? `${count}で、内容に関わる誤りはありません。` : `${count}です。`
  if (substantive === yes) return `${count}で、${yes === 1 ? '' : 'すべて'}内容に関わる誤りです。`
  return `${count}、うち${areSeveritiesStated ? '' : '少なくとも'}${substantive}件は内容に関わる誤りです。`
}

function sayMore({ kind, onPage, inList }: CopyAnswerParts): string[] {
  const { yes, unconfirmed, correctedInEbook } = inList ?? onPage
  return [
    unconfirmed > 0 ? `${unconfirmed}件は確認中です。` : '',
    inList === null || inList.yes === 0 ? '' : `このページには${onPage.yes}件あります。`,
    onPage.unknown === 0
      ? ''
      : kind === 'ebook'
        ? `電子書籍に該当するか不明な${onPage.unknown}件も表示しています。`
        : `どの刷に該当するか不明な${onPage.unknown}件も表示しています。`,
    correctedInEbook > 0
      ? `${yes === 0 ? '' : 'ほかに'}${correctedInEbook}件は、最新のファイルでは訂正済みです。`
      : '',
  ].filter((sentence) => sentence !== '')
}
