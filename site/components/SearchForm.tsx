import type { Frame } from '../page-models/frame.ts'

/** The way to the search page: a field where there is room, a word on a telephone. From a book's page, the search is in that book. */
export function SearchForm({ frame: { search, isSearchPage, t } }: { frame: Frame }) {
  if (search === null || isSearchPage) return null
  const { href, book } = search
  const label = book === null ? t.search.ofSite : t.search.ofBook
  return (
    <>
      <form class="site-search" role="search" action={href} method="get">
        <input type="search" name="q" aria-label={label} placeholder={label} maxLength={200} />
        {book !== null && <input type="hidden" name="book" value={book} />}
        <button type="submit">{t.search.submit}</button>
      </form>
      <a class="search-link" href={book === null ? href : `${href}?book=${book}`}>
        {t.search.submit}
      </a>
    </>
  )
}
