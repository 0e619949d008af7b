import { describeLocator, itemKinds, type ItemKind, type Locator } from '../../content/locator.ts'
import { type Locale, type Localized, locales, otherLocale } from '../../content/locale.ts'

/** The words by which an editor knows a document, in each language of the panel. */
export type DocumentTitle = Record<Locale, string>

/** What the title of any document is made from: the fields to select, whatever the collection. */
export const titleFields = {
  title: true,
  tag: true,
  page: true,
  line: true,
  lineFrom: true,
  item: true,
  filename: true,
} as const

/**
 * Names a document as the lists of the panel do: an erratum by its tag and place, an upload by its file name, anything else by
 * its title, in the other language where it is not translated. Takes a row as the database gives it (`locale: 'all'`), and never throws:
 * a title must not stand in the way of a save.
 */
export function documentTitle(document: Readonly<Record<string, unknown>>): DocumentTitle {
  const id = text(document.id) ?? '?'
  const tag = text(document.tag)
  if (tag !== null) return titleOfErratum(tag, document)
  const title = localized(document.title)
  return eachLocale((locale) => title[locale] ?? title[otherLocale(locale)] ?? text(document.filename) ?? id)
}

function titleOfErratum(tag: string, document: Readonly<Record<string, unknown>>): DocumentTitle {
  const item = record(document.item)
  const kind = itemKinds.find((known) => known === item.kind) as ItemKind | undefined
  const locator: Locator = {
    page: text(document.page),
    line: typeof document.line === 'number' ? document.line : null,
    lineFrom: document.lineFrom === 'bottom' ? 'bottom' : 'top',
    item: kind === undefined ? null : { kind, label: text(item.label), part: localized(item.part) },
  }
  return eachLocale((locale) => [tag, describeLocator(locator, locale)].filter(Boolean).join(' · '))
}

function eachLocale(make: (locale: Locale) => string): DocumentTitle {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as DocumentTitle
}

function localized(value: unknown): Localized<string> {
  if (typeof value === 'string') return { ja: text(value), en: text(value) }
  const byLocale = record(value)
  return { ja: text(byLocale.ja), en: text(byLocale.en) }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string | null {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null
}
