import { LRUCache } from 'lru-cache'
import { usedMacros } from '../../content/macros.ts'
import type { MarkedRange } from './comparedParts.ts'
import { markFormula, type MarkableFormula, type MarkedFormula } from './markFormula.ts'

/** Marks a formula as markFormula does. */
export type MarkFormula = (marked: MarkableFormula, marks: readonly MarkedRange[]) => MarkedFormula | null

const bytesOfEntry = 300

/** The same with a cache of so many bytes: KaTeX draws a marked formula once more, and x → \mathbf{x} stands in many errata. */
export function rememberMarked(cacheSize: number): MarkFormula {
  const cache = new LRUCache<string, { marked: MarkedFormula | null }>({ maxSize: cacheSize })
  return (formula, marks) => {
    const { latex, display, macros } = formula
    const runs = marks.map(({ start, end, isBare }) => [start, end, isBare])
    const key = JSON.stringify([
      latex,
      display,
      runs,
      macros.size === 0 ? [] : [...usedMacros(latex, macros)],
    ])
    const earlier = cache.get(key)
    if (earlier !== undefined) return earlier.marked
    const marked = markFormula(formula, marks)
    // It keeps the formula without marks, too.
    const bytes = marked === null ? 0 : 2 * Buffer.byteLength(marked.formula.html())
    cache.set(key, { marked }, { size: bytesOfEntry + 2 * key.length + bytes })
    return marked
  }
}
