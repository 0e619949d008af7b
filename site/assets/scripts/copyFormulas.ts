// What is copied has each formula as its LaTeX, once: KaTeX's markup holds it twice, as MathML and as what is seen.
import { writeFormula } from './writeText.ts'

const formulaOf = (node: Node): Element | null => {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest('.katex-display') ?? element?.closest('.katex') ?? null
}

/** A formula that is selected in part is selected whole. */
const widen = (range: Range): Range => {
  const whole = range.cloneRange()
  const first = formulaOf(range.startContainer)
  const last = formulaOf(range.endContainer)
  if (first) whole.setStartBefore(first)
  if (last) whole.setEndAfter(last)
  return whole
}

/** Firefox leaves out what can't be selected, and gives a range for each side of it: they become one again. */
const rangesOf = (selection: Selection): Range[] => {
  const joined: Range[] = []
  for (let index = 0; index < selection.rangeCount; index += 1) {
    const range = widen(selection.getRangeAt(index))
    const last = joined.at(-1)
    if (last && last.compareBoundaryPoints(Range.START_TO_END, range) >= 0) {
      if (last.compareBoundaryPoints(Range.END_TO_END, range) < 0)
        last.setEnd(range.endContainer, range.endOffset)
    } else joined.push(range)
  }
  return joined
}

const replaceFormulas = (fragment: DocumentFragment) => {
  for (const formula of fragment.querySelectorAll('.katex-display, .katex')) {
    if (!fragment.contains(formula)) continue // Stood in one that is already replaced.
    const words = document.createElement('span')
    words.style.whiteSpace = 'pre-wrap'
    const latex = writeFormula(formula)
    words.textContent = formula.matches('.katex-display') ? `\n${latex}\n` : latex
    formula.replaceWith(words)
  }
}

/** The words of a fragment as the browser would copy them: it must be in the page, or its blocks would run together. */
const wordsOf = (fragment: DocumentFragment, parent: Element | null) => {
  const place = document.createElement('div')
  Object.assign(place.style, { position: 'fixed', insetBlockStart: '0', insetInlineStart: '200vw' })
  place.append(fragment)
  for (const link of place.querySelectorAll<HTMLAnchorElement>('a[href]'))
    link.setAttribute('href', link.href)
  parent?.append(place)
  const copied = { plain: place.innerText, html: place.innerHTML }
  place.remove()
  return copied
}

document.addEventListener('copy', (event) => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || !event.clipboardData) return
  const copied = rangesOf(selection).map((range) => {
    const fragment = range.cloneContents()
    const hasFormula = fragment.querySelector('.katex') !== null
    replaceFormulas(fragment)
    const parent = range.commonAncestorContainer
    const { plain, html } = wordsOf(fragment, parent instanceof Element ? parent : parent.parentElement)
    return { hasFormula, plain, html }
  })
  if (!copied.some(({ hasFormula }) => hasFormula)) return
  event.clipboardData.setData('text/plain', copied.map(({ plain }) => plain).join('\n'))
  event.clipboardData.setData('text/html', copied.map(({ html }) => html).join('<br>'))
  event.preventDefault()
})
