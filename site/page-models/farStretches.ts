import { splitWords } from '../changes/words.ts'
import type { TextPart } from './textParts.ts'

/** A run of a reading. `isFar`: so far from all that differs that a printed list of errata leaves it out. */
export type Stretch = { isFar: boolean; parts: TextPart[] }

/** In columns: an ideograph takes two of them, a letter one. */
type Columns = number

/** A reading as long as this is left out in part: three lines of a screen. */
const longReading: Columns = 240
/** What is kept on each side of a change, to find the place in the book by: up to the end of a sentence, where one is near. */
const leastContext: Columns = 40
const mostContext: Columns = 80
/** Less than this is not left out: it would save nothing. */
const leastLeftOut: Columns = 60
const columnsOfFormula: Columns = 8

/**
 * Divides two compared readings into what lies near to what differs, and what is far: the same in both, so that whoever has the
 * change with its context alone can follow it with a pen. Null where nothing is to be left out, or where the readings without their
 * marks are not the same text. `lang`: of the book.
 */
export function divideReadings(
  { original, correction }: { original: readonly TextPart[]; correction: readonly TextPart[] },
  { lang }: { lang: string },
): { original: Stretch[]; correction: Stretch[] } | null {
  if (!mayBeLong(original) && !mayBeLong(correction)) return null
  const [before, after] = [toUnits(original, lang), toUnits(correction, lang)]
  const common = before.filter(isCommon)
  if (Math.max(columnsOf(before), columnsOf(after)) < longReading) return null
  if (!isSameText(common, after.filter(isCommon))) return null
  const places = new Set([before, after].flatMap(placesOfChanges))
  const far = findFar(
    common,
    [...places].sort((a, b) => a - b),
  )
  if (far.length === 0) return null
  return { original: divide(original, before, far), correction: divide(correction, after, far) }
}

// Most readings are short, and are not looked into.
function mayBeLong(parts: readonly TextPart[]): boolean {
  const signs = parts.map((part) =>
    part.kind === 'words' ? part.words.length : part.kind === 'code' ? part.code.length : columnsOfFormula,
  )
  return 2 * signs.reduce((sum, count) => sum + count, 0) >= longReading
}

/** A sign of the words of a part, or a whole part that is no words. */
type Unit = {
  part: number
  start: number
  end: number
  /** Empty for a part that is no words. */
  text: string
  columns: Columns
  isChanged: boolean
  /** A formula or code that has its partner in the other reading, and differs in something, in one of the two at least. */
  isChangedInside: boolean
  isSpace: boolean
  beginsWord: boolean
}

function toUnits(parts: readonly TextPart[], lang: string): Unit[] {
  return parts.flatMap((part, index): Unit[] => {
    const { change } = part
    if (part.kind !== 'words') {
      const columns = part.kind === 'code' ? part.code.length : columnsOfFormula
      const [isChanged, isChangedInside] = [change === 'all', change !== undefined && change !== 'all']
      return [
        {
          ...{ part: index, start: 0, end: 0, text: '', columns, isChanged, isChangedInside },
          ...{ isSpace: false, beginsWord: false },
        },
      ]
    }
    const ranges = change === undefined ? [] : change === 'all' ? 'all' : change.ranges
    const begins = new Set(splitWords(part.words, lang).map(({ start }) => start))
    return [...part.words.matchAll(/[\s\S]/gu)].map(({ 0: text, index: start }) => ({
      ...{ part: index, start, end: start + text.length, text },
      columns: wide.test(text) ? 2 : 1,
      isChanged: ranges === 'all' || ranges.some((range) => range.start <= start && start < range.end),
      isChangedInside: false,
      isSpace: /\s/.test(text),
      beginsWord: begins.has(start),
    }))
  })
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF01-\uFF60]/u

const columnsOf = (units: readonly Unit[]) => units.reduce((sum, { columns }) => sum + columns, 0)

// Where a word is added, a space beside it is, too: white space holds nothing.
const isCommon = ({ isChanged, isSpace }: Unit) => !isChanged && !isSpace

function isSameText(before: readonly Unit[], after: readonly Unit[]): boolean {
  return before.length === after.length && before.every(({ text }, index) => text === after[index]?.text)
}

/** The changes of a reading, each by how much of the common text stands before it. */
function placesOfChanges(units: readonly Unit[]): number[] {
  let before = 0
  return units.flatMap((unit) => {
    if (isCommon(unit)) before += 1
    if (unit.isChangedInside) return [before - 1, before]
    return unit.isChanged ? [before] : []
  })
}

type Run = { from: number; to: number }

/** The runs of the common text that lie far from all changes. */
function findFar(common: readonly Unit[], places: readonly number[]): Run[] {
  const last = places.at(-1)
  if (last === undefined) return []
  const runs = [...places, null].map((place, index) => {
    const previous = index === 0 ? null : (places[index - 1] ?? null)
    return {
      from: previous === null ? 0 : endOfContext(common, previous, 1),
      to: place === null ? common.length : endOfContext(common, place, -1),
    }
  })
  return runs.filter(({ from, to }) => from < to && columnsOf(common.slice(from, to)) >= leastLeftOut)
}

/** Where the context of a change ends, forwards or backwards. */
function endOfContext(common: readonly Unit[], place: number, step: 1 | -1): number {
  let columns = 0
  let endOfWord: number | null = null
  for (let at = place; at >= 0 && at <= common.length; at += step) {
    if (columns > mostContext) break
    const [before, after] = [common[at - 1], common[at]]
    if (before && after && isBetweenWords(before, after)) {
      if (columns >= leastContext / 2 && /[。．.!?！？]/u.test(before.text)) return at
      if (columns >= leastContext) endOfWord ??= at
    }
    columns += (step === 1 ? after : before)?.columns ?? 0
  }
  return endOfWord ?? (step === 1 ? common.length : 0)
}

// Not beside a formula: the signs beside it stay on its line (components/signsBeside.ts).
const isBetweenWords = (before: Unit, after: Unit) =>
  before.part === after.part && after.beginsWord && !/[\p{Pe}\p{Pf}、，；：;:,]/u.test(after.text)

function divide(parts: readonly TextPart[], units: readonly Unit[], far: readonly Run[]): Stretch[] {
  const stretches: Stretch[] = []
  let before = 0
  const farness = units.map((unit) => {
    const isFar = far.some(({ from, to }) =>
      isCommon(unit) ? from <= before && before < to : from < before && before < to && !unit.isChanged,
    )
    if (isCommon(unit)) before += 1
    return isFar
  })
  for (const [index, unit] of units.entries()) {
    const isFar = farness[index] === true
    const [previous, open] = [units[index - 1], stretches.at(-1)]
    const goesOn = open !== undefined && open.isFar === isFar
    if (goesOn && previous?.part === unit.part) continue
    const rest = units.slice(index)
    const length = rest.findIndex(
      ({ part }, further) => part !== unit.part || farness[index + further] !== isFar,
    )
    const end = rest[(length === -1 ? rest.length : length) - 1] ?? unit
    const piece = cut(parts[unit.part] as TextPart, { start: unit.start, end: end.end })
    if (goesOn) open.parts.push(piece)
    else stretches.push({ isFar, parts: [piece] })
  }
  return stretches
}

function cut(part: TextPart, { start, end }: { start: number; end: number }): TextPart {
  if (part.kind !== 'words') return part
  const { change, ...words } = { ...part, words: part.words.slice(start, end) }
  if (change === undefined) return words
  if (change === 'all') return { ...words, change }
  const ranges = change.ranges
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start }))
  return ranges.length === 0 ? words : { ...words, change: { ...change, ranges } }
}
