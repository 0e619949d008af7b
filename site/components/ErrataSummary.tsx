import type { BookPage } from '../page-models/bookPage.ts'
import { Change } from './Erratum.tsx'
import { Section } from './Section.tsx'

/** The latest errata on a book's page. */
export function ErrataSummary({ model }: { model: BookPage }) {
  const { t } = model.frame
  const { errata } = model
  return (
    <Section id="errata" heading={errata.heading}>
      {errata.newest.length === 0 ? (
        <p>{t.noErrata}</p>
      ) : (
        <>
          <ul class="errata-summary">
            {errata.newest.map((entry) => (
              <li>
                <h3>
                  <a href={entry.href}>{entry.place.whole}</a>
                </h3>
                <Change entry={entry} t={t} />
              </li>
            ))}
          </ul>
          <p class="more">
            <a href={errata.href}>{t.openErrata(errata.count)}</a>
          </p>
        </>
      )}
    </Section>
  )
}
