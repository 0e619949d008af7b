import type { ShownDate } from '../i18n/formatDate.ts'

/** A date, for people and for programs. */
export function Day({ date }: { date: ShownDate }) {
  return <time dateTime={date.iso}>{date.words}</time>
}
