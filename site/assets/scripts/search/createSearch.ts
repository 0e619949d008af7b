import { questionWords } from '../../../../content/searchWords.ts'
import type { Strings } from '../../../i18n/strings.ts'
import type { SearchBooks } from '../../../page-models/search.ts'
import { startEngine, type Engine } from './engine.ts'
import { showAnswer } from './showAnswer.ts'
import { chooseSources } from './siteBooks.ts'

/** Searches in one book, or with no slug of one in all, and shows what is found. Never throws: what fails is said. */
export type Search = (asked: { question: string; book: string }) => Promise<void>

/** Where the page shows the answer to a question, and in which words. */
export type AnswerPlace = { place: HTMLElement; status: HTMLElement; words: Strings['search'] }

/** The search of the page; `engine`: the folder of Pagefind. An answer to an earlier question is not shown. */
export function createSearch({
  engine: folder,
  readBooks,
  ...at
}: AnswerPlace & { engine: string; readBooks: () => Promise<SearchBooks> }): Search {
  const { place, status, words } = at
  let engine: Promise<Engine> | null = null
  let newest = 0
  return async ({ question, book }) => {
    newest += 1
    const number = newest
    const isCurrent = () => number === newest
    place.replaceChildren()
    const asks = questionWords(question)
    if (asks.length === 0) {
      status.textContent = question === '' ? '' : words.nothingAsked
      return
    }
    status.textContent = words.searching
    try {
      const site = await readBooks()
      engine ??= startEngine(folder)
      const sources = chooseSources({ site, book, asks })
      await showAnswer({
        ...at,
        ...sources,
        question,
        asks,
        isCurrent,
        books: site.books,
        engine: await engine,
      })
    } catch (error) {
      // The next attempt begins anew: the site may have been published since.
      engine = null
      console.error(error)
      if (isCurrent()) status.textContent = words.failed
    }
  }
}
