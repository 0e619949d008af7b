import type { Strings } from '../i18n/strings.ts'
import type { ErrataPage } from '../page-models/errataPage.ts'

/** The choice of a printing. It is hidden until its script shows it, because it does nothing without JavaScript. */
export function PrintingFilter({
  printings,
  count,
  t,
}: {
  printings: ErrataPage['printings']
  count: number
  t: Strings
}) {
  if (printings.length === 0) return null
  return (
    <div
      class="printing-filter"
      data-printing-filter
      data-announcement={t.filterAnnouncement}
      data-unknown={t.filterUnknown}
      data-none={t.filterNone}
      data-total={count}
      hidden
    >
      <label for="printing">{t.filterLegend}</label>
      <select id="printing" aria-describedby="printing-hint">
        <option value="">{t.filterAll}</option>
        {printings.map(({ value, words }) => (
          <option value={value}>{words}</option>
        ))}
      </select>
      <p class="hint" id="printing-hint">
        {t.filterHint}
      </p>
      <p class="filter-status" role="status"></p>
    </div>
  )
}
