import { radiosOf } from './copyChoices.ts'
import { fill } from './fill.ts'

/** The field for the date on the colophon: a printing of that day is chosen; else the nearest one is named. */
export function followDates(box: HTMLElement, choose: (radio: HTMLInputElement) => void) {
  const place = box.querySelector<HTMLElement>('.copy-date')
  const words = place?.querySelector('[role="status"]')
  if (!place || !words) return
  place.hidden = false
  place.querySelector('input')?.addEventListener('change', ({ target }) => {
    const nearest = findNearest(radiosOf(box), (target as HTMLInputElement).value)
    words.textContent = ''
    if (nearest === null) return
    if (nearest.days === 0) choose(nearest.radio)
    else words.textContent = fill(box.dataset.noPrintingOfDate, { printing: nameOf(nearest.radio) })
  })
}

/** The printing whose date is nearest. Null without a date (a day, `2025-01-10`). */
function findNearest(
  radios: readonly HTMLInputElement[],
  day: string,
): { radio: HTMLInputElement; days: number } | null {
  // A year that is being typed is 2, 20, 202 first.
  if (!/^[12]\d{3}-/.test(day)) return null
  const asked = Date.parse(day)
  const nearest = radios
    .filter((radio) => radio.dataset.date !== undefined)
    .map((radio) => ({ radio, days: Math.abs(Date.parse(radio.dataset.date ?? '') - asked) / 86_400_000 }))
    .sort((a, b) => a.days - b.days)
  return nearest[0] ?? null
}

function nameOf(radio: HTMLInputElement): string {
  return radio.closest('label')?.querySelector('.copy-name')?.textContent ?? ''
}
