import { eachLocale, type LocalizedText } from '../content/locale.ts'
import { type Locator, itemKinds } from '../content/locator.ts'

/** A row as the database gives it without depth: bilingual texts as `{ ja, en }`, relationships as ids. */
export type Row = Readonly<Record<string, unknown>>

/** A text without the space around it; null where nothing is left. */
export function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A quotation as it was typed: its white space is part of it. Null where there is nothing else; empty lines around it are dropped. */
export function quotation(value: unknown): string | null {
  if (text(value) === null) return null
  return String(value)
    .replaceAll('\r\n', '\n')
    .replace(/^(?:[ \t]*\n)+|\s+$/g, '')
}

/** A text in each language; null where it is empty or missing. */
export function localizedText(value: unknown): LocalizedText {
  return eachLocale((locale) => text(asRow(value)[locale]))
}

export function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** The day of a date. Payload keeps days as noon UTC, and what came over the API without a time as midnight UTC. */
export function isoDate(value: unknown): string | null {
  return isoDateTime(value)?.slice(0, 10) ?? null
}

/** A moment as the contract writes it; a text that is no date stays as it is, so that the contract refuses it by name. */
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

/** Whether a text can be an id of this database at all: MongoDB fails on a query for one that is no ObjectId, where it finds none. */
export function isIdOf({ name }: { name: string }, id: string): boolean {
  return name !== 'mongoose' || /^[0-9a-f]{24}$/.test(id)
}

/** The rows of an array field; none where it is empty. */
export function rows(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(asRow) : []
}

/** The former slugs of a book, a news item or an excerpt, the oldest first, without the one that it has (again). */
export function formerSlugs(row: Row): string[] {
  const former = rows(row.formerSlugs).flatMap(({ slug }) => text(slug) ?? [])
  return [...new Set(former)].filter((slug) => slug !== text(row.slug))
}

export function asRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {}
}

/** The place of an erratum, not validated: an item of an unknown kind is kept, so that the contract refuses it by name. */
export function storedPlace(row: Row) {
  const item = asRow(row.item)
  const kind = text(item.kind)
  return {
    page: text(row.page),
    section: text(row.section),
    line: number(row.line),
    lineTo: number(row.lineTo),
    lineFrom: text(row.lineFrom) ?? 'top',
    item: kind === null ? null : { kind, label: text(item.label), part: localizedText(item.part) },
  }
}

/** The place of an erratum as far as it can be read: an item of an unknown kind is none. */
export function toLocator(row: Row): Locator {
  const { item, lineFrom, ...place } = storedPlace(row)
  const kind = itemKinds.find((itemKind) => itemKind === item?.kind)
  return {
    ...place,
    lineFrom: lineFrom === 'bottom' ? 'bottom' : 'top',
    item: item === null || kind === undefined ? null : { ...item, kind },
  }
}
