// The ways to an erratum that need a script: shown, opened, and out of the way of a link.
import { filtersThatHide } from '../errataList.ts'
import { readChoice } from '../address.ts'
import './findPage.ts'
import { forgetWords, restoreWords } from './findWords.ts'
import { isNewestFirst, showInBookOrder } from './newestFirst.ts'
import { find } from './said.ts'
import { showAllSeverities } from './severityFilter.ts'

/** A link shows what it leads to: what hides it gives way. */
function makeWay() {
  const target = document.getElementById(decodeHash())
  if (target === null) return
  const filters = filtersThatHide(target)
  // The headings of pages and chapters stand in that order alone.
  const isOfBookOrder = isNewestFirst() && target.matches('.errata-group > *, .errata-chapter > *')
  if (filters.includes('words')) forgetWords()
  if (filters.includes('severity')) showAllSeverities()
  if (isOfBookOrder) showInBookOrder()
  if (filters.length > 0 || isOfBookOrder) target.scrollIntoView()
}

function decodeHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return '' // A hash that is no percent-encoding points at nothing.
  }
}

const tools = find?.querySelector<HTMLElement>('.find-tools')
const openButton = find?.querySelector<HTMLButtonElement>('.find-open')

/** On a telephone the fields stand behind a button. */
function open(isOpen: boolean) {
  find?.classList.toggle('is-open', isOpen)
  openButton?.setAttribute('aria-expanded', String(isOpen))
}

if (tools && openButton) {
  tools.hidden = false
  open(['q', 'severity', 'order'].some((name) => readChoice(name) !== null))
  openButton.addEventListener('click', () => open(openButton.getAttribute('aria-expanded') !== 'true'))
  void restoreWords().then(makeWay)
  addEventListener('hashchange', makeWay)
}
