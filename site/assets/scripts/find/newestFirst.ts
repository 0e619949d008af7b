// The newest errata first, under the days on which they were made public: `?order=newest`.
import { divideBy, errata, type ErrataSection, type ListedErratum } from '../errataList.ts'
import { readChoice, writeChoice } from '../address.ts'
import { find, isPart, say, words } from './said.ts'

const box = find?.querySelector<HTMLInputElement>('[data-find-newest]') ?? null
let days: HTMLElement[] = []

/** Whether the list is in that order. */
export function isNewestFirst(): boolean {
  return days.length > 0
}

/** Puts the list in the order of the book. */
export function showInBookOrder() {
  writeChoice('order', null, { keepsHash: true })
  arrange(false)
}

function arrange(newest: boolean) {
  if (box !== null) box.checked = newest
  if (newest === isNewestFirst()) return
  if (newest) {
    const sections = divideByDay()
    document.querySelector('.errata[role="doc-errata"]')?.prepend(...days)
    divideBy(sections)
    say('order', isPart ? words.newestOnPart : words.newest)
  } else {
    for (const { element, group } of errata) group?.querySelector('.errata-entries')?.append(element)
    for (const day of days) day.remove()
    days = []
    divideBy(null)
    say('order')
  }
}

function divideByDay(): ErrataSection[] {
  const byDay = new Map<string, ListedErratum[]>()
  const newestFirst = [...errata].sort((a, b) => compare(dayOf(b), dayOf(a)))
  for (const erratum of newestFirst)
    byDay.set(dayOf(erratum), [...(byDay.get(dayOf(erratum)) ?? []), erratum])
  const sections = [...byDay].map(([day, ofDay]) => ({ element: createDay(day, ofDay), errata: ofDay }))
  days = sections.map(({ element }) => element)
  if (headingLevel() === 3) {
    const heading = document.createElement('h2')
    heading.className = 'newest-heading'
    heading.textContent = words.newestHeading
    days.unshift(heading)
  }
  return sections
}

const dayOf = ({ element }: ListedErratum) => element.dataset.since ?? ''
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The level of the heading above an erratum's own. */
function headingLevel(): 2 | 3 {
  return errata[0]?.element.querySelector('h4') ? 3 : 2
}

/** Looks as the errata of a page of the book do, with the day in the place of the page. */
function createDay(day: string, ofDay: readonly ListedErratum[]): HTMLElement {
  const section = document.createElement('div')
  section.className = 'errata-group errata-day'
  const heading = document.createElement(headingLevel() === 3 ? 'h3' : 'h2')
  heading.append(timeOf(day))
  const entries = document.createElement('div')
  entries.className = 'errata-entries'
  entries.append(...ofDay.map(({ element }) => element))
  section.append(heading, entries)
  return section
}

function timeOf(day: string): HTMLTimeElement {
  const time = document.createElement('time')
  time.dateTime = day
  const lang = document.documentElement.lang
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  time.textContent = format.format(new Date(`${day}T00:00:00Z`))
  return time
}

if (box !== null) {
  arrange(readChoice('order') === 'newest')
  box.addEventListener('change', () => {
    writeChoice('order', box.checked ? 'newest' : null)
    arrange(box.checked)
  })
}
