import { alignLists, stepsOf, type Alignment } from './alignLists.ts'
import type { Range } from './ranges.ts'
import { accentCommands, fontCommands, phantomCommands } from './texCommands.ts'
import { frameSize, type TexList, type TexNode } from './texTree.ts'

/** Where in a formula a change lies: in the line, or in the innermost part of it that has a name. */
export type Where = 'line' | 'subscript' | 'superscript' | 'numerator' | 'denominator'

/** A run of a formula. `isBare`: it is an argument without braces. */
export type TexPiece = Range & { nodes: readonly TexNode[]; isBare: boolean }

/** What differs at one place: on one side, or on both. `isAll`: it is all that the part has. */
export type TexChange = { where: Where; isAll: boolean; before: TexPiece | null; after: TexPiece | null }

/** What two formulas differ in, from left to right, and how much they have in common (0 to 1). */
export type TexComparison = { changes: TexChange[]; likeness: number }

// Below it two parts are not the same part that was changed, but one in place of another.
const leastLikeness = 0.22

// What is the same counts for more than what is alike: a part that was moved is paired with itself.
const discount = 0.85

// Two letters that differ in their font, or in a sign over them, are still the same letter.
const sameLetter = 0.6

/** Compares two formulas as trees: in lists by what they have most in common, in scripts, arguments, cells and between delimiters. */
export function compareTex(before: TexList, after: TexList): TexComparison {
  return new TexComparer().compare(before, after)
}

class TexComparer {
  private readonly likenesses = new Map<TexNode, Map<TexNode, number>>()
  private readonly alignments = new Map<TexList, Map<TexList, Alignment>>()

  compare(before: TexList, after: TexList): TexComparison {
    const { score } = this.align(before, after)
    const changes: TexChange[] = []
    this.compareLists({ before, after, where: 'line', into: changes })
    return { changes, likeness: score / Math.max(before.size, after.size, 1) }
  }

  private align(before: TexList, after: TexList): Alignment {
    return remember(this.alignments, before, after, () =>
      alignLists({
        before: before.nodes,
        after: after.nodes,
        isSame: (a, b) => a.key === b.key,
        weigh: (a, b) => this.weigh(a, b),
      }),
    )
  }

  private weigh(before: TexNode, after: TexNode): number {
    if (before.key === after.key) return before.size
    return remember(this.likenesses, before, after, () => {
      const weight = discount * this.weighApart(before, after)
      return weight < leastLikeness * Math.max(before.size, after.size) ? 0 : weight
    })
  }

  private weighApart(before: TexNode, after: TexNode): number {
    const listed = (a: TexList | null | undefined, b: TexList | null | undefined) =>
      a && b ? this.align(a, b).score : 0
    const scripts = listed(before.sub, after.sub) + listed(before.sup, after.sup)
    if (before.head === '' && after.head === '') return scripts
    if (isSameFrame(before, after)) {
      const own = before.parts.length === 0 ? 1 : frameSize
      return own + before.parts.reduce((sum, part, index) => sum + listed(part, after.parts[index]), scripts)
    }
    return (letterOf(before) === letterOf(after) ? sameLetter : 0) + scripts
  }

  private compareLists({
    before,
    after,
    where,
    into,
  }: {
    before: TexList
    after: TexList
    where: Where
    into: TexChange[]
  }) {
    if (before.key === after.key) return
    const alignment = this.align(before, after)
    const lengths = { before: before.nodes.length, after: after.nodes.length }
    const isReplaced = alignment.score < leastLikeness * Math.max(before.size, after.size)
    const steps = stepsOf(isReplaced ? { pairs: [], score: 0 } : alignment, lengths)
    for (const step of steps) {
      if (step.kind === 'pair') {
        const [a, b] = [before.nodes[step.before] as TexNode, after.nodes[step.after] as TexNode]
        if (a.key !== b.key)
          this.compareNodes({ before: a, after: b, where, isOnly: steps.length === 1, into })
      } else {
        into.push({
          where,
          isAll: steps.length === 1,
          before: pieceOf(before, step.before),
          after: pieceOf(after, step.after),
        })
      }
    }
  }

  private compareNodes({
    before,
    after,
    where,
    isOnly,
    into,
  }: {
    before: TexNode
    after: TexNode
    where: Where
    isOnly: boolean
    into: TexChange[]
  }) {
    if (isSameFrame(before, after)) {
      // Nobody sees what differs in a phantom.
      for (const [index, part] of phantomCommands.has(before.head) ? [] : before.parts.entries())
        this.compareLists({
          ...{ before: part, after: after.parts[index] as TexList, into },
          where: placeOf(before.head, index) ?? where,
        })
    } else {
      const isAll = isOnly && [before, after].every(({ sub, sup }) => sub === null && sup === null)
      into.push({ where, isAll, before: baseOf(before), after: baseOf(after) })
    }
    for (const [name, place] of [
      ['sub', 'subscript'],
      ['sup', 'superscript'],
    ] as const) {
      const [a, b] = [before[name], after[name]]
      if (a !== null && b !== null) this.compareLists({ before: a, after: b, where: place, into })
      else if (a !== null || b !== null)
        into.push({ where: place, isAll: true, before: a && pieceOf(a), after: b && pieceOf(b) })
    }
  }
}

function isSameFrame(before: TexNode, after: TexNode): boolean {
  return before.head === after.head && before.parts.length === after.parts.length
}

/** A letter without its fonts and accents. */
function letterOf(node: TexNode): string {
  let bare = node
  while (fontCommands.has(bare.head) || accentCommands.has(bare.head)) {
    const [inner, ...more] = bare.parts[0]?.nodes ?? []
    if (inner === undefined || more.length > 0) break
    bare = inner
  }
  return bare.head === '' ? '\0' : `${bare.head}{${bare.parts.map(({ key }) => key).join('}{')}}`
}

function placeOf(head: string, index: number): Where | null {
  if (!/^\\[dtc]?frac$/.test(head)) return null
  return index === 0 ? 'numerator' : 'denominator'
}

function baseOf(node: TexNode): TexPiece {
  const bare = { ...node, sub: null, sup: null, end: node.baseEnd }
  return { start: node.start, end: node.baseEnd, nodes: [bare], isBare: false }
}

function pieceOf(
  { nodes, isBare }: TexList,
  [from, to]: readonly [number, number] = [0, nodes.length],
): TexPiece | null {
  const run = nodes.slice(from, to)
  if (run.length === 0) return null
  return {
    start: Math.min(...run.map(({ start }) => start)),
    end: Math.max(...run.map(({ end }) => end)),
    nodes: run,
    isBare: isBare && run.length === nodes.length,
  }
}

function remember<A extends object, B, V>(cache: Map<A, Map<B, V>>, a: A, b: B, make: () => V): V {
  const values = cache.get(a) ?? new Map<B, V>()
  cache.set(a, values)
  const earlier = values.get(b)
  if (earlier !== undefined) return earlier
  const value = make()
  values.set(b, value)
  return value
}
