/** A piece of a text, and whether the other text lacks it. */
export type Piece = { text: string; differs: boolean }

/**
 * Marks in each of two texts what the other one lacks: line by line first, then, where a line stands against another one, from
 * the first to the last character that differs.
 */
export function markDifferences(one: string, other: string): [Piece[], Piece[]] {
  const [ones, others] = [one.split('\n'), other.split('\n')]
  const pieces: [Piece[], Piece[]] = [[], []]
  const add = (side: 0 | 1, text: string, differs: boolean) => {
    const last = pieces[side].at(-1)
    if (text === '') return
    if (last?.differs === differs) last.text += text
    else pieces[side].push({ text, differs })
  }
  let [from, otherFrom] = [0, 0]
  for (const [at, otherAt] of [...commonLines(ones, others), [ones.length, others.length] as const]) {
    const [gap, otherGap] = [ones.slice(from, at), others.slice(otherFrom, otherAt)]
    for (let index = 0; index < Math.max(gap.length, otherGap.length); index += 1) {
      const [line, otherLine] = [gap[index], otherGap[index]]
      const [start, end] = commonEnds(line ?? '', otherLine ?? '')
      for (const [side, written, isLast] of [
        [0, line, from + index === ones.length - 1],
        [1, otherLine, otherFrom + index === others.length - 1],
      ] as const) {
        if (written === undefined) continue
        const characters = Array.from(written)
        add(side, characters.slice(0, start).join(''), false)
        add(side, characters.slice(start, characters.length - end).join(''), true)
        add(side, characters.slice(characters.length - end).join('') + (isLast ? '' : '\n'), false)
      }
    }
    if (at < ones.length) add(0, (ones[at] ?? '') + (at === ones.length - 1 ? '' : '\n'), false)
    if (otherAt < others.length)
      add(1, (others[otherAt] ?? '') + (otherAt === others.length - 1 ? '' : '\n'), false)
    ;[from, otherFrom] = [at + 1, otherAt + 1]
  }
  return pieces
}

/** The longest common run of lines in order, as pairs of positions. Past `maxCells`, only the lines at both ends. */
function commonLines(ones: readonly string[], others: readonly string[]): (readonly [number, number])[] {
  if (ones.length * others.length > maxCells) return []
  const lengths = Array.from({ length: ones.length + 1 }, () => new Array<number>(others.length + 1).fill(0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = ones.length - 1; i >= 0; i -= 1) {
    for (let j = others.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row) row[j] = ones[i] === others[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < ones.length && j < others.length;) {
    if (ones[i] === others[j]) pairs.push([i++, j++] as const)
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

const maxCells = 1_000_000

/** How many characters two lines have in common at the start, and after that at the end. */
function commonEnds(one: string, other: string): [number, number] {
  const [a, b] = [Array.from(one), Array.from(other)]
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start += 1
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return [start, end]
}
