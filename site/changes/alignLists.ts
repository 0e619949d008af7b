/** Which entry of one list stands for which of the other, in order, and how much they have in common. */
export type Alignment = { pairs: (readonly [before: number, after: number])[]; score: number }

// Beyond it (a few milliseconds) only what is the same at both ends is paired.
const mostCells = 1_000_000

/**
 * Aligns two lists by their weighted longest common subsequence: the pairs, in order, whose weights sum up to the most. `weigh`
 * says how much two entries have in common: 0 for nothing, and for the same entry as much as it weighs.
 */
export function alignLists<T>({
  before,
  after,
  isSame,
  weigh,
}: {
  before: readonly T[]
  after: readonly T[]
  isSame: (before: T, after: T) => boolean
  weigh: (before: T, after: T) => number
}): Alignment {
  let start = 0
  let [endBefore, endAfter] = [before.length, after.length]
  const same = (i: number, j: number) => isSame(before[i] as T, after[j] as T)
  while (start < endBefore && start < endAfter && same(start, start)) start += 1
  while (endBefore > start && endAfter > start && same(endBefore - 1, endAfter - 1)) {
    endBefore -= 1
    endAfter -= 1
  }
  const middle = alignMiddle({
    before: before.slice(start, endBefore),
    after: after.slice(start, endAfter),
    weigh,
  })
  const pairs = [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...middle.map(([i, j]) => [i + start, j + start] as const),
    ...Array.from(
      { length: before.length - endBefore },
      (_, index) => [endBefore + index, endAfter + index] as const,
    ),
  ]
  const score = pairs.reduce((sum, [i, j]) => sum + weigh(before[i] as T, after[j] as T), 0)
  return { pairs, score }
}

function alignMiddle<T>({
  before,
  after,
  weigh,
}: {
  before: readonly T[]
  after: readonly T[]
  weigh: (before: T, after: T) => number
}): [number, number][] {
  const width = after.length + 1
  if (before.length === 0 || after.length === 0 || (before.length + 1) * width > mostCells) return []
  // best[i, j]: the most that the entries from i and from j on have in common.
  const best = new Float64Array((before.length + 1) * width)
  const weights = new Float64Array(before.length * width)
  const at = (cells: Float64Array, i: number, j: number) => cells[i * width + j] as number
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const weight = weigh(before[i] as T, after[j] as T)
      weights[i * width + j] = weight
      const paired = weight > 0 ? weight + at(best, i + 1, j + 1) : 0
      best[i * width + j] = Math.max(paired, at(best, i + 1, j), at(best, i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    const weight = at(weights, i, j)
    const here = at(best, i, j)
    if (weight > 0 && here === weight + at(best, i + 1, j + 1)) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if (here === at(best, i + 1, j)) i += 1
    else j += 1
  }
  return pairs
}

/** What lies between the pairs of an alignment, and the pairs themselves, in order. */
export type AlignmentStep =
  | { kind: 'pair'; before: number; after: number }
  /** Entries from the first to before the second index that have no partner: of one list, or of both at the same place. */
  | { kind: 'gap'; before: readonly [number, number]; after: readonly [number, number] }

/** Walks along an alignment of lists of these lengths. */
export function stepsOf({ pairs }: Alignment, lengths: { before: number; after: number }): AlignmentStep[] {
  const steps: AlignmentStep[] = []
  let [i, j] = [0, 0]
  for (const [before, after] of [...pairs, [lengths.before, lengths.after] as const]) {
    if (before > i || after > j) steps.push({ kind: 'gap', before: [i, before], after: [j, after] })
    if (before < lengths.before && after < lengths.after) steps.push({ kind: 'pair', before, after })
    ;[i, j] = [before + 1, after + 1]
  }
  return steps
}
