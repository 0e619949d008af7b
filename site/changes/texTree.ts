import type { Range } from './ranges.ts'
import { aliases } from './texCommands.ts'
import type { TexToken } from './texTokens.ts'

/**
 * A part of a formula with its place. `head` says what it is: a sign, a command with its delimiters or names, `{}` a group,
 * `\row` and `\cell` of an environment; `parts` are what stands in it; the base ends at `baseEnd`, before the scripts.
 */
export type TexNode = Range & {
  head: string
  parts: TexList[]
  sub: TexList | null
  sup: TexList | null
  baseEnd: number
  /** The same for nodes that are the same formula. */
  key: string
  /** How many signs it has, roughly. */
  size: number
}

/** Parts one after another. `isBare`: one sign as an argument without braces, which a mark needs. */
export type TexList = { nodes: TexNode[]; isBare: boolean; key: string; size: number }

/** What a command, a row, a cell or a pair of braces weighs beside what it holds. */
export const frameSize = 0.5
const spaceSize = 0.25

/** A row or a cell. */
export function frameOf(head: string, nodes: TexNode[]): TexNode {
  const list = toList(nodes)
  return createNode({ head, parts: [list], range: hull([], list) })
}

/** A sign, or a command without arguments. */
export function signOf({ text, start, end }: TexToken): TexNode {
  return createNode({ head: aliases.get(text) ?? text, parts: [], range: { start, end } })
}

/** A part; `range`: of all that is written of it. */
export function createNode({
  head,
  parts,
  range,
  sub = null,
  sup = null,
  baseEnd = range.end,
}: {
  head: string
  parts: TexList[]
  range: Range
  sub?: TexList | null
  sup?: TexList | null
  baseEnd?: number
}): TexNode {
  const scripts = `${sub === null ? '' : `_{${sub.key}}`}${sup === null ? '' : `^{${sup.key}}`}`
  const sizes = [...parts, sub, sup].reduce((sum, list) => sum + (list?.size ?? 0), 0)
  const own = parts.length === 0 ? (/^\s*$|^\\[,;:!> ]$|^~$/.test(head) ? spaceSize : 1) : frameSize
  return {
    ...{ head, parts, sub, sup, baseEnd, start: range.start, end: range.end },
    key: `${baseKey(head, parts)}${scripts}`,
    size: (head === '' ? 0 : own) + sizes,
  }
}

// Braces round one letter change nothing.
function baseKey(head: string, parts: readonly TexList[]): string {
  const [only] = parts
  if (head === '{}' && only !== undefined && /^(?:[\p{L}\p{N}]|\\[A-Za-z]+ )$/u.test(only.key))
    return only.key
  return parts.length === 0
    ? head.startsWith('\\')
      ? `${head} `
      : head
    : `${head}{${parts.map(({ key }) => key).join('}{')}}`
}

export function toList(nodes: TexNode[]): TexList {
  return {
    nodes,
    isBare: false,
    key: nodes.map(({ key }) => key).join(''),
    size: nodes.reduce((sum, { size }) => sum + size, 0),
  }
}

/** From the first to the last of these. */
export function hull(
  ranges: readonly Range[],
  { nodes }: { nodes: readonly Range[] } = { nodes: [] },
): Range {
  const all = [...ranges, ...nodes]
  if (all.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) }
}
