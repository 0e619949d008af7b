import { Day } from '../components/Day.tsx'
import { Erratum } from '../components/Erratum.tsx'
import { PageIndex } from '../components/PageIndex.tsx'
import { PartLinks } from '../components/PartLinks.tsx'
import { PrintingFilter } from '../components/PrintingFilter.tsx'
import { TagIndex } from '../components/TagIndex.tsx'
import { Text } from '../components/Text.tsx'
import type { Strings } from '../i18n/strings.ts'
import type { ErrataPage } from '../page-models/errataPage.ts'
import type { ErratumEntry } from '../page-models/erratumEntry.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('errata', Errata)

function Errata({ model }: { model: ErrataPage }) {
  const { t } = model.frame
  return (
    <>
      <header class="page-header">
        <h1 id="errata">{model.heading}</h1>
        <p class="facts">
          {model.facts.map((fact) => (
            <span>{fact}</span>
          ))}
          {model.updated && (
            <span>
              {t.lastUpdated} <Day date={model.updated} />
            </span>
          )}
        </p>
      </header>
      <TagIndex tags={model.index.tags} t={t} />
      {(model.remark || model.copiesRemark) && (
        <div class="errata-remark">
          {model.remark && (
            <div class="text">
              <Text text={model.remark} />
            </div>
          )}
          {model.copiesRemark && <p>{model.copiesRemark}</p>}
        </div>
      )}
      <PrintingFilter printings={model.printings} t={t} />
      {model.nav && model.nav.first && <PartLinks nav={model.nav} />}
      <PageIndex index={model.index} t={t} />
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
      {model.nav && <PartLinks nav={model.nav} />}
      <Apart id="rejected" heading={t.rejectedHeading} entries={model.rejected} t={t} />
      <Apart id="withdrawn" heading={t.withdrawnHeading} entries={model.withdrawn} t={t} />
      <p class="facts more">
        <a href={model.feedHref}>{t.feed}</a>
        <a href={model.jsonHref}>{t.errataForPrograms}</a>
      </p>
    </>
  )
}

/** Entries that are no errors of the book, below those that are. */
function Apart({
  id,
  heading,
  entries,
  t,
}: {
  id: string
  heading: string
  entries: ErratumEntry[]
  t: Strings
}) {
  if (entries.length === 0) return null
  return (
    <section class={`errata apart ${id}`} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {heading}
      </h2>
      <div class="errata-entries">
        {entries.map((entry) => (
          <Erratum entry={entry} t={t} />
        ))}
      </div>
    </section>
  )
}
