import { compareTexts } from './compareTexts.ts'
import type { Bilingual, Locale } from './locale.ts'
import { findPageName, type PageName } from './pageNames.ts'
import { remember } from './remember.ts'

/** The longest page label; `Appendix-12` and 「カバー折り返し」 fit. */
const maxLength = 16

/** What a printed label says: a number in some numbering, a run of numbers, or the name of a page that has none. */
type PageLabelParts =
  | { kind: 'number'; label: string }
  | { kind: 'range'; from: string; to: string }
  | { kind: 'name'; words: string; name: PageName | null; number: string }

// 12, xiii, A-4, A.4, 付-3, 1:23 (a volume and its page).
const numbered =
  /^(?:[0-9]+|[ivxlcdm]+|[IVXLCDM]+|(?:[A-Za-z]|[付別])[-.]?[0-9]+|[A-Za-z]+[-.][0-9]+|[0-9]+[:.-][0-9]+|[A-Za-z]|[0-9]+[A-Za-z])$/
const range = /^([0-9]+|[ivxlcdm]+|[A-Za-z][-.]?[0-9]+)-([0-9]+|[ivxlcdm]+|[A-Za-z][-.]?[0-9]+)$/

/**
 * A label as it is stored, from what somebody types or copies: full-width signs, `p. 37`, 「37ページ」 and `P37` are 37, and the
 * dashes of a run are `-`. The printed label itself is not changed.
 */
export function normalizePageLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−〜~]/g, '-')
    .trim()
    .replace(/^(?:pp?\s*\.?|pages?|ページ|頁)\s*(?=[0-9])/i, '')
    .replace(/^(?:pp?\s*\.\s*|pages?\s+)(?=[ivxlcdm]+\b)/i, '')
    .replace(/(?<=[0-9])\s*(?:ページ|頁)$/, '')
    .replace(/^([0-9ivxlcdm]+)\s+-\s+(?=[0-9ivxlcdm]+$)/, '$1-')
    .trim()
}

/** Whether a text can be a page's printed label: `xiii`, `37`, `A-4`, `12-13`, or a name like カバー. */
export function isPageLabel(text: string): boolean {
  return readPageLabel(text) !== null
}

function readPageLabel(text: string): PageLabelParts | null {
  if (text.length > maxLength || text !== text.trim() || text === '') return null
  const asRange = range.exec(text)
  if (asRange !== null && isRun(asRange[1] ?? '', asRange[2] ?? ''))
    return { kind: 'range', from: asRange[1] ?? '', to: asRange[2] ?? '' }
  if (numbered.test(text)) return { kind: 'number', label: text }
  const wholeName = findPageName(text)
  if (wholeName !== null) return { kind: 'name', words: text, name: wholeName, number: '' }
  // A word that is no number, like 口絵2 and CD-ROM; several pages in one label, `37, 41`, are none.
  const [, words = '', number = ''] = /^([^0-9]*?)[ -]?([0-9]*)$/.exec(text) ?? []
  if (words === 'ページ' || !/\p{L}{2}/u.test(words) || !/^[\p{L}\p{M}\p{N}ー・ -]+$/u.test(text))
    return isOlderLabel(text)
  return { kind: 'name', words: text, name: findPageName(words), number }
}

// Letters and digits in any arrangement have been taken as labels from the first.
function isOlderLabel(text: string): PageLabelParts | null {
  return /^[0-9A-Za-z]+([-.][0-9A-Za-z]+)*$/.test(text) ? { kind: 'number', label: text } : null
}

// `2-15` may be chapter 2, page 15: a run of pages goes up, within one numbering.
function isRun(from: string, to: string): boolean {
  const [first, last] = [numberOf(from), numberOf(to)]
  if (first === null || last === null || first.numbering !== last.numbering) return false
  return (
    first.value < last.value && (first.numbering !== '' || first.value > 9 || last.value - first.value <= 9)
  )
}

function numberOf(label: string): { numbering: string; value: number } | null {
  if (/^[0-9]+$/.test(label)) return { numbering: '', value: Number(label) }
  const roman = romanValue(label)
  if (roman !== null) return { numbering: 'roman', value: roman }
  const [, letter, value] = /^([A-Za-z])[-.]?([0-9]+)$/.exec(label) ?? []
  return letter === undefined ? null : { numbering: letter.toLowerCase(), value: Number(value) }
}

/** The words for a page: 「37ページ」 / "p. 37", 「12-13ページ」 / "pp. 12–13", カバー / "cover". `lang`: null where it is the page's own. */
export const describePage = remember(wordsOfLabel)

function wordsOfLabel(label: string): {
  [L in keyof Bilingual]: { words: string; lang: 'ja' | null }
} {
  const read = readPageLabel(label)
  if (read?.kind === 'range') {
    return {
      ja: { words: `${read.from}〜${read.to}ページ`, lang: null },
      en: { words: `pp. ${read.from}–${read.to}`, lang: null },
    }
  }
  if (read?.kind !== 'name')
    return {
      ja: { words: `${label}ページ`, lang: null },
      en: { words: `p. ${label}`, lang: markJapanese(label) },
    }
  if (read.name === null)
    return { ja: { words: label, lang: null }, en: { words: label, lang: markJapanese(label) } }
  const number = read.number && ` ${read.number}`
  return {
    ja: { words: read.name.ja + read.number, lang: null },
    en: { words: read.name.en + number, lang: null },
  }
}

/** The pages that a label means: a run of numbers, `12-14`, one by one, but no more than fifty. */
export function pagesOfLabel(label: string): string[] {
  const read = readPageLabel(label)
  if (read?.kind !== 'range') return [label]
  const [from, to] = [Number(read.from), Number(read.to)]
  if (Number.isNaN(from) || Number.isNaN(to)) return [read.from, read.to]
  return Array.from({ length: Math.min(50, to - from + 1) }, (_nothing, index) => String(from + index))
}

/** The same as a heading: "Page 37", "Pages 12–13", "Cover". */
export function pageHeading(label: string, locale: Locale): string {
  const { words } = describePage(label)[locale]
  if (locale === 'ja') return words
  const spelled = words.replace(/^pp\. /, 'Pages ').replace(/^p\. /, 'Page ')
  return spelled.charAt(0).toUpperCase() + spelled.slice(1)
}

/** `ja` for words that hold Japanese letters, which an English page marks. */
export function markJapanese(words: string): 'ja' | null {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words) ? 'ja' : null
}

/**
 * A text that sorts, character by character, as the pages lie in a book: the cover and front matter by name, roman numbers,
 * arabic numbers, then the rest (`A-4`), each in its own order, and the back matter by name. A run of pages comes after its first
 * page. Pages without a label come last.
 */
export const pageKey = remember(keyOfLabel)

function keyOfLabel(label: string | null): string {
  if (label === null) return '3'
  const read = readPageLabel(label)
  if (read?.kind === 'range') return `${pageKey(read.from)}-${pageKey(read.to).slice(1)}`
  if (read?.kind === 'name' && read.name !== null) {
    const order = `${String(read.name.order).padStart(2, '0')}${naturalKey(read.number)}`
    // Before the first roman number; after every other label.
    return read.name.isFront ? `0000000${order}` : `2\uFFFD${order}`
  }
  if (/^\d+$/.test(label)) return `1${naturalKey(label)}`
  const roman = romanValue(label)
  return roman === null ? `2${naturalKey(label)}` : `0${String(roman).padStart(6, '0')}`
}

/**
 * Finds what lies on a page, as somebody typed it (`p.37`, ３７, XIII), among things in the book's order: the one whose label is it or
 * is a run of pages with it, else those just before and after it. Null for what is no label of a page.
 */
export function findPage<T extends { label: string }>(
  typed: string,
  pages: readonly T[],
): { label: string; at: T | null; before: T | null; after: T | null } | null {
  const label = normalizePageLabel(typed)
  if (!isPageLabel(label)) return null
  const key = pageKey(label)
  const at =
    pages.find((page) => pageKey(page.label) === key) ??
    pages.find((page) => {
      const read = readPageLabel(page.label)
      return read?.kind === 'range' && pageKey(read.from) <= key && key <= pageKey(read.to)
    })
  if (at !== undefined) return { label, at, before: null, after: null }
  const sorted = [...pages].sort((a, b) => compareTexts(pageKey(a.label), pageKey(b.label)))
  const before = sorted.findLast((page) => pageKey(page.label) < key) ?? null
  return { label, at: null, before, after: sorted.find((page) => pageKey(page.label) > key) ?? null }
}

/** A text that sorts labels with numbers inside them by those numbers, `1.9` before `1.10`, and without regard to case. */
export function naturalKey(label: string): string {
  return label.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/**
 * The value of a canonical roman number, or null. A single capital (`C`) is an appendix page, not a hundred;
 * small letters and capitals are not mixed.
 */
function romanValue(label: string): number | null {
  if (!/^([ivxlcdm]+|[IVXLCDM]{2,})$/.test(label)) return null
  const text = label.toLowerCase()
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return null
  return [...text].reduce((sum, letter, index) => {
    const value = romanDigits[letter] ?? 0
    const next = romanDigits[text[index + 1] ?? ''] ?? 0
    return sum + (value < next ? -value : value)
  }, 0)
}
