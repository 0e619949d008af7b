import type { Macros } from '../../content/macros.ts'
import { compareTex, type TexPiece } from './compareTex.ts'
import type { Difference, FormulaRun, MarkedRange } from './comparedParts.ts'
import { parseTex } from './parseTex.ts'
import type { Range } from './ranges.ts'
import type { TexList } from './texTree.ts'

/** What differs in two formulas: runs of each, and how much they have in common (0 to 1). */
export type FormulaComparison = {
  before: MarkedRange[]
  after: MarkedRange[]
  differences: Difference[]
  likeness: number
}

/** Compares the LaTeX of two formulas of a book. Null where its macros come to too much to look into. */
export function compareFormulas(before: string, after: string, macros: Macros): FormulaComparison | null {
  const [a, b] = [parseTex(before, macros), parseTex(after, macros)]
  if (a === null || b === null) return null
  const { changes, likeness } = compareTex(a, b)
  const marksOf = (side: 'before' | 'after') =>
    withoutInner(changes.flatMap(({ [side]: piece }) => (piece === null ? [] : marksOfPiece(piece))))
  return {
    before: marksOf('before'),
    after: marksOf('after'),
    differences: changes.map((change) => ({
      ...{ kind: 'formula' as const, where: change.where, isAll: change.isAll },
      before: change.before && runOf(change.before, before),
      after: change.after && runOf(change.after, after),
    })),
    likeness,
  }
}

/**
 * The marks, each widened to the part of the formula round it, for where a narrower one would change how the formula is drawn:
 * `near` to the smallest part, `far` to the largest.
 */
export function widenMarks({
  latex,
  macros,
  marks,
  to,
}: {
  latex: string
  macros: Macros
  marks: readonly MarkedRange[]
  to: 'near' | 'far'
}): MarkedRange[] {
  const whole = parseTex(latex, macros)
  if (whole === null) return []
  const around = (mark: MarkedRange): MarkedRange => {
    const nodes = nodesAround(whole, mark)
    const node = to === 'near' ? nodes.at(-1) : nodes[0]
    return node === undefined ? mark : { start: node.start, end: node.end, isBare: node.isBare }
  }
  return withoutInner(marks.map(around))
}

/** The nodes that a mark lies in and is not all of, from the largest to the smallest. */
function nodesAround(list: TexList, mark: Range): MarkedRange[] {
  const node = list.nodes.find(({ start, end }) => start <= mark.start && mark.end <= end)
  if (node === undefined || (node.start === mark.start && node.end === mark.end)) return []
  const isBare = list.isBare && list.nodes.length === 1
  const inner = [...node.parts, node.sub, node.sup].flatMap((part) =>
    part === null ? [] : nodesAround(part, mark),
  )
  return /^\\(?:row|cell)$/.test(node.head) ? inner : [{ start: node.start, end: node.end, isBare }, ...inner]
}

/** A row and a cell are no part that a mark can go round: what they hold is marked. */
function marksOfPiece({ nodes, start, end, isBare }: TexPiece): MarkedRange[] {
  if (!nodes.some(({ head }) => /^\\(?:row|cell)$/.test(head))) return [{ start, end, isBare }]
  return nodes.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      const [first, last] = [part.nodes[0], part.nodes.at(-1)]
      if (first === undefined || last === undefined) return []
      return marksOfPiece({ nodes: part.nodes, start: first.start, end: last.end, isBare: false })
    }),
  )
}

function runOf({ nodes, start, end }: TexPiece, latex: string): FormulaRun {
  return { nodes, latex: latex.slice(start, end) }
}

/** The marks in order, without those that lie in another one. Two that overlap become one. */
function withoutInner(marks: readonly MarkedRange[]): MarkedRange[] {
  const outer: MarkedRange[] = []
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = outer.at(-1)
    if (last === undefined || mark.start >= last.end) outer.push({ ...mark })
    else last.end = Math.max(last.end, mark.end)
  }
  return outer
}
