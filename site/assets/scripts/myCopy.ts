// The reader's copy on a list of errata: what does not apply to it is hidden; it is in the address, and the device remembers it.
import { readCopyKey } from '../../../content/copies.ts'
import { describeCopy } from '../../../content/describeCopy.ts'
import { readAskedCopy, targetOfAddress, writeCopy } from './copyAddress.ts'
import { findChoice, radiosOf } from './copyChoices.ts'
import { followDates } from './copyDates.ts'
import { filterByCopy } from './copyFilter.ts'
import { fill } from './fill.ts'
import { localeOfPage } from './localeOfPage.ts'
import { recallCopy, rememberCopy } from './rememberedCopy.ts'

function followCopy(box: HTMLElement) {
  const book = box.dataset.myCopy ?? ''
  const details = box.querySelector('details')
  const status = box.querySelector('.copy-status')

  const filter = () => {
    const radio = radiosOf(box).find(({ checked, value }) => checked && readCopyKey(value) !== null)
    filterByCopy(radio ? (radio.dataset.as ?? radio.value) : null, {
      showsRest: box.querySelector('.copy-answer.is-chosen .copy-rest :checked') !== null,
    })
  }

  /** Says and shows what belongs to a choice. */
  const apply = (radio: HTMLInputElement) => {
    radio.checked = true
    box.classList.toggle('has-copy', readCopyKey(radio.value) !== null)
    for (const element of box.querySelectorAll<HTMLElement>('[data-copy]'))
      element.classList.toggle('is-chosen', element.dataset.copy === radio.value)
    const sentence = box.querySelector('.copy-answer.is-chosen > p')
    status?.replaceChildren(...(sentence?.cloneNode(true).childNodes ?? [box.dataset.all ?? '']))
    filter()
  }

  const choose = (radio: HTMLInputElement) => {
    const copy = readCopyKey(radio.value)
    rememberCopy(book, copy)
    writeCopy(copy, { keepsHash: false })
    apply(radio)
  }

  /** The copy in the address, else the one that the device remembers. */
  const start = () => {
    const asked = readAskedCopy()
    const remembered = recallCopy(book)
    const copy = asked === '' ? remembered : readCopyKey(asked)
    const radio = copy && findChoice(box, copy)
    if (copy && radio) {
      // An address that somebody sent does not change what the reader chose.
      if (remembered === null) rememberCopy(book, copy)
      writeCopy(copy, { keepsHash: true })
      apply(radio)
      if (details) details.open = false
      // What stood above it may be hidden now.
      targetOfAddress()?.scrollIntoView({ behavior: 'instant' })
      return
    }
    const all = radiosOf(box).find(({ value }) => value === 'all')
    if (all) apply(all)
    const name = copy ? describeCopy(copy, localeOfPage()) : asked.slice(0, 20)
    if (status) status.textContent = asked === '' ? '' : fill(box.dataset.noSuchCopy, { asked: name })
  }

  /** The chooser becomes one line. */
  const close = () => {
    if (!details?.open) return
    details.open = false
    details.querySelector('summary')?.focus({ preventScroll: true })
  }

  // By keyboard the choice goes along with each arrow, and Enter ends it: a chooser that closed before would take the focus away.
  let isPointer = false
  box.addEventListener('pointerdown', () => {
    isPointer = true
  })
  box.addEventListener('keydown', (event) => {
    isPointer = false
    if (event.key !== 'Enter' || !radiosOf(box).some((radio) => radio === event.target)) return
    // The key would go on to what has the focus then, and open the chooser again.
    event.preventDefault()
    close()
  })
  box.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    if (target.type === 'checkbox') filter()
    if (target.name !== 'copy') return
    choose(target)
    if (isPointer && readCopyKey(target.value) !== null) close()
  })
  details?.addEventListener('toggle', () => showChosen(box))
  addEventListener('hashchange', () => {
    const target = targetOfAddress()
    const isHidden = target?.getClientRects().length === 0
    filter()
    if (isHidden) target?.scrollIntoView({ behavior: 'instant' })
  })

  box.classList.add('ready')
  followDates(box, (radio) => {
    choose(radio)
    close()
  })
  const memory = box.querySelector<HTMLElement>('.copy-memory')
  if (memory) memory.hidden = !rememberCopy(book, recallCopy(book))
  start()
}

/** Of many printings, brings the chosen one into view, without moving the page. */
function showChosen(box: HTMLElement) {
  const list = box.querySelector('.copy-printings')
  const label = list?.querySelector(':checked')?.closest('label')
  if (!list || !label) return
  list.scrollTop += label.getBoundingClientRect().top - list.getBoundingClientRect().top - label.offsetHeight
}

const box = document.querySelector<HTMLElement>('[data-my-copy]')
if (box) followCopy(box)
