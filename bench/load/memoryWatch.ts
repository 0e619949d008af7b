import { partNames, pidsOf, readMemory, type PartName } from './parts.ts'

/** The memory of one part in MB, in the middle, in the first and in the last third of the time. */
export type MemoryOfPart = { part: PartName; first: number; last: number; grows: boolean }

// What a garbage collector leaves lying about from one moment to another.
const tolerance = { factor: 1.25, megabytes: 40 }

/**
 * Notes the memory of each part every five seconds. `result` compares the first third of the time with the last one; a part grows
 * where the last has a quarter, and 40 MB, more.
 */
export function watchMemory(processes: () => number[]): { stop: () => void; result: () => MemoryOfPart[] } {
  const samples = new Map<PartName, number[]>(partNames.map((part) => [part, []]))
  const timer = setInterval(() => {
    const all = processes()
    for (const part of partNames) {
      const memory = readMemory(pidsOf(part, all))
      // A part that is being started again has none.
      if (memory > 0) samples.get(part)?.push(memory)
    }
  }, 5_000)
  return {
    stop: () => clearInterval(timer),
    result: () =>
      partNames.map((part) => {
        const values = samples.get(part) ?? []
        const third = Math.ceil(values.length / 3)
        const [first, last] = [median(values.slice(0, third)), median(values.slice(-third))]
        const grows = last > first * tolerance.factor && last > first + tolerance.megabytes
        return { part, first, last, grows }
      }),
  }
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
}
