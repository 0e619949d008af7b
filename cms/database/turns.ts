/** A turn was not given in time; the message is a sentence for the person who waits. */
export class TurnTimeout extends Error {
  override name = 'TurnTimeout'
}

/** Says that another save held the database for more than `timeLimit` ms. */
export function turnTimeout(timeLimit: number, cause?: unknown): TurnTimeout {
  return new TurnTimeout(
    `Another save has held the database for more than ${timeLimit / 1000} seconds, so this one was given up and nothing was changed. Try it again.`,
    { cause },
  )
}

/** Gives turns one at a time, first come, first served. */
export type Turns = {
  /** Waits for a turn; gives the function that ends it. Throws TurnTimeout after `timeLimit` ms. */
  take: () => Promise<() => void>
}

/** Creates a queue of turns. `timeLimit`: how long one waits at most, in ms. */
export function createTurns({ timeLimit }: { timeLimit: number }): Turns {
  const waiting: (() => void)[] = []
  let taken = false

  const endOnce = () => {
    let ended = false
    return () => {
      if (ended) return
      ended = true
      const next = waiting.shift()
      if (next) next()
      else taken = false
    }
  }

  return {
    take: () =>
      new Promise((resolve, reject) => {
        if (!taken) {
          taken = true
          resolve(endOnce())
          return
        }
        const start = () => {
          clearTimeout(timer)
          resolve(endOnce())
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(start), 1)
          reject(turnTimeout(timeLimit))
        }, timeLimit)
        waiting.push(start)
      }),
  }
}
