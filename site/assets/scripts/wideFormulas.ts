// What is wider than its place: on the screen its box scrolls (styles/formulas.css), and is marked and reached by keyboard only while it
// does; on paper its formulas are set smaller.

const name = document.querySelector<HTMLElement>('main')?.dataset.scrolls ?? ''
/** Elements without a role of their own may be called a group; a heading stays a heading. */
const mayBeGroup = (box: Element) => /^(P|DIV|SPAN|PRE|CODE)$/.test(box.tagName)
const tabindexBefore = new WeakMap<Element, string | null>()

const isScrollBox = (element: Element) => /^(auto|scroll)$/.test(getComputedStyle(element).overflowX)
const findBox = (element: HTMLElement): HTMLElement | null => {
  for (let box: HTMLElement | null = element; box && box !== document.body; box = box.parentElement)
    if (isScrollBox(box)) return box
  return null
}

const setScrolls = (box: HTMLElement, scrolls: boolean) => {
  if (box.classList.contains('scrolls') === scrolls) return
  box.classList.toggle('scrolls', scrolls)
  if (box.tagName === 'A') return // A link is reached by keyboard as it is.
  if (scrolls) {
    tabindexBefore.set(box, box.getAttribute('tabindex'))
    box.tabIndex = 0
    if (!mayBeGroup(box)) return
    box.setAttribute('role', 'group')
    box.setAttribute('aria-label', name)
  } else {
    const before = tabindexBefore.get(box) ?? null
    if (before === null) box.removeAttribute('tabindex')
    else box.setAttribute('tabindex', before)
    if (!mayBeGroup(box)) return
    box.removeAttribute('role')
    box.removeAttribute('aria-label')
  }
}

const boxes = new Set<HTMLElement>()
/** Measures all first, then marks: a measurement after a mark would lay the page out anew each time. */
const mark = (changed: Iterable<HTMLElement>) => {
  const measured = [...changed].map((box) => [box, box.scrollWidth > box.clientWidth + 1] as const)
  for (const [box, scrolls] of measured) setScrolls(box, scrolls)
}

const sizes = new ResizeObserver((entries) => mark(entries.map((entry) => entry.target as HTMLElement)))

/** Gives each scrolling box to the observer, which measures it at once and whenever its size changes. */
const watchBoxes = (elements: Iterable<HTMLElement>) => {
  for (const element of elements) {
    const box = findBox(element)
    if (!box || boxes.has(box)) continue
    boxes.add(box)
    sizes.observe(box)
  }
}

const wide = '.formula, .formula-display, .code-block, .table-box, .prose pre'
// Every table is a stop of the keyboard without this script.
for (const box of document.querySelectorAll('.table-box')) box.removeAttribute('tabindex')
/** What may be too wide, by the readings that it stands in: far from the screen these are not laid out, and not to be asked. */
const waiting = new Map<Element, HTMLElement[]>()
for (const element of document.querySelectorAll<HTMLElement>(wide)) {
  const place = element.closest('.comparison') ?? element
  waiting.set(place, [...(waiting.get(place) ?? []), element])
}
const near = new IntersectionObserver(
  (entries) => {
    const places = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target)
    watchBoxes(places.flatMap((place) => waiting.get(place) ?? []))
    for (const place of places) {
      waiting.delete(place)
      near.unobserve(place)
    }
  },
  { rootMargin: '50%' },
)
for (const place of waiting.keys()) near.observe(place)
// A font may be asked for only when a reader has scrolled to its first letter.
document.fonts.addEventListener('loadingdone', () => mark(boxes))

// In em. What is narrower has room in the column of a printed list (styles/paperSheet.css: 78mm).
const narrowest = 15
/** What is wider than this would be too small there: it takes the whole width of the sheet. */
const widestOfColumn = 24

/** The widest part of a formula that can't be broken, in its own em, with the room beside it for its number (styles/formulas.css: 4em). */
const widthInEm = (formula: Element) => {
  const size = parseFloat(getComputedStyle(formula).fontSize)
  const bases = [...formula.querySelectorAll<HTMLElement>('.katex-base')].map(
    (base) => base.offsetWidth / size,
  )
  return Math.max(0, ...bases) + (formula.querySelector('.katex-tag') ? 4 : 0)
}

addEventListener('beforeprint', () => {
  // All of it is laid out first (styles/comparison.css): in Chromium (147) what is asked of a skipped part can be missing at first.
  document.documentElement.classList.add('is-printing')
  watchBoxes([...waiting.values()].flat())
  waiting.clear()
  const widths = [...boxes].map(
    (box) => [box, Math.max(0, ...[...box.querySelectorAll('.katex')].map(widthInEm))] as const,
  )
  for (const [box, width] of widths) {
    const isWide = width > narrowest
    box.classList.toggle('wide-on-paper', isWide)
    box.classList.toggle('wider-than-column', width > widestOfColumn)
    // A little more, because small type is not exactly as much narrower.
    if (isWide) box.style.setProperty('--ems', (width * 1.08).toFixed(1))
    else box.style.removeProperty('--ems')
  }
})

addEventListener('afterprint', () => document.documentElement.classList.remove('is-printing'))

export {}
