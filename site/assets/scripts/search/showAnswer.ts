import type { SearchBook } from '../../../page-models/search.ts'
import { fill } from '../fill.ts'
import type { AnswerPlace } from './createSearch.ts'
import type { Engine, Found, Source } from './engine.ts'
import { createResultList, element } from './showResults.ts'

/** A site of more books is searched in as many steps as the reader asks for. */
const booksOfStep = 20
const resultsOfStep = 20

type Answer = AnswerPlace & {
  question: string
  asks: readonly string[]
  books: readonly SearchBook[]
  /** Where to look, in this order: a step at a time. */
  ofBooks: readonly Source[]
  /** Where to look in each step. */
  ofSite: readonly Source[]
  engine: Engine
  /** Whether nothing else was asked since. */
  isCurrent: () => boolean
}

/** Looks through the first books and shows what is found, with buttons for more of it, and for more books. Throws where a step fails. */
export async function showAnswer(answer: Answer, { steps = 1 } = {}): Promise<void> {
  const { question, asks, books, ofBooks, ofSite, engine, isCurrent, words, place, status } = answer
  const some = ofBooks.slice(0, steps * booksOfStep)
  const lacking = await engine.load([...some, ...ofSite])
  const found = await engine.find(asks, [...some, ...ofSite])
  const hits = await found.read(0, resultsOfStep)
  if (!isCurrent()) return
  place.replaceChildren()
  const list = createResultList({ place, words, books })
  list.add(hits, { question, counts: found.counts })
  status.textContent = describe(answer, { found, searched: some.length, lacking })
  // The button that was pressed is gone.
  if (steps > 1) status.focus()
  offerRest(resultsOfStep)

  function offerRest(from: number) {
    const left = found.total - from
    if (left <= 0) return offerBooks()
    offer(answer, fill(words.showMore, { count: left }), async () => {
      const next = await found.read(from, from + resultsOfStep)
      if (!isCurrent()) return
      list.add(next, { question, counts: found.counts })
      offerRest(from + resultsOfStep)
    })
  }

  function offerBooks() {
    const left = Math.min(booksOfStep, ofBooks.length - some.length)
    if (left > 0)
      offer(answer, fill(words.searchMore, { count: left }), () => showAnswer(answer, { steps: steps + 1 }))
  }
}

/** What was found, and what could not be looked through. */
function describe(
  { question, books, ofBooks, words }: Answer,
  { found: { total }, searched, lacking }: { found: Found; searched: number; lacking: readonly Source[] },
): string {
  const titles = books.filter(({ slug }) => lacking.some(({ id }) => id === slug)).map(({ title }) => title)
  return [
    fill(total === 0 ? words.none : total === 1 ? words.one : words.many, { question, count: total }),
    searched < ofBooks.length ? fill(words.searched, { count: searched, total: ofBooks.length }) : '',
    titles.length > 0 ? fill(words.unsearched, { titles: titles.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** A button below the results that is gone when it was pressed. */
function offer({ place, status, words, isCurrent }: Answer, label: string, act: () => Promise<void>) {
  const button = element('button', { type: 'button', className: 'button search-more', textContent: label })
  button.addEventListener('click', () => {
    const results = place.querySelectorAll<HTMLElement>('.search-results h3 a')
    button.remove()
    results[results.length - 1]?.focus()
    act().catch((error: unknown) => {
      console.error(error)
      if (isCurrent()) status.textContent = words.failed
    })
  })
  place.append(button)
}
