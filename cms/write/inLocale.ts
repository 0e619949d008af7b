import type { Locale, Localized } from '../../content/locale.ts'

/** A value with each `{ ja, en }` replaced by the text of one language: what Payload saves for one locale. */
type InLocale<T> =
  T extends Localized<infer Text>
    ? Text | null
    : T extends readonly (infer Item)[]
      ? InLocale<Item>[]
      : T extends object
        ? { [Key in keyof T]: InLocale<T[Key]> }
        : T

/** Replaces every `{ ja, en }` in a value by what it holds in one language. */
export function inLocale<T>(value: T, locale: Locale): InLocale<T> {
  return choose(value, locale) as InLocale<T>
}

function choose(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((item) => choose(item, locale))
  if (typeof value !== 'object' || value === null) return value
  if ('ja' in value && 'en' in value) return value[locale as 'ja' | 'en']
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, choose(child, locale)]))
}

/**
 * Gives the rows of `data` the ids that the same rows have in `saved`. Rows are not localized, their texts are: Payload would
 * replace a row without an id by a new one, and the text in the other language would be lost.
 */
export function withRowIds<T>(data: T, saved: unknown): T {
  return copyIds(data, saved, false) as T
}

function copyIds(data: unknown, saved: unknown, isRow: boolean): unknown {
  if (Array.isArray(data))
    return data.map((row, index) => copyIds(row, Array.isArray(saved) ? saved[index] : undefined, true))
  if (typeof data !== 'object' || data === null) return data
  const stored = typeof saved === 'object' && saved !== null ? (saved as Record<string, unknown>) : {}
  const entries = Object.entries(data).map(([key, child]) => [key, copyIds(child, stored[key], false)])
  return { ...Object.fromEntries(entries), ...(isRow && 'id' in stored ? { id: stored.id } : {}) }
}
