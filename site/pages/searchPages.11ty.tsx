import type { SearchPage } from '../page-models/search.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('search', Search)

/** The form is hidden until its script shows it, because it does nothing without JavaScript. */
function Search({ model: { frame, homeHref, loads } }: { model: SearchPage }) {
  const { search: t } = frame.t
  const toBooks = <a href={homeHref}>{t.toBooks}</a>
  return (
    <>
      <header class="page-header">
        <h1>{t.heading}</h1>
      </header>
      {loads === null ? (
        <p class="notice">
          {t.unavailable} {toBooks}
        </p>
      ) : (
        <>
          <noscript>
            <p class="notice">
              {t.needsScript} {toBooks}
            </p>
          </noscript>
          <form class="search-form" role="search" data-search={JSON.stringify({ ...loads, words: t })} hidden>
            <p class="search-question">
              <label for="question">{t.question}</label>
              <input
                id="question"
                type="search"
                name="q"
                maxLength={200}
                autocomplete="off"
                autocapitalize="none"
                spellcheck={false}
                aria-describedby="question-hint"
              />
            </p>
            <p class="hint" id="question-hint">
              {t.hint}
            </p>
            <p class="search-range">
              <label for="range">{t.range}</label>
              <select id="range" name="book">
                <option value="">{t.allBooks}</option>
              </select>
            </p>
            <button class="button" type="submit">
              {t.submit}
            </button>
          </form>
          <p class="search-status" role="status" tabIndex={-1} data-search-status></p>
          <div data-search-results></div>
        </>
      )}
    </>
  )
}
