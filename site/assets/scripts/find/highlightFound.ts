import type { ListedErratum } from '../errataList.ts'
import { foldWords, isFormulaOf, type Term } from './searchText.ts'
import { listTexts, textOfFormula } from './searchIndex.ts'

/** More than these nobody looks at, and they would take time. */
const mostRanges = 500

/**
 * Marks what was found, without a change of the page (CSS Custom Highlight API). A browser without it shows the results unmarked.
 */
export function highlightFound(results: Iterable<ListedErratum>, question: readonly Term[]) {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete('found')
  if (question.length === 0) return
  const ranges: Range[] = []
  for (const { element } of results) {
    const { words, formulas } = listTexts(element)
    for (const run of words) for (const term of question) ranges.push(...rangesIn(run, term))
    for (const formula of formulas)
      if (question.some((term) => isFormulaOf(textOfFormula(formula), term))) ranges.push(rangeOf(formula))
    if (ranges.length >= mostRanges) break
  }
  CSS.highlights.set('found', new Highlight(...ranges))
}

/** A formula is marked whole, as it is drawn. */
function rangeOf(katex: Element): Range {
  const range = document.createRange()
  range.selectNodeContents(katex.querySelector('.katex-html') ?? katex)
  return range
}

function rangesIn(run: readonly Text[], { words: term, isLetter }: Term): Range[] {
  if (isLetter) return []
  const { folded, places } = foldWithPlaces(run)
  const ranges: Range[] = []
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
    const first = places[at]
    const last = places[at + term.length - 1]
    if (first === undefined || last === undefined) continue
    const range = document.createRange()
    range.setStart(first.text, first.start)
    range.setEnd(last.text, last.end)
    ranges.push(range)
  }
  return ranges
}

type Place = { text: Text; start: number; end: number }

/** A folded run of texts, and where each of its characters comes from: ㌢ becomes three. */
function foldWithPlaces(run: readonly Text[]): { folded: string; places: Place[] } {
  let folded = ''
  const places: Place[] = []
  for (const text of run) {
    let start = 0
    for (const sign of text.data) {
      const end = start + sign.length
      const part = foldWords(sign)
      for (let index = 0; index < part.length; index += 1) places.push({ text, start, end })
      folded += part
      start = end
    }
  }
  return { folded, places }
}
