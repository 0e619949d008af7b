// The search page. What it loads (Pagefind, and the indexes of the books that are searched) it loads when something is asked.
import { createSearch } from './search/createSearch.ts'
import { openForm } from './search/openForm.ts'
import { createBookReader } from './search/siteBooks.ts'
import type { Strings } from '../../i18n/strings.ts'

/** What the page tells its script (site/pages/searchPages.11ty.tsx). */
type Told = { engine: string; books: string; words: Strings['search'] }

const form = document.querySelector<HTMLFormElement>('[data-search]')
const status = document.querySelector<HTMLElement>('[data-search-status]')
const place = document.querySelector<HTMLElement>('[data-search-results]')
if (form && status && place) {
  const { engine, books, words } = JSON.parse(form.dataset.search ?? '') as Told
  const readBooks = createBookReader(books)
  openForm({ form, readBooks, search: createSearch({ engine, readBooks, words, status, place }) })
}
