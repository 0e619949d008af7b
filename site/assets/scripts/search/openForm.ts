// The form of the search page, and what its address asks: `?q=sigma&book=example`.
import type { SearchBooks } from '../../../page-models/search.ts'
import { followPlace } from '../followPlace.ts'
import type { Search } from './createSearch.ts'
import { element } from './showResults.ts'

/** Shows the form, answers what the address asks, and then whatever the reader does. */
export function openForm({
  form,
  readBooks,
  search,
}: {
  form: HTMLFormElement
  readBooks: () => Promise<SearchBooks>
  search: Search
}) {
  const input = form.querySelector('input')
  const range = form.querySelector('select')
  if (input === null || range === null) return
  const address = new URLSearchParams(location.search)
  /** The book that the address asks for, until the list of books can show it. */
  let pendingBook = address.get('book') ?? ''
  const readForm = () => ({ question: input.value.trim(), book: range.value || pendingBook })
  const askAnew = () => {
    const { question, book } = readForm()
    const query = new URLSearchParams({ q: question, ...(book === '' ? {} : { book }) })
    history.replaceState(null, '', `?${query.toString()}`)
    followPlace()
    void search({ question, book })
  }

  form.hidden = false
  input.value = address.get('q') ?? ''
  if (input.value === '') input.focus()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    askAnew()
  })
  range.addEventListener('change', () => {
    pendingBook = ''
    askAnew()
  })
  void search(readForm())
  // Where the list can't be read, the search says so, and asks for it again.
  readBooks().then(showBooks, console.warn)

  function showBooks({ books }: SearchBooks) {
    for (const { slug, title, lang } of books) {
      const option = element('option', { value: slug, textContent: title, selected: slug === pendingBook })
      if (lang !== null) option.lang = lang
      range?.append(option)
    }
    pendingBook = ''
  }
}
