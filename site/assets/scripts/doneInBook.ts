// Errata that the reader has marked as done in their book: the device keeps the ticks, and a file takes them to another one.
import { readTag } from '../../../content/tag.ts'
import { recall, remember } from './device.ts'
import { errata, setFilter } from './errataList.ts'
import { fill } from './fill.ts'

type Words = Record<'box' | 'count' | 'readDone' | 'notRead' | 'notKept', string>
/** The file: which book, and the tags. */
type TicksFile = { okuzuke: 'done-in-book'; book: string; done: string[] }

const box = document.querySelector<HTMLElement>('[data-done-in-book]')
const book = box?.dataset.doneInBook ?? ''
const name = `done:${book}`
const words = JSON.parse(box?.dataset.words ?? '{}') as Words
const done = new Set(readTags(recall(name)))

function readTags(json: string | null): string[] {
  try {
    const tags = JSON.parse(json ?? '[]') as unknown
    return Array.isArray(tags)
      ? tags.flatMap((tag) => (typeof tag === 'string' ? (readTag(tag) ?? []) : []))
      : []
  } catch {
    return [] // Cut, or of another program: no ticks.
  }
}

const tagOf = (erratum: Element) => erratum.getAttribute('aria-labelledby') ?? ''

/** A tick for an erratum, to be put into its row of actions; null where the page has no place to say what was ticked. */
export function createTick(erratum: Element): HTMLElement | null {
  if (!box || !erratum.matches('[data-printings]')) return null
  const label = document.createElement('label')
  const tick = document.createElement('input')
  Object.assign(tick, { type: 'checkbox', checked: done.has(tagOf(erratum)) })
  tick.dataset.done = tagOf(erratum)
  label.append(tick, ` ${words.box}`)
  label.className = 'done-tick'
  return label
}

function show() {
  if (!box) return
  const count = errata.filter(({ tag }) => done.has(tag)).length
  box.hidden = errata.length === 0
  const said = box.querySelector('[data-done-count]')
  if (said) said.textContent = fill(words.count, { count, total: errata.length })
  for (const tick of document.querySelectorAll<HTMLInputElement>('[data-done]'))
    tick.checked = done.has(tick.dataset.done ?? '')
  const hides = box.querySelector<HTMLInputElement>('[data-done-hide]')?.checked === true
  setFilter('done', hides ? ({ tag }) => !done.has(tag) : null)
}

function say(sentence: string) {
  const status = box?.querySelector('[data-done-status]')
  if (status) status.textContent = sentence
}

function keep() {
  if (!remember(name, JSON.stringify([...done]))) say(words.notKept)
  show()
}

function save() {
  const file: TicksFile = { okuzuke: 'done-in-book', book, done: [...done] }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(
    new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }),
  )
  link.download = `done-in-book-${book}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Ticks of a file are added to those that are there. */
async function read(file: File) {
  const content = await file.text()
  try {
    const { okuzuke, book: ofBook, done: tags } = JSON.parse(content) as Partial<TicksFile>
    if (okuzuke !== 'done-in-book' || ofBook !== book) throw new Error('The file is of another book.')
    const readIn = readTags(JSON.stringify(tags))
    for (const tag of readIn) done.add(tag)
    keep()
    say(fill(words.readDone, { count: readIn.length }))
  } catch (error) {
    console.error(error)
    say(words.notRead)
  }
}

if (box) {
  // Firefox gives back after a reload what was chosen before.
  const hide = box.querySelector<HTMLInputElement>('[data-done-hide]')
  if (hide) hide.checked = false
  show()
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    if (target.dataset.done !== undefined) {
      if (target.checked) done.add(target.dataset.done)
      else done.delete(target.dataset.done)
      keep()
    }
    if (target.matches('[data-done-hide]')) show()
    if (target.matches('[data-done-read]') && target.files?.[0]) {
      void read(target.files[0])
      target.value = ''
    }
  })
  box.querySelector('[data-done-save]')?.addEventListener('click', save)
}
