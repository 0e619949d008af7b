import type { ErrataIndex } from '../page-models/errataIndex.ts'
import type { Strings } from '../i18n/strings.ts'

/** The way to the errata of a page of the book, and to the parts of a long list. */
export function PageIndex({ index: { parts, pages }, t }: { index: ErrataIndex; t: Strings }) {
  if (pages.length === 0) return null
  return (
    <nav class="page-index" aria-labelledby="page-index">
      <h2 id="page-index">{t.findYourPage}</h2>
      {parts.length > 0 && (
        <ul class="parts">
          {parts.map((link) => (
            <li>
              <a href={link.href} data-keeps-printing>
                {link.words}
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {pages.map((link) => (
          <li>
            <a href={link.href} data-keeps-printing={link.href.startsWith('#') ? undefined : true}>
              {link.words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
