import type { ShownDate } from '../i18n/formatDate.ts'

/** A date in words, with the machine-readable value. */
export function Day({ date }: { date: ShownDate }) {
  return <time dateTime={date.iso}>{date.words}</time>
}
