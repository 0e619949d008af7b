import { z } from 'zod'
import { compareTexts } from './compareTexts.ts'
import { type Locale, LocalizedText, chooseLocale } from './locale.ts'
import { describeContentsLabel } from './contentsLabel.ts'
import { describePage, markJapanese, naturalKey, pageKey } from './pageLabel.ts'
import { PageLabel } from './primitives.ts'

export const itemKinds = [
  'figure',
  'table',
  'equation',
  'algorithm',
  'listing',
  'footnote',
  'exercise',
  'theorem',
  'section',
  'chapter',
  'index',
  'other',
] as const
export const ItemKind = z.enum(itemKinds)
export type ItemKind = z.infer<typeof ItemKind>

/**
 * A numbered thing on the page and the part of it that is meant: figure 1.2, left panel. `other` has only a part:
 * "the right end".
 */
export const LocatorItem = z.strictObject({
  kind: ItemKind,
  label: z.string().min(1).nullable(),
  part: LocalizedText,
})
export type LocatorItem = z.infer<typeof LocatorItem>

const LineNumber = z.int().min(1).max(999).nullable()

/**
 * Where in the book. `line` counts from 1, from the top or the bottom of the page, or of the item that numbers its own lines;
 * `lineTo` is the last of several, counted the same way. `section`: a label of the book's contents. Older book files lack the
 * latter two.
 */
export const Locator = z.strictObject({
  page: PageLabel.nullable(),
  section: z.string().min(1).nullable().default(null),
  line: LineNumber,
  lineTo: LineNumber.default(null),
  lineFrom: z.enum(['top', 'bottom']),
  item: LocatorItem.nullable(),
})
export type Locator = z.infer<typeof Locator>

// A line given with one of these is the item's own: "Algorithm 2.1, line 8".
const itemsWithLines: ReadonlySet<ItemKind> = new Set(['algorithm', 'listing', 'footnote'])

/** Words of a place. `lang`: null where they are in the language of the rest. */
export type PlaceWords = { words: string; lang: Locale | null }

/**
 * The words for a place: 「37ページ 下から7行目」 / "p. 37, line 7 from the bottom"; 「3ページ 図1.2 左図」 / "p. 3, Fig. 1.2, left panel".
 * A part that is not translated is shown in the other language. Empty where the locator holds nothing.
 */
export function describeLocator(locator: Locator, locale: Locale): string {
  return describePlace(locator, locale)
    .map(({ words }) => words)
    .join(words[locale].separator)
}

/** The same words one by one, the page first, with the language of each. */
export function describePlace(locator: Locator, locale: Locale): PlaceWords[] {
  const page = locator.page === null ? null : describePage(locator.page)[locale]
  // The page says more closely where it is; a reader of an e-book has the section alone.
  const section = locator.section === null || page !== null ? null : describeSection(locator.section, locale)
  const line = describeLine(locator, locale)
  const item = locator.item === null ? null : describeItem(locator.item, locale)
  const part = locator.item === null ? null : describePart(locator.item, locale)
  const within = hasOwnLines(locator) ? [item, line, part] : [line, item, part]
  return [page, section, ...within].filter((word) => word !== null)
}

/** What joins the words of a place. */
export function placeSeparator(locale: Locale): string {
  return words[locale].separator
}

/**
 * A text that sorts, character by character, as places lie in the book: by page, then whole-page remarks, lines from the top,
 * items, and lines from the bottom. Databases store it and sort by it, so a change of its format needs a migration.
 */
export function placeKey(locator: Locator): string {
  // A place without a page lies by its section.
  const section = locator.page === null && locator.section !== null ? sectionKey(locator.section) : ''
  const page = pageKey(locator.page) + section
  return [page, String(bandOf(locator)), itemKey(locator), lineKey(locator)].join(' ')
}

/** Orders places as they lie in the book. Gives a number as `Array.prototype.sort` wants it. */
export function compareLocators(a: Locator, b: Locator): number {
  return compareTexts(placeKey(a), placeKey(b))
}

type Words = {
  separator: string
  sectionWords: (label: string, isChapter: boolean) => string
  lineWords: Record<Locator['lineFrom'], (line: number) => string>
  linesWords: Record<Locator['lineFrom'], (line: number, lineTo: number) => string>
  itemWords: Record<ItemKind, (label: string) => string>
}

const words: Record<Locale, Words> = {
  ja: {
    separator: ' ',
    sectionWords: (label, isChapter) => (isChapter ? `第${label}章` : `${label}節`),
    lineWords: { top: (line) => `${line}行目`, bottom: (line) => `下から${line}行目` },
    linesWords: {
      top: (line, lineTo) => `${line}〜${lineTo}行目`,
      bottom: (line, lineTo) => `下から${line}〜${lineTo}行目`,
    },
    itemWords: {
      figure: (label) => `図${label}`,
      table: (label) => `表${label}`,
      equation: (label) => (label === '' ? '式' : `式(${label})`),
      algorithm: (label) => `アルゴリズム${label}`,
      listing: (label) => `リスト${label}`,
      footnote: (label) => `脚注${label}`,
      exercise: (label) => `演習問題${label}`,
      theorem: (label) => `定理${label}`,
      section: (label) => (label === '' ? '節' : /[節項]$/.test(label) ? label : `${label}節`),
      chapter: (label) => (label === '' ? '章' : /^[0-9]+$/.test(label) ? `第${label}章` : label),
      index: (label) => (label === '' ? '索引' : `索引「${label}」`),
      other: (label) => label,
    },
  },
  en: {
    separator: ', ',
    sectionWords: (label, isChapter) => (isChapter ? `Chapter ${label}` : `Section ${label}`),
    lineWords: { top: (line) => `line ${line}`, bottom: (line) => `line ${line} from the bottom` },
    linesWords: {
      top: (line, lineTo) => `lines ${line}–${lineTo}`,
      bottom: (line, lineTo) => `lines ${line}–${lineTo} from the bottom`,
    },
    itemWords: {
      figure: (label) => `Fig. ${label}`,
      table: (label) => `Table ${label}`,
      equation: (label) => (label === '' ? 'equation' : `Eq. (${label})`),
      algorithm: (label) => `Algorithm ${label}`,
      listing: (label) => `Listing ${label}`,
      footnote: (label) => `footnote ${label}`,
      exercise: (label) => `Exercise ${label}`,
      theorem: (label) => `Theorem ${label}`,
      section: (label) => `Section ${label}`,
      chapter: (label) => (/^[A-Z]$/.test(label) ? `Appendix ${label}` : `Chapter ${label}`),
      index: (label) => (label === '' ? 'index' : `index, “${label}”`),
      other: (label) => label,
    },
  },
}

function describeItem(item: LocatorItem, locale: Locale): PlaceWords | null {
  const label =
    item.label === null ? '' : item.kind === 'equation' ? item.label.replace(/^\((.*)\)$/, '$1') : item.label
  const itemWords = words[locale].itemWords[item.kind](label).trim()
  return itemWords === '' ? null : { words: itemWords, lang: foreign(label, locale) }
}

function describePart({ part }: LocatorItem, locale: Locale): PlaceWords | null {
  const chosen = chooseLocale(part, locale)
  return chosen && { words: chosen.value, lang: chosen.isFallback ? chosen.lang : null }
}

/** 「2.3節」「第2章」 / "Section 2.3", "Chapter 2"; a label that is no number says itself what it is: 付録A, 第2章. */
function describeSection(label: string, locale: Locale): PlaceWords {
  const isNumber = /^[0-9A-Z]+(\.[0-9]+)*$/.test(label)
  if (!isNumber) return describeContentsLabel(label)[locale]
  return { words: words[locale].sectionWords(label, /^[0-9]+$/.test(label)), lang: null }
}

// 第2章 lies with 2.1.
function sectionKey(label: string): string {
  return naturalKey(label.normalize('NFKC').replace(/^第([0-9A-Za-z.]+)[部章節]$/, '$1'))
}

// Labels stand as the book prints them, in its own language.
function foreign(label: string, locale: Locale): Locale | null {
  return locale === 'en' ? markJapanese(label) : null
}

function describeLine({ line, lineTo, lineFrom }: Locator, locale: Locale): PlaceWords | null {
  if (line === null) return null
  const { lineWords, linesWords } = words[locale]
  const isRange = lineTo !== null && lineTo !== line
  return { words: isRange ? linesWords[lineFrom](line, lineTo) : lineWords[lineFrom](line), lang: null }
}

function hasOwnLines({ item }: Locator): boolean {
  return item !== null && itemsWithLines.has(item.kind)
}

function isNumberedItem(item: LocatorItem | null): item is LocatorItem {
  return item !== null && !(item.kind === 'other' && item.label === null)
}

/** Where on the page: 0 the whole page, 1 lines from the top, 2 items without a line of the page, 3 lines from the bottom. */
function bandOf(locator: Locator): 0 | 1 | 2 | 3 {
  if (locator.line !== null && !hasOwnLines(locator)) return locator.lineFrom === 'top' ? 1 : 3
  return isNumberedItem(locator.item) ? 2 : 0
}

function itemKey(locator: Locator): string {
  if (bandOf(locator) !== 2 || locator.item === null) return ''
  const { kind, label } = locator.item
  return `${String(itemKinds.indexOf(kind)).padStart(2, '0')}${naturalKey(label ?? '')}`
}

// The last line of a page is the first from its bottom: a smaller key for a larger count.
function lineKey({ line, lineFrom }: Locator): string {
  if (line === null) return '1000'
  return String(lineFrom === 'top' ? 1000 + line : 1000 - line).padStart(4, '0')
}
