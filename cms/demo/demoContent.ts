import type { Book } from '../../content/book.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale, Localized } from '../../content/locale.ts'
import type { Locator, LocatorItem } from '../../content/locator.ts'
import type { Material } from '../../content/material.ts'
import type { NewsItem } from '../../content/newsItem.ts'

/** The parts of the demo as content types, without what the CMS sets by itself (ids, tags, dates). */
export type DemoBook = Omit<Book, 'id' | 'formerSlugs' | 'cover' | 'previousEdition' | 'updatedAt'>

/** Paragraphs of plain text with `$…$` formulas, in both languages: all the rich text that the demo needs. */
export type DemoText = { readonly [L in Locale]: readonly string[] }

export type DemoNewsItem = Pick<NewsItem, 'slug' | 'date' | 'title' | 'link'> & { body: DemoText }

export type DemoMaterial = Omit<Material, 'id' | 'file' | 'book' | 'updatedAt'>

export type DemoExcerpt = { slug: string; title: Translated; source: Translated; body: DemoText }

export type DemoErratum = Pick<
  Erratum,
  'page' | 'line' | 'lineTo' | 'lineFrom' | 'item' | 'original' | 'correction' | 'instruction' | 'note'
>

/** A text that is written in both languages. */
export type Translated = { readonly [L in Locale]: string }

/** A book's printed lines count from the top, unless said otherwise. */
type Place = { page: string; item?: LocatorItem } & Partial<Pick<Locator, 'line' | 'lineTo' | 'lineFrom'>>

/** `gloss`: what changes, for readers who don't read Japanese. It is the note of the English page; a Japanese reader needs none. */
type Change = Partial<Pick<DemoErratum, 'original' | 'correction'>> & { instruction?: Translated } & (
    { note?: Translated; gloss?: never } | { note?: never; gloss?: string }
  )

const untranslated: Localized<string> = { ja: null, en: null }

/** One erratum of the demo: its place, and what changes there. */
export function erratum(place: Place, change: Change): DemoErratum {
  return {
    page: place.page,
    line: place.line ?? null,
    lineTo: place.lineTo ?? null,
    lineFrom: place.lineFrom ?? 'top',
    item: place.item ?? null,
    original: change.original ?? null,
    correction: change.correction ?? null,
    instruction: change.instruction ?? untranslated,
    note: change.gloss === undefined ? (change.note ?? untranslated) : { ja: null, en: change.gloss },
  }
}

/** A numbered item on the page (a figure, an equation), or only a part of it. */
export function numbered(kind: LocatorItem['kind'], label: string, part?: Translated): LocatorItem {
  return { kind, label, part: part ?? untranslated }
}

/** A place without a number: the far right of a line. */
export function spot(part: Translated): LocatorItem {
  return { kind: 'other', label: null, part }
}
