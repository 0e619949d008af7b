/** A page of any engine: runs an expression in it. */
type Evaluating = { evaluate: <Result>(expression: string) => Promise<Result> }

/** What of a page's texts, formulas and code can't be seen and can't be scrolled to, in words. */
export async function findCut(
  page: Evaluating,
  { onPaper = false, withKeyboard = true } = {},
): Promise<string[]> {
  if (!onPaper && withKeyboard) await scrollThrough(page)
  return page.evaluate(`(${script})(${onPaper}, ${withKeyboard})`)
}

/** Scrolls to the end and back: the page's script sees to what scrolls as a reader comes near it, and not before. */
export const scrollThrough = (page: Evaluating) => page.evaluate<void>(scrolling)

const scrolling = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo({ top, behavior: 'instant' })
    for (let count = 0; count < 3; count += 1) await frame()
  }
  scrollTo({ top: 0, behavior: 'instant' })
  await frame()
})()`

const script = String.raw`(onPaper, withKeyboard) => {
  const found = new Set()
  const nameOf = (element) => {
    const latex = element.closest('.katex')?.querySelector('annotation')?.textContent
    const words = latex ?? element.textContent.trim()
    let block = element.closest('.katex') ?? element
    while (/^inline/.test(getComputedStyle(block).display)) block = block.parentElement
    return block.tagName + '.' + block.className + ' in ' + block.parentElement.tagName + '.' + block.parentElement.className + ': ' + words.slice(0, 60)
  }
  const isMeantToHide = (element) => element.closest('.visually-hidden, .katex-mathml, .hide-tail, .katex-stretchy, .skip-link, select') !== null
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > width) found.add('the page is ' + document.documentElement.scrollWidth + ' px wide')

  for (const element of document.querySelectorAll('body *')) {
    if (isMeantToHide(element) || !element.checkVisibility()) continue
    const { overflowX, overflowY } = getComputedStyle(element)
    if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) found.add('hidden sideways: ' + nameOf(element))
    if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1) found.add('hidden above or below: ' + nameOf(element))
  }

  // A link is reached itself, and is scrolled to.
  const isReached = (box, element) => {
    if (element.closest('a')) return true
    if (box.tabIndex !== 0) return false
    return /^(H[1-6]|UL|OL|BLOCKQUOTE)$/.test(box.tagName) || (box.getAttribute('role') === 'group' && Boolean(box.getAttribute('aria-label')))
  }
  // Without the spaces at the ends of lines, which may hang out of the box.
  const boundsOf = (node) => {
    const range = document.createRange()
    const parts = [...node.data.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      return [...range.getClientRects()]
    })
    const left = Math.min(...parts.map((part) => part.left))
    const right = Math.max(...parts.map((part) => part.right))
    return { left, right, width: right - left }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!/\S/.test(node.data) || isMeantToHide(element) || element.closest('script, style') || !element.checkVisibility()) continue
    const rect = boundsOf(node)
    if (rect.width === 0) continue
    let box = element
    while (box !== document.documentElement && getComputedStyle(box).overflowX === 'visible') box = box.parentElement
    // On paper what is beside an erratum is the next column.
    if (box === document.documentElement && onPaper) box = element.closest('.erratum') ?? box
    const edge = box === document.documentElement ? { left: 0, right: width } : box.getBoundingClientRect()
    if (rect.left < edge.left - 1 && box.scrollLeft === 0) found.add('left of its box: ' + nameOf(element))
    if (rect.right <= edge.right + 1) continue
    if (onPaper || !/auto|scroll/.test(getComputedStyle(box).overflowX)) found.add('right of its box: ' + nameOf(element))
    else if (rect.right > edge.left + box.scrollWidth + 1) found.add('not to be scrolled to: ' + nameOf(element))
    else if (withKeyboard && !isReached(box, element)) found.add('not to be reached by keyboard, or without a name: ' + nameOf(box))
  }
  for (const box of document.querySelectorAll('[tabindex="0"]'))
    if (!onPaper && box.scrollWidth <= box.clientWidth) found.add('a stop for nothing: ' + nameOf(box))
  return [...found]
}`
