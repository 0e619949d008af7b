// Words and formulas are looked for in the errata of this page, and then in those of the list's other pages: `?q=sigma`.
import { errata, onFiltered, setFilter, type ListedErratum } from '../errataList.ts'
import { readChoice, writeChoice } from '../address.ts'
import { fill } from '../fill.ts'
import { highlightFound } from './highlightFound.ts'
import { listOtherPages, readOtherPage, type OtherPage } from './otherPages.ts'
import { find, isPart, say, words } from './said.ts'
import { indexErratum, inSlices, type IndexedErratum } from './searchIndex.ts'
import { readQuestion, search, settle, type Term } from './searchText.ts'

const form = find?.querySelector<HTMLFormElement>('[data-find-words]') ?? null
const field = form?.querySelector<HTMLInputElement>('input') ?? null
const clearButton = form?.querySelector<HTMLButtonElement>('button') ?? null
const elsewhere = find?.querySelector<HTMLElement>('[data-find-elsewhere]') ?? null

type Indexed = IndexedErratum & { listed: ListedErratum }
let index: Promise<Indexed[]> | null = null

/** Made when a reader turns to the field, not before. */
function readThisPage(): Promise<Indexed[]> {
  index ??= inSlices(errata, (listed) => ({ ...indexErratum(listed.element), listed }))
  return index
}

/** What the last question was: an answer to an earlier one is not shown. */
let asked = ''

async function ask(typed: string) {
  asked = typed
  if (clearButton !== null) clearButton.hidden = typed === ''
  const question = readQuestion(typed)
  showElsewhere([])
  say('elsewhere')
  if (question.length === 0) {
    setFilter('words', null)
    highlightFound([], [])
    say('words')
    return
  }
  const texts = await readThisPage()
  if (asked !== typed) return
  const results = new Set(search(texts, question).map(({ listed }) => listed))
  setFilter('words', (erratum) => results.has(erratum))
  highlightFound(
    results,
    question.map((term) => settle(texts, term)),
  )
  if (isPart) void askElsewhere(typed, question)
}

function sayCount() {
  if (readQuestion(asked).length === 0) return
  const count = errata.filter(({ element }) => !element.hidden).length
  const sentence = isPart
    ? count === 0
      ? words.noMatchOnPart
      : words.matchesOnPart
    : count === 0
      ? words.noMatch
      : words.matches
  say('words', fill(sentence, { count, total: errata.length }))
}

/** More results than these are shown as the pages that have them. */
const mostResultsElsewhere = 30

async function askElsewhere(typed: string, question: readonly Term[]) {
  // Not at each key: pages would be loaded for half a word.
  await new Promise((resolve) => setTimeout(resolve, 400))
  const results: { page: OtherPage; errata: IndexedErratum[] }[] = []
  try {
    const pages = asked === typed ? await listOtherPages() : []
    for (const [done, page] of pages.entries()) {
      if (asked !== typed) return
      say('elsewhere', fill(words.looking, { done, of: pages.length }))
      const found = search(await readOtherPage(page), question)
      if (found.length > 0) results.push({ page, errata: found })
    }
  } catch (error) {
    console.warn(error)
    if (asked === typed) say('elsewhere', words.notRead)
    return
  }
  if (asked !== typed) return
  const count = results.reduce((sum, { errata: onPage }) => sum + onPage.length, 0)
  say('elsewhere', count === 0 ? words.nowhereElse : fill(words.elsewhere, { count }))
  showElsewhere(
    results.flatMap(({ page, errata: onPage }) => {
      const href = page.href + location.search
      return count > mostResultsElsewhere
        ? [{ href, words: fill(words.pageWithResults, { page: page.words, count: onPage.length }) }]
        : onPage.map(({ tag, place }) => ({ href: `${href}#${tag}`, words: place }))
    }),
  )
}

function showElsewhere(links: readonly { href: string; words: string }[]) {
  if (elsewhere === null) return
  elsewhere.hidden = links.length === 0
  const list = document.createElement('ul')
  for (const { href, words: linkWords } of links) {
    const link = document.createElement('a')
    link.href = href
    link.textContent = linkWords
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  elsewhere.replaceChildren(list)
}

/** Asks nothing any more. */
export function forgetWords() {
  if (field !== null) field.value = ''
  writeChoice('q', null, { keepsHash: true })
  void ask('')
}

if (form !== null && field !== null && errata.length > 0) {
  let pause = 0
  const change = () => {
    const typed = field.value.trim()
    if (typed === asked) return
    writeChoice('q', typed === '' ? null : typed)
    void ask(typed)
  }
  onFiltered(sayCount)
  field.addEventListener('focus', () => void readThisPage())
  field.addEventListener('input', (event) => {
    clearTimeout(pause)
    // A word that an input method still composes is no word yet.
    if (!(event instanceof InputEvent && event.isComposing)) pause = window.setTimeout(change, 120)
  })
  field.addEventListener('compositionend', change)
  field.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) form.reset()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    change()
  })
  form.addEventListener('reset', (event) => {
    event.preventDefault()
    forgetWords()
    field.focus()
  })
}

/** Asks what the address asks. */
export async function restoreWords() {
  const typed = readChoice('q')?.trim() ?? ''
  if (field === null || errata.length === 0 || typed === '') return
  field.value = typed
  await ask(typed)
}
