/** Draws from lists and ranges; the same seed draws the same, on every machine. */
export type Draw = {
  /** A whole number from `from` to `to`, both included. */
  number: (from: number, to: number) => number
  one: <T>(list: readonly T[]) => T
  /** True in so many of a hundred draws. */
  chance: (percent: number) => boolean
}

/** Draws by the generator mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const number = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    number,
    one: (list) => {
      const drawn = list[number(0, list.length - 1)]
      if (drawn === undefined) throw new RangeError('Nothing can be drawn from an empty list.')
      return drawn
    },
    chance: (percent) => number(1, 100) <= percent,
  }
}
