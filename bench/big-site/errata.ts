import type { Erratum } from '../../content/erratum.ts'
import { createDraw, type Draw } from './draw.ts'
import { drawFormulas } from './formulas.ts'
import { idOf, tagOf, untranslated } from './identity.ts'
import { chapters, pagesOfChapter, slugOf } from './record.ts'

/**
 * The errata of the book with this number, which has had so many printings: one in thirteen has no page but a section, one in 25 is withdrawn (the first one never),
 * one in 12 is about code, the others have a formula as printed and one as it should be.
 */
export function createErrata({
  book,
  count,
  printings,
}: {
  book: number
  count: number
  printings: number
}): Erratum[] {
  const draw = createDraw(book * 7_919 + 17)
  return Array.from({ length: count }, (_, index) => createErratum({ book, index, count, printings, draw }))
}

function createErratum({
  book,
  index,
  count,
  printings,
  draw,
}: {
  book: number
  index: number
  count: number
  printings: number
  draw: Draw
}): Erratum {
  const isWithdrawn = index % 25 === 24
  const page = 1 + Math.floor((index * chapters * pagesOfChapter) / count)
  const hasPage = index % 13 !== 12
  const chapter = Math.min(chapters, 1 + Math.floor((page - 1) / pagesOfChapter))
  const day = `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  return {
    id: idOf('erratum', book, index),
    tag: tagOf(book * 10_000 + index),
    book: slugOf(book),
    page: hasPage ? String(page) : null,
    section: hasPage ? null : `${chapter}.${draw.number(1, 4)}`,
    line: hasPage && draw.chance(70) ? draw.number(1, 30) : null,
    lineTo: null,
    lineFrom: draw.chance(25) ? 'bottom' : 'top',
    item: draw.chance(20)
      ? { kind: 'equation', label: `${chapter}.${draw.number(1, 40)}`, part: untranslated }
      : null,
    ...(index % 12 === 11 ? drawCode(draw) : drawWords(draw)),
    instruction: untranslated,
    note: draw.chance(30) ? draw.one(notes) : untranslated,
    pictures: { printed: null, corrected: null },
    severity: draw.one([null, 'typo', 'misleading', 'substantive'] as const),
    status: isWithdrawn ? 'withdrawn' : 'confirmed',
    printings: draw.one([null, '1', printings === 1 ? '1' : `1-${printings}`]),
    appliesTo: 'all',
    ebookCorrectedOn: null,
    reportedOn: day,
    reportedBy: draw.chance(20) ? '読者 一郎' : null,
    confirmedOn: day,
    relatedTo: [],
    replacedBy: null,
    publishedAt: `${day}T03:00:00.000Z`,
    createdAt: `${day}T02:00:00.000Z`,
    updatedAt: `${day}T03:00:00.000Z`,
  }
}

function drawWords(draw: Draw): Pick<Erratum, 'original' | 'correction'> {
  const { printed, corrected } = drawFormulas(draw)
  const [before, after] = [draw.one(beginnings), draw.one(endings)]
  return { original: `${before}${printed}${after}`, correction: `${before}${corrected}${after}` }
}

function drawCode(draw: Draw): Pick<Erratum, 'original' | 'correction'> {
  const [name, size] = [draw.one(['model', 'sampler', 'graph', 'solver']), draw.number(2, 64)]
  const before = draw.one(beginnings)
  return {
    original: `${before}\`${name}.step(x, size=${size})\`を呼ぶ`,
    correction: `${before}\`${name}.step(x, size=${size + 1})\`を呼ぶ`,
  }
}

const beginnings = [
  '尤度関数は非負であり、',
  'ここで前節の結果を用いると、',
  '分散が一定であると仮定すれば、',
  'この第2項は、',
  '初期値に依存しない定数を除いて、',
  '学習率を小さくとるとき、',
  '両辺の対数をとると、',
  '定理の証明で用いた',
  '隣り合う頂点について、',
  '正則化項の係数として',
] as const
const endings = [
  'が成り立つ。',
  'に収束する。',
  'を最小化することと等価である。',
  'を代入すればよい。',
  'と書くことにする。',
  'の期待値を計算する。',
  'より大きいことがわかる。',
  'で表される分布に従う。',
] as const
const notes = [
  { ja: '式番号の付け替えの際に生じた誤りです。', en: 'It came in when the equations were numbered anew.' },
  { ja: '以降の議論に影響はありません。', en: 'What follows is not affected.' },
  { ja: '続く式でも同様に訂正してください。', en: 'The same holds for the equation that follows.' },
] as const
