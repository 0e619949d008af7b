import type { Strings } from '../i18n/strings.ts'
import type { ErratumTools as Tools } from '../page-models/errataPage.ts'
import { Citations } from './Citations.tsx'

/**
 * What stands on each erratum only where JavaScript runs: the row of actions and the dialog with the citations, once for the page.
 * assets/scripts/erratumActions.ts copies the row to where a reader is.
 */
export function ErratumTools({ tools, t }: { tools: Tools; t: Strings }) {
  const { cite, report } = tools
  return (
    <template
      data-erratum-tools
      data-plain={JSON.stringify(cite.plain)}
      data-bibtex={JSON.stringify(cite.bibtex)}
      data-report={report === null ? undefined : JSON.stringify(report)}
      data-copied={t.actions.copied}
      data-not-copied={t.actions.notCopied}
    >
      <p class="actions" data-actions>
        <button type="button" data-do="more" aria-expanded="false">
          {t.actions.more}
        </button>
        <button type="button" data-do="copy-link">
          {t.actions.copyLink}
        </button>
        <button type="button" data-do="copy-latex">
          {t.actions.copyLatex}
        </button>
        <button type="button" data-do="cite">
          {t.actions.cite}
        </button>
        {report && (
          <a data-do="report" href={`mailto:${report.to}`}>
            {t.actions.report}
          </a>
        )}
      </p>
      <dialog class="cite" aria-labelledby="cite-heading">
        <h2 id="cite-heading">
          {t.cite.heading} <span data-tag></span>
        </h2>
        <Citations cite={{ plain: '', bibtex: '' }} t={t} />
        <p class="dialog-end">
          <button type="button" class="plain-button" data-do="close">
            {t.cite.close}
          </button>
          <span role="status"></span>
        </p>
      </dialog>
    </template>
  )
}
