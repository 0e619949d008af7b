// What is new and what changed since the reader's last visit. The device remembers what it saw; nothing is sent.
import { versionedParts } from '../../page-models/erratumVersion.ts'
import { dayInWords } from './dayInWords.ts'
import { recall, remember } from './device.ts'
import { setFilter } from './errataList.ts'
import { fill } from './fill.ts'
import { changedParts, noteVisit, readVisits, type Seen } from './visits.ts'

type Words = {
  lead: string
  added: string
  changed: string
  isNew: string
  addedOn: string
  changedOn: string
  parts: Record<(typeof versionedParts)[number], string>
  changedParts: string
  listSeparator: string
}

function followVisits(box: HTMLElement) {
  const name = `visit:${box.dataset.lastVisit}`
  const words = JSON.parse(box.dataset.words ?? '{}') as Words
  const shown = [...document.querySelectorAll<HTMLElement>('.errata .erratum[data-v]')]
  const tagOf = (element: HTMLElement) => element.getAttribute('aria-labelledby') ?? ''
  const seen: Seen = Object.fromEntries(shown.map((element) => [tagOf(element), element.dataset.v ?? '']))
  const visits = noteVisit(readVisits(recall(name)), { at: Date.now(), seen })
  remember(name, JSON.stringify(visits))
  if (visits.previous === null) return

  const isNews = new Set<HTMLElement>()
  const counts = { added: 0, changed: 0 }
  for (const element of shown) {
    const before = visits.previous.seen[tagOf(element)]
    const { v = '', since, changed } = element.dataset
    if (before === v) continue
    if (before === undefined) {
      counts.added += 1
      label(element, words.isNew, fill(words.addedOn, { day: dayInWords(since) }))
    } else {
      counts.changed += 1
      const parts = changedParts(before, v, versionedParts).map((part) => words.parts[part])
      const day = dayInWords(changed ?? since)
      label(
        element,
        fill(words.changedParts, { parts: parts.join(words.listSeparator) }),
        fill(words.changedOn, { day }),
      )
    }
    isNews.add(element)
  }
  if (isNews.size === 0) return

  const said = [
    counts.added > 0 ? fill(words.added, { count: counts.added }) : null,
    counts.changed > 0 ? fill(words.changed, { count: counts.changed }) : null,
  ].filter((part) => part !== null)
  box.hidden = false
  const status = box.querySelector('[role="status"]')
  if (status)
    status.textContent = `${fill(words.lead, { day: dayInWords(visits.previous.at) })} ${said.join(words.listSeparator)}`
  const only = box.querySelector('input')
  if (!only) return
  // Firefox gives back after a reload what was chosen before.
  only.checked = false
  only.addEventListener('change', () =>
    setFilter('visit', only.checked ? ({ element }) => isNews.has(element) : null),
  )
}

function label(element: HTMLElement, words: string, hint: string) {
  const mark = document.createElement('span')
  mark.className = 'label label-news'
  mark.textContent = `${words} (${hint})`
  element.querySelector(':scope > header')?.append(mark)
}

const box = document.querySelector<HTMLElement>('[data-last-visit]')
if (box) followVisits(box)
