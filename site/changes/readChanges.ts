import { LRUCache } from 'lru-cache'
import { writeOutChemistry } from '../../content/chemistry.ts'
import { usedMacros, type Macros } from '../../content/macros.ts'
import type { DrawnFormula } from '../math/createMath.ts'
import { compareParts } from './compareParts.ts'
import type { ComparedPart, Difference, MarkedRange, PartMarks } from './comparedParts.ts'
import { rememberMarked, type MarkFormula } from './rememberMarked.ts'

/**
 * What of a part differs: all of it, or runs of its words, its code or its LaTeX; `formula`: drawn with marks. `latex`: what the
 * runs lie in, where that is not the LaTeX of the part, but its chemistry written out.
 */
export type PartChange =
  'all' | { ranges: readonly MarkedRange[]; formula: DrawnFormula | null; latex?: string }

/** What differs between two readings: for each part of each (null: nothing), and one difference after another. */
export type Changes = {
  before: readonly (PartChange | null)[]
  after: readonly (PartChange | null)[]
  differences: readonly Difference[]
}

/** Two readings, in the language of the book and with its macros. */
export type Readings = {
  before: readonly ComparedPart[]
  after: readonly ComparedPart[]
  lang: string
  macros: Macros
}

/** Compares two readings. The same ones give the same object for as long as it is in the cache. */
export type ReadChanges = (readings: Readings) => Changes

// In bytes: the errata of a page or two, which both languages show one after the other.
const defaultSize = 4_000_000

/** A comparer with a cache: a pair costs a fraction of a millisecond, and a marked formula is drawn by KaTeX once more. */
export function createChanges({ cacheSize = defaultSize }: { cacheSize?: number } = {}): ReadChanges {
  const cache = new LRUCache<string, Changes>({ maxSize: cacheSize })
  const markFormula = rememberMarked(cacheSize / 2)
  return (readings) => {
    const key = keyOf(readings)
    const earlier = cache.get(key)
    if (earlier !== undefined) return earlier
    const changes = compareReadings(readings, markFormula)
    cache.set(key, changes, { size: 2 * key.length + bytesOf(changes) })
    return changes
  }
}

function compareReadings({ before, after, lang, macros }: Readings, markFormula: MarkFormula): Changes {
  const comparison = compareParts({
    ...{ before: before.map(withChemistry), after: after.map(withChemistry) },
    ...{ lang, macros },
  })
  const toChanges = (parts: readonly ComparedPart[], marks: readonly (PartMarks | null)[]) =>
    parts.map((part, index) => toChange({ part, marks: marks[index] ?? null, macros, markFormula }))
  return {
    before: toChanges(before, comparison.before),
    after: toChanges(after, comparison.after),
    differences: comparison.differences,
  }
}

function toChange({
  part,
  marks,
  macros,
  markFormula,
}: {
  part: ComparedPart
  marks: PartMarks | null
  macros: Macros
  markFormula: MarkFormula
}): PartChange | null {
  if (marks === null || marks.length === 0) return null
  if (marks === 'all') return 'all'
  if (part.kind !== 'formula') return { ranges: marks, formula: null }
  const { latex } = withChemistry(part)
  const marked = markFormula({ ...part, latex, macros }, marks)
  if (marked === null) return 'all'
  return latex === part.latex ? marked : { ...marked, latex }
}

/** mhchem's language is one of its own: what it makes of it is LaTeX, which can be compared. It is drawn as before, or not marked. */
function withChemistry<Part extends ComparedPart>(part: Part): Part {
  if (part.kind !== 'formula' || !/\\(?:ce|pu)(?![A-Za-z])/.test(part.latex)) return part
  return { ...part, latex: writeOutChemistry(part.latex) }
}

function keyOf({ before, after, lang, macros }: Readings): string {
  const parts = [before, after].map((side) => side.map(textOf))
  const used = macros.size === 0 ? [] : [...usedMacros(latexOf([...before, ...after]), macros)]
  return JSON.stringify([lang, ...parts, used])
}

function textOf(part: ComparedPart): readonly unknown[] {
  switch (part.kind) {
    case 'words':
      return [part.kind, part.words]
    case 'code':
      return [part.kind, part.block, part.code]
    case 'link':
      return [part.kind, part.url]
    default:
      return [part.kind, part.display, part.latex]
  }
}

const latexOf = (parts: readonly ComparedPart[]) =>
  parts.map((part) => ('latex' in part ? part.latex : '')).join(' ')

// Roughly: what an entry takes beside the HTML of its formulas, and what each run takes.
const bytesOfEntry = 500
const bytesOfRun = 100

function bytesOf({ before, after, differences }: Changes): number {
  const ofParts = [...before, ...after].map((change) => {
    if (change === null || change === 'all') return 8
    const ofFormula = change.formula === null ? 0 : Buffer.byteLength(change.formula.html())
    return ofFormula + bytesOfRun * change.ranges.length
  })
  return bytesOfEntry + ofParts.reduce((sum, bytes) => sum + bytes, 5 * bytesOfRun * differences.length)
}
