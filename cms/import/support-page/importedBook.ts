import type { Bilingual, Localized, LocalizedText } from '../../../content/locale.ts'
import type { Locator } from '../../../content/locator.ts'
import type { materialKinds } from '../../../content/material.ts'
import type { bookLinkKinds } from '../../../content/book.ts'

/** A stretch of the page: lines from `from` to `to`, counted from 1, both included, and their text as it stands there. */
export type SourceLines = { from: number; to: number; text: string }

/** Whole sentences for an editor, in both languages of the panel. */
export type Reason = Bilingual

/**
 * What a person must check, and why. `field` is the field's path in the draft's values (`original`), null where the whole entry
 * is meant. `proposal` is the probable value; it is shown beside the page's own text and never replaces it unasked.
 */
export type Flag = { field: string | null; reason: Reason; proposal: string | null }

/** One entry of the page before it is saved. An entry with flags must be checked by a person. */
export type Draft<T> = {
  /** Identifies this entry of the source at the next import, also after an editor has changed the document. */
  fingerprint: string
  source: SourceLines
  /** Lines elsewhere that hold for this entry too: the page, the day or the printings that a group of entries stands under. */
  heads: SourceLines[]
  values: T
  flags: Flag[]
}

/** Paragraphs of plain text with `$…$` formulas. */
export type Paragraphs = string[]

export type ErratumValues = Locator & {
  original: string | null
  correction: string | null
  instruction: LocalizedText
  note: LocalizedText
  severity: 'typo' | 'misleading' | 'substantive' | null
  /** The affected printings in canonical notation (`1-3`); null: not known. */
  printings: string | null
  /** ISO days. */
  reportedOn: string | null
  reportedBy: string | null
}

export type NewsValues = {
  date: string
  title: LocalizedText
  body: Localized<Paragraphs>
  link: string | null
}

export type MaterialValues = {
  title: LocalizedText
  kind: (typeof materialKinds)[number]
  date: string | null
  event: LocalizedText
  url: string | null
  description: LocalizedText
}

export type TocValues = {
  label: string | null
  title: LocalizedText
  page: string | null
  sections: { label: string | null; title: LocalizedText; page: string | null }[]
}

export type ExcerptValues = { title: LocalizedText; source: LocalizedText; body: Localized<Paragraphs> }

/** What the page says of the book itself; null or empty: it says nothing. */
export type RecordValues = {
  title: LocalizedText
  subtitle: LocalizedText
  authors: LocalizedText[]
  publisher: LocalizedText
  isbn: string | null
  publishedOn: string | null
  pageCount: number | null
  description: LocalizedText
  supportEmail: string | null
  links: { kind: (typeof bookLinkKinds)[number]; label: LocalizedText; url: string }[]
  printings: { number: number; date: string | null }[]
}

/** A line that became nothing, and why; blank lines are not listed. */
export type PassedOver = { line: number; text: string; reason: Reason }

/** All that an outside page says of one book. Each line that is not blank is in a draft's source or heads, or is passed over. */
export type ImportedBook = {
  record: Draft<RecordValues> | null
  news: Draft<NewsValues>[]
  materials: Draft<MaterialValues>[]
  toc: Draft<TocValues[]> | null
  excerpts: Draft<ExcerptValues>[]
  errata: Draft<ErratumValues>[]
  passedOver: PassedOver[]
}
