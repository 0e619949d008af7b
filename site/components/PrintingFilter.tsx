import type { Strings } from '../i18n/strings.ts'
import type { ErrataPage } from '../page-models/errataPage.ts'

/** The choice of a printing. It is hidden until its script shows it, because it does nothing without JavaScript. */
export function PrintingFilter({
  printings: { values, total, isPart },
  t,
}: {
  printings: ErrataPage['printings']
  t: Strings
}) {
  if (values.length === 0) return null
  return (
    <div
      class="printing-filter"
      data-printing-filter
      data-announcement={isPart ? t.filterAnnouncementOnPart : t.filterAnnouncement}
      data-unknown={t.filterUnknown}
      data-none={isPart ? t.filterNoneOnPart : t.filterNone}
      data-total={total}
      hidden
    >
      <label for="printing">{t.filterLegend}</label>
      <select id="printing" aria-describedby="printing-hint">
        <option value="">{t.filterAll}</option>
        {values.map(({ value, words }) => (
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
