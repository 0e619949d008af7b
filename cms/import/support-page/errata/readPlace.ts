import type { Locator, LocatorItem } from '../../../../content/locator.ts'
import { isPageLabel } from '../../../../content/pageLabel.ts'
import { halfWidth } from '../math/halfWidth.ts'
import { placeJoint, placePatterns, type PlacePattern } from './placePatterns.ts'

/** A place as a line gives it, and what follows it. Nothing found: every part is null and `rest` is the text. */
export type Place = {
  page: string | null
  line: number | null
  lineFrom: Locator['lineFrom']
  item: { kind: LocatorItem['kind']; label: string | null } | null
  /** Words for a spot without a number: 左図, 右端. */
  parts: string[]
  /** Whether a chapter is named; it is not kept, since the page is enough. */
  hasChapter: boolean
  /** Words that name further pages or lines, which one erratum has no field for. */
  further: { pages: string | null; lines: string | null }
  /** What follows the place; `fromLine`: the text from the first line number on. */
  rest: string
  fromLine: string
}

/** Whether a text gave a place. A spot without a number alone is none. */
export function hasPlace(place: Place): boolean {
  return place.page !== null || place.line !== null || place.item !== null
}

/** Fills what is open in a place from another one. */
export function mergePlaces(place: Place, other: Place): Place {
  const hasLine = place.line !== null
  return {
    page: place.page ?? other.page,
    line: hasLine ? place.line : other.line,
    lineFrom: hasLine ? place.lineFrom : other.lineFrom,
    item: place.item ?? other.item,
    parts: [...place.parts, ...other.parts],
    hasChapter: place.hasChapter || other.hasChapter,
    further: {
      pages: place.further.pages ?? other.further.pages,
      lines: place.further.lines ?? other.further.lines,
    },
    rest: other.rest,
    fromLine: other.fromLine,
  }
}

/** Reads the place at the beginning of a text: `P.37 下から7行目`, `p. 12, line -3`, `Algorithm 2.1のL8,`, 「図1.2 左図」. */
export function readPlace(text: string): Place {
  const plain = halfWidth(text)
  const place: Place = {
    page: null,
    line: null,
    lineFrom: 'top',
    item: null,
    parts: [],
    hasChapter: false,
    further: { pages: null, lines: null },
    rest: text,
    fromLine: text,
  }
  let position = 0
  let end = 0
  for (;;) {
    position = skipJoints(plain, position)
    const hit = findPattern(plain, position, place)
    if (!hit) break
    if (hit.rule.finds === 'line') place.fromLine = text.slice(position)
    addToPlace(place, hit)
    position += hit.match[0].length
    end = position
  }
  place.rest = text.slice(end).replace(/^(?:[\s\u3000,、:：;]|[-–—]{1,3}(?=\s)|\.(?=\s)|の(?!り))+/, '')
  return place
}

function skipJoints(plain: string, from: number): number {
  let position = from
  for (;;) {
    placeJoint.lastIndex = position
    const joint = placeJoint.exec(plain)
    if (!joint || joint[0] === '') return position
    position += joint[0].length
  }
}

type PatternHit = { rule: PlacePattern; match: RegExpExecArray }

function findPattern(plain: string, position: number, place: Place): PatternHit | null {
  for (const rule of placePatterns) {
    rule.pattern.lastIndex = position
    const match = rule.pattern.exec(plain)
    if (match && match[0] !== '' && isOpenFor(rule, match, place, plain[position - 1])) return { rule, match }
  }
  return null
}

// A second page, line or item is not a part of this place: it begins the words, or belongs to the next correction.
function isOpenFor(
  rule: PlacePattern,
  match: RegExpExecArray,
  place: Place,
  before: string | undefined,
): boolean {
  const isWordEnd = before !== undefined && /[A-Za-z0-9]/.test(before)
  if (isWordEnd && /^[A-Za-z0-9]/.test(match[0])) return false
  switch (rule.finds) {
    case 'page':
      return place.page === null && isPageLabel(toPageLabel(match[1]))
    case 'line':
      return (
        place.line === null &&
        (rule.value !== undefined || Number((match[1] ?? '').replace(/^[-−–+]/, '')) > 0)
      )
    case 'item':
      return place.item === null
    case 'part':
      return hasPlace(place)
    case 'chapter':
      return place.page === null && place.line === null
  }
}

// ⅵ, one sign, is page vi.
function toPageLabel(words: string | undefined): string {
  return (words ?? '').normalize('NFKC')
}

function addToPlace(place: Place, { rule, match }: PatternHit): void {
  const furtherWords = (match[2] ?? '').trim() === '' ? null : match[0].trim()
  switch (rule.finds) {
    case 'page':
      place.page = toPageLabel(match[1])
      place.further.pages = furtherWords
      return
    case 'line': {
      const value = match[1] ?? ''
      place.line = rule.value ?? Number(value.replace(/^[-−–+]/, ''))
      place.lineFrom =
        rule.from === 'signed' ? (/^[-−–]/.test(value) || match[3] ? 'bottom' : 'top') : rule.from
      place.further.lines = furtherWords
      return
    }
    case 'item':
      place.item = { kind: rule.kind, label: match[1] ? `${rule.prefix ?? ''}${match[1]}` : null }
      return
    case 'part':
      place.parts.push(match[0].replace(/の$/, '').trim())
      return
    case 'chapter':
      place.hasChapter = true
  }
}
