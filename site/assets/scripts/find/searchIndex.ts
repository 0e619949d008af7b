import { foldFormula, foldWords, type FormulaText, type SearchText } from './searchText.ts'

/** An erratum of this page, or of another one, as it is looked through. */
export type IndexedErratum = SearchText & { tag: string; place: string }

// What a reader looks for: the place, both readings, the instruction and the note. Not the labels and the dates.
const parts = ':is(h3, h4), dd, .instruction, .note'

// The same formula stands in many errata.
const formulaTexts = new Map<string, FormulaText>()

/** The text of a formula of KaTeX's: its LaTeX, and the signs that its MathML holds. What is drawn holds them a second time. */
export function textOfFormula(katex: Element): FormulaText {
  const latex = katex.querySelector('annotation')?.textContent ?? ''
  const earlier = formulaTexts.get(latex)
  if (earlier !== undefined) return earlier
  const signs = [...katex.querySelectorAll(':is(mi, mn, mo, mtext)')].map((sign) => sign.textContent ?? '')
  const text = foldFormula(latex, signs)
  formulaTexts.set(latex, text)
  return text
}

// What ends a run of words. Marks of what changed do not: 拡散<ins>モデル</ins> is one word.
const breaks = 'p, li, div, pre, blockquote, br, tr, td'

/**
 * What is looked through of an erratum: its words in runs, each the texts that a reader sees as one line of words, and its formulas.
 */
export function listTexts(article: Element): { words: Text[][]; formulas: Element[] } {
  const words: Text[][] = []
  const formulas: Element[] = []
  let run: Text[] = []
  const endRun = () => {
    if (run.length > 0) words.push(run)
    run = []
  }
  const read = (element: Element) => {
    for (const node of element.childNodes) {
      if (node instanceof Text) run.push(node)
      if (!(node instanceof Element)) continue
      const isFormula = node.classList.contains('katex')
      const isBreak = isFormula || node.matches(breaks)
      if (isBreak) endRun()
      if (isFormula) formulas.push(node)
      else read(node)
      if (isBreak) endRun()
    }
  }
  for (const part of article.querySelectorAll(parts)) {
    read(part)
    endRun()
  }
  return { words, formulas }
}

/** What is looked through of an erratum's `<article>`. */
export function indexErratum(article: Element): IndexedErratum {
  const { words, formulas } = listTexts(article)
  return {
    tag: article.getAttribute('aria-labelledby') ?? '',
    place: article.querySelector('h3, h4')?.textContent ?? '',
    words: foldWords(words.map((run) => run.map(({ data }) => data).join('')).join(' ')),
    formulas: formulas.map(textOfFormula),
  }
}

/** Works through a list in slices of a few milliseconds, so that the page answers meanwhile. */
export async function inSlices<T, R>(list: readonly T[], work: (item: T) => R): Promise<R[]> {
  const results: R[] = []
  let sliceEnd = performance.now() + slice
  for (const item of list) {
    if (performance.now() > sliceEnd) {
      await nextSlice()
      sliceEnd = performance.now() + slice
    }
    results.push(work(item))
  }
  return results
}

// In milliseconds.
const slice = 8

function nextSlice(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has none.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 50 })
    else setTimeout(resolve)
  })
}
