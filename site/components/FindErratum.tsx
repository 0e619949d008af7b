import type { ErrataIndex } from '../page-models/errataIndex.ts'
import type { FindErratum as Find } from '../page-models/findErratum.ts'
import type { Strings } from '../i18n/strings.ts'
import { ChapterTitle } from './ChapterTitle.tsx'

/** More chapters than these take too much room above the errata, on a wide screen too. */
const mostChaptersInSight = 12

/**
 * The ways to an erratum: by chapter and by page, which are links, and the fields of the script (assets/scripts/find/), hidden until
 * it shows them.
 */
export function FindErratum({ find, index, t }: { find: Find; index: ErrataIndex; t: Strings }) {
  if (find.total < 2 && !find.isPart) return null
  return (
    <div class="find" data-find={JSON.stringify(t.find.said)} data-is-part={find.isPart ? true : undefined}>
      <Tools find={find} t={t} />
      <Index index={index} t={t} />
    </div>
  )
}

function Tools({ find: { severities, hasDays }, t }: { find: Find; t: Strings }) {
  return (
    <div class="find-tools" role="search" aria-label={t.find.label} hidden>
      <button type="button" class="find-open" aria-expanded="false" aria-controls="find-fields">
        {t.find.open}
      </button>
      <div class="find-fields" id="find-fields">
        <form class="find-field" data-find-page>
          <label for="find-page">{t.find.page}</label>
          <input id="find-page" size={4} autocomplete="off" autocapitalize="off" enterkeyhint="go" />
          <button class="plain-button">{t.find.goToPage}</button>
        </form>
        <form class="find-field find-words" data-find-words>
          <label for="find-words">{t.find.words}</label>
          <input
            id="find-words"
            type="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            placeholder={t.find.wordsHint}
          />
          <button type="reset" class="plain-button" hidden>
            {t.find.clear}
          </button>
        </form>
        {severities.length > 0 && (
          <fieldset class="find-choices" data-find-severity>
            <legend>{t.find.severity}</legend>
            {severities.map(({ name, words, count }) => (
              <label>
                <input type="checkbox" value={name} data-words={words} checked /> {words}{' '}
                <span class="count">{count}</span>
              </label>
            ))}
          </fieldset>
        )}
        {hasDays && (
          <p class="find-choices">
            <label>
              <input type="checkbox" data-find-newest /> {t.find.newestFirst}
            </label>
          </p>
        )}
      </div>
      <div class="find-said">
        <p role="status" data-find-status></p>
        <nav class="find-elsewhere" aria-label={t.find.resultsElsewhere} data-find-elsewhere hidden></nav>
      </div>
    </div>
  )
}

function Index({ index: { chapters, parts, pages }, t }: { index: ErrataIndex; t: Strings }) {
  if (chapters.length === 0 && pages.length === 0) return null
  return (
    <nav class="find-index" aria-label={chapters.length > 0 ? t.find.chapters : t.find.pages}>
      {chapters.length > 0 && (
        <details class={chapters.length <= mostChaptersInSight ? 'in-sight' : undefined}>
          <summary>{t.find.chapters}</summary>
          <ul class="chapter-links">
            {chapters.map(({ name, href, count }) => (
              <li>
                <a href={href} data-keeps-printing={leavesPage(href)}>
                  <ChapterTitle name={name} />
                </a>{' '}
                <span class="count">{count}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {pages.length > 0 && (
        <details class={chapters.length === 0 && pages.length === 1 ? 'in-sight' : undefined}>
          <summary>{t.find.pages}</summary>
          {parts.length > 0 && <Links name="parts" links={parts} />}
          {pages.map(({ name, links }) =>
            name === null ? (
              <Links name="pages" links={links} />
            ) : (
              <details>
                <summary>
                  <ChapterTitle name={name} />
                </summary>
                <Links name="pages" links={links} />
              </details>
            ),
          )}
        </details>
      )}
    </nav>
  )
}

function Links({ name, links }: { name: 'pages' | 'parts'; links: ErrataIndex['parts'] }) {
  return (
    <ul class={name}>
      {links.map(({ href, words }) => (
        <li>
          <a href={href} data-keeps-printing={leavesPage(href)}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  )
}

// The script adds the reader's choices to what leads to another page.
function leavesPage(href: string): true | undefined {
  return href.startsWith('#') ? undefined : true
}
