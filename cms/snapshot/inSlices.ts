import { setImmediate as turn } from 'node:timers/promises'

/** How many documents are worked on before others have their turn: some 10 ms. */
const sliceSize = 500

/** A list in slices, each short enough to be worked on in one go. */
export function inSlices<T>(list: readonly T[]): T[][] {
  const count = Math.ceil(list.length / sliceSize)
  return Array.from({ length: count }, (_, index) => list.slice(index * sliceSize, (index + 1) * sliceSize))
}

/** `list.map(make)`, with a turn of the event loop after each slice. */
export async function mapInSlices<T, U>(list: readonly T[], make: (item: T) => U): Promise<U[]> {
  const made: U[] = []
  for (const slice of inSlices(list)) {
    made.push(...slice.map(make))
    await turn()
  }
  return made
}
