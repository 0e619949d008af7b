import { Day } from '../components/Day.tsx'
import { Erratum } from '../components/Erratum.tsx'
import { PrintingFilter } from '../components/PrintingFilter.tsx'
import type { ErrataPage } from '../page-models/errataPage.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('errata', Errata)

function Errata({ model }: { model: ErrataPage }) {
  const { t } = model.frame
  return (
    <>
      <header class="page-header">
        <h1 id="errata">{model.heading}</h1>
        <p class="facts">
          <span>{t.errataCount(model.count)}</span>
          {model.updated && (
            <span>
              {t.lastUpdated} <Day date={model.updated} />
            </span>
          )}
        </p>
      </header>
      <PrintingFilter printings={model.printings} count={model.count} t={t} />
      {model.index.length > 0 && (
        <nav class="page-index" aria-labelledby="page-index">
          <h2 id="page-index">{t.findYourPage}</h2>
          <ul>
            {model.index.map((link) => (
              <li>
                <a href={link.href}>{link.words}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {model.groups.length === 0 ? (
        <p>{t.noErrata}</p>
      ) : (
        <section class="errata" role="doc-errata" aria-labelledby="errata">
          {model.groups.map((group) => (
            <section class="errata-group" aria-labelledby={group.id}>
              <h2 id={group.id} tabIndex={-1}>
                {group.heading}
              </h2>
              <div class="errata-entries">
                {group.entries.map((entry) => (
                  <Erratum entry={entry} t={t} />
                ))}
              </div>
            </section>
          ))}
        </section>
      )}
      {model.withdrawn.length > 0 && (
        <section class="errata withdrawn" aria-labelledby="withdrawn">
          <h2 id="withdrawn" tabIndex={-1}>
            {t.withdrawnHeading}
          </h2>
          <div class="errata-entries">
            {model.withdrawn.map((entry) => (
              <Erratum entry={entry} t={t} />
            ))}
          </div>
        </section>
      )}
      <p class="facts more">
        <a href={model.feedHref}>{t.feed}</a>
        <a href={model.jsonHref}>{t.errataForPrograms}</a>
      </p>
    </>
  )
}
