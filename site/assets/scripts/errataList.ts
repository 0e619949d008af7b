/** One erratum of the list on this page. */
export type ListedErratum = {
  /** The `<article>`. Its data attributes say what filters ask: see site/components/Erratum.tsx. */
  element: HTMLElement
  /** The permanent tag, which is the id of its heading. */
  tag: string
  /** The errata of one page of the book, with their heading. */
  group: HTMLElement | null
}

/** A heading of the list with what stands below it: the errata of a page of the book, of a chapter, or of a day. */
export type ErrataSection = { element: HTMLElement; errata: readonly ListedErratum[] }

/** Whether a filter shows an erratum. */
export type Shows = (erratum: ListedErratum) => boolean

const filters = new Map<string, Shows>()
const listeners: (() => void)[] = []

/** All errata of this page that can be filtered, in their order. What is rejected or withdrawn is not among them. */
export const errata: readonly ListedErratum[] = [
  ...document.querySelectorAll<HTMLElement>('.erratum[data-printings]'),
].map((element) => ({
  element,
  tag: element.getAttribute('aria-labelledby') ?? '',
  group: element.closest<HTMLElement>('.errata-group'),
}))

// The pages of the book before its chapters: what is asked of an element is asked of the smallest that has it.
const bookSections: readonly ErrataSection[] = ['.errata-group', '.errata-chapter'].flatMap((selector) => {
  const byElement = new Map<HTMLElement, ListedErratum[]>()
  for (const erratum of errata) {
    const element = erratum.element.closest<HTMLElement>(selector)
    if (element === null) continue
    const inElement = byElement.get(element)
    if (inElement === undefined) byElement.set(element, [erratum])
    else inElement.push(erratum)
  }
  return [...byElement].map(([element, inElement]) => ({ element, errata: inElement }))
})

/** The index of a list with several pages counts what stands on the others, too. */
const isPart = document.querySelector('[data-is-part]') !== null

let otherSections: readonly ErrataSection[] | null = null

/** Sets a filter by its name, or with null takes it away. An erratum is shown where all filters show it. */
export function setFilter(name: string, shows: Shows | null) {
  if (shows === null) {
    if (!filters.delete(name)) return
  } else filters.set(name, shows)
  apply()
}

/** Divides the list by other sections than the pages and chapters of the book, or with null by those again. The caller moves the errata. */
export function divideBy(sections: readonly ErrataSection[] | null) {
  otherSections = sections
  apply()
}

/** Calls `listener` after each change of what is shown. */
export function onFiltered(listener: () => void) {
  listeners.push(listener)
}

/** The page's errata that all other filters show: among them a filter of this name chooses. */
export function shownByOthers(name: string): ListedErratum[] {
  const others = [...filters].filter(([other]) => other !== name).map(([, other]) => other)
  return errata.filter((erratum) => others.every((shows) => shows(erratum)))
}

/** The page's errata that a filter hides and no other one does. */
export function hiddenBy(name: string): ListedErratum[] {
  const shows = filters.get(name)
  return shows === undefined ? [] : shownByOthers(name).filter((erratum) => !shows(erratum))
}

/** How many of the page's errata a filter hides that no other one hides. */
export function countHiddenBy(name: string): number {
  return hiddenBy(name).length
}

/**
 * The names of the filters that hide an element of the page: a link to it must take them away. A heading is shown where one of its
 * errata is; where none is, these are the filters of the one that the fewest hide.
 */
export function filtersThatHide(element: Element): string[] {
  const hiding = errataOf(element).map((erratum) =>
    [...filters].filter(([, shows]) => !shows(erratum)).map(([name]) => name),
  )
  return hiding.sort((a, b) => a.length - b.length)[0] ?? []
}

function errataOf(element: Element): readonly ListedErratum[] {
  const erratum = errata.find((one) => one.element.contains(element))
  if (erratum !== undefined) return [erratum]
  return bookSections.find((section) => section.element.contains(element))?.errata ?? []
}

function apply() {
  const shows = [...filters.values()]
  const shown = new Set(errata.filter((erratum) => shows.every((show) => show(erratum))))
  for (const erratum of errata) erratum.element.hidden = !shown.has(erratum)
  for (const { element, errata: below } of bookSections) {
    const count = below.filter((erratum) => shown.has(erratum)).length
    element.hidden = count === 0 || otherSections !== null
    sayInIndex(element, { count, of: below.length })
  }
  for (const { element, errata: below } of otherSections ?? [])
    element.hidden = !below.some((erratum) => shown.has(erratum))
  for (const listener of listeners) listener()
}

/** Links of the page's index, by what they lead to. Looked up once: a list of hundreds is filtered at each key. */
const linksOfIndex = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.find-index a[href^="#"]')].map((link) => [
    decodeURIComponent(link.hash.slice(1)),
    link,
  ]),
)

/** The index leads to what is shown; a chapter on one page says how much of it that is. */
function sayInIndex(section: HTMLElement, { count, of }: { count: number; of: number }) {
  const item = linksOfIndex.get(section.querySelector('h2, h3')?.id ?? '')?.parentElement
  if (!item) return
  item.hidden = count === 0
  const total = isPart ? null : item.querySelector<HTMLElement>('.count')
  if (total === null) return
  if (count === of) delete total.dataset.shown
  else total.dataset.shown = String(count)
}
