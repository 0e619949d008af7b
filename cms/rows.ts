import type { Locale, LocalizedText } from '../content/locale.ts'

/** A row as the database gives it with `locale: 'all'` and no depth: localized fields by locale, relationships as ids. */
export type Row = Readonly<Record<string, unknown>>

/** A text without the space around it; an empty one is none. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A text in each language. A field that is not localized after all counts as Japanese, the language editors write in. */
export function localizedText(value: unknown): LocalizedText {
  if (typeof value === 'string') return { ja: text(value), en: null }
  return eachLocale((locale) => text(asRow(value)[locale]))
}

export function eachLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return { ja: make('ja'), en: make('en') }
}

export function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** The day of a date. Payload keeps days as noon UTC, and what came over the API without a time as midnight UTC. */
export function isoDate(value: unknown): string | null {
  return isoDateTime(value)?.slice(0, 10) ?? null
}

/** A moment as the contract writes it; what is no date is given on as it is, so that the contract can refuse it by name. */
export function isoDateTime(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  const written = text(value)
  if (written === null) return null
  const date = new Date(written)
  return Number.isNaN(date.getTime()) ? written : date.toISOString()
}

/** The id in a relationship, also one that was populated. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return null
  return 'id' in value ? idOf(value.id) : String(value)
}

/** The rows of an array field; none where it is empty. */
export function rows(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(asRow) : []
}

export function asRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {}
}
