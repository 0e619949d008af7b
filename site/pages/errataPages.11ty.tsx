import { Day } from '../components/Day.tsx'
import { Erratum } from '../components/Erratum.tsx'
import { ErrataGroups } from '../components/ErrataGroups.tsx'
import { ErratumTools } from '../components/ErratumTools.tsx'
import { FindErratum } from '../components/FindErratum.tsx'
import { Gap } from '../components/Gap.tsx'
import { MyCopy } from '../components/MyCopy.tsx'
import { PaperCode, PaperHead } from '../components/PaperHead.tsx'
import { PartLinks } from '../components/PartLinks.tsx'
import { PrintChoice } from '../components/PrintChoice.tsx'
import { DoneInBook, SinceLastVisit } from '../components/OnThisDevice.tsx'
import { TagIndex } from '../components/TagIndex.tsx'
import { TagMissing } from '../components/TagMissing.tsx'
import { TakeAlong } from '../components/TakeAlong.tsx'
import { Text } from '../components/Text.tsx'
import { TitleWords } from '../components/Title.tsx'
import type { Strings } from '../i18n/strings.ts'
import type { ErrataPage } from '../page-models/errataPage.ts'
import type { ErratumEntry } from '../page-models/erratumEntry.ts'
import { pageTemplate } from './pageTemplate.tsx'

export default pageTemplate('errata', Errata, { script: 'errata' })

function Errata({ model }: { model: ErrataPage }) {
  const { t } = model.frame
  return (
    <>
      <PaperHead paper={model.paper} notice={model.frame.fallbackNotice} t={t} />
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
          {model.groups.length > 0 && (
            <a class="to-print" href="#print">
              {t.paper.link}
            </a>
          )}
        </p>
      </header>
      <TagMissing booksHref={model.booksHref} t={t} />
      <TagIndex index={model.index} isInPieces={model.isInPieces} t={t} />
      {model.myCopy && (
        <MyCopy model={model.myCopy} t={t}>
          {model.paper.codesOfCopies.map(({ key, code }) => (
            <PaperCode code={code} copy={key} t={t} />
          ))}
          <p class="paper-all" data-copy="all">
            {t.paper.allCopies}
          </p>
        </MyCopy>
      )}
      {(model.remark || model.copiesRemark) && (
        <div class="errata-remark">
          {model.remark && (
            <div class="text">
              <Text text={model.remark} />
            </div>
          )}
          {model.copiesRemark && <p class="copies-remark">{model.copiesRemark}</p>}
        </div>
      )}
      {model.nav && model.nav.first && <PartLinks nav={model.nav} />}
      <SinceLastVisit device={model.device} t={t} />
      <FindErratum find={model.find} index={model.index} t={t} />
      {model.groups.length === 0 ? (
        <p>{t.noErrata}</p>
      ) : (
        <section class="errata" role="doc-errata" aria-labelledby="errata">
          {model.isInPieces ? (
            <Gap />
          ) : (
            <ErrataGroups chapters={model.chapters} groups={model.groups} t={t} />
          )}
        </section>
      )}
      {model.nav && <PartLinks nav={model.nav} />}
      <Apart id="rejected" heading={t.rejectedHeading} entries={model.rejected} t={t} />
      <Apart id="withdrawn" heading={t.withdrawnHeading} entries={model.withdrawn} t={t} />
      {model.groups.length > 0 && <PrintChoice t={t} />}
      <DoneInBook device={model.device} t={t} />
      <TakeAlong take={model.takeAlong} t={t} />
      {model.tools && <ErratumTools tools={model.tools} t={t} />}
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
        <TitleWords words={heading} />
      </h2>
      <div class="errata-entries">
        {entries.map((entry) => (
          <Erratum entry={entry} t={t} />
        ))}
      </div>
    </section>
  )
}
