/** One erratum of the list on this page. */
export type ListedErratum = {
  /** The `<article>`. Its data attributes say what filters ask: see site/components/Erratum.tsx. */
  element: HTMLElement
  /** The permanent tag, which is the id of its heading. */
  tag: string
  /** The errata of one page of the book, with their heading. */
  group: HTMLElement | null
}

/** Whether a filter shows an erratum. */
export type Shows = (erratum: ListedErratum) => boolean

const filters = new Map<string, Shows>()
const listeners: (() => void)[] = []

/** All errata of this page that can be filtered, in their order. What is rejected or withdrawn is not among them. */
export const errata: readonly ListedErratum[] = [
  ...document.querySelectorAll<HTMLElement>('.erratum[data-printings]'),
].map((element) => ({
  element,
  tag: element.querySelector('h3')?.id ?? '',
  group: element.closest<HTMLElement>('.errata-group'),
}))

/** Sets a filter by its name, or with null takes it away. An erratum is shown where all filters show it. */
export function setFilter(name: string, shows: Shows | null) {
  if (shows === null) {
    if (!filters.delete(name)) return
  } else filters.set(name, shows)
  apply()
}

/** Calls `listener` after each change of what is shown. */
export function onFiltered(listener: () => void) {
  listeners.push(listener)
}

/** How many of the page's errata a filter hides that no other one hides. */
export function countHiddenBy(name: string): number {
  const shows = filters.get(name)
  if (shows === undefined) return 0
  const others = [...filters].filter(([other]) => other !== name).map(([, other]) => other)
  return errata.filter((erratum) => !shows(erratum) && others.every((other) => other(erratum))).length
}

/** The names of the filters that hide an element of the page: a link to it must take them away. */
export function filtersThatHide(element: Element): string[] {
  const erratum = errata.find((one) => one.element.contains(element) || one.group === element)
  if (erratum === undefined) return []
  return [...filters].filter(([, shows]) => !shows(erratum)).map(([name]) => name)
}

function apply() {
  const shows = [...filters.values()]
  const shownGroups = new Set<HTMLElement | null>()
  for (const erratum of errata) {
    const isShown = shows.every((show) => show(erratum))
    erratum.element.hidden = !isShown
    if (isShown) shownGroups.add(erratum.group)
  }
  for (const group of new Set(errata.map((erratum) => erratum.group))) {
    if (group === null) continue
    group.hidden = !shownGroups.has(group)
    const link = linkTo(group)
    if (link?.parentElement) link.parentElement.hidden = group.hidden
  }
  for (const listener of listeners) listener()
}

/** Links of the page's index, by what they lead to. Looked up once: a list of hundreds is filtered at each key. */
const linksOfIndex = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.page-index a[href^="#"]')].map((link) => [
    decodeURIComponent(link.hash.slice(1)),
    link,
  ]),
)
function linkTo(group: HTMLElement): HTMLAnchorElement | undefined {
  const id = group.querySelector('h2')?.id
  return id === undefined ? undefined : linksOfIndex.get(id)
}
