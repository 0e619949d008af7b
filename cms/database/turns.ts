/** Thrown where no turn came in time; the message is a sentence for the person who waits. */
export class TurnTimeout extends Error {
  override name = 'TurnTimeout'
}

/** A TurnTimeout that says that another save held the database for more than `timeLimit` ms. */
export function createTurnTimeout(timeLimit: number, cause?: unknown): TurnTimeout {
  return new TurnTimeout(
    `Another save has held the database for more than ${timeLimit / 1000} seconds, ` +
      'so this one was given up and nothing was changed. Try it again.',
    { cause },
  )
}

/** Gives turns one at a time, first come, first served. */
export type Turns = {
  /** Waits for a turn; gives the function that ends it. Throws TurnTimeout after `timeLimit` ms. */
  take: () => Promise<() => void>
}

/** Creates a queue of turns. `timeLimit`: how long to wait for one at most, in ms. */
export function createTurns({ timeLimit }: { timeLimit: number }): Turns {
  const waiting: (() => void)[] = []
  let isTaken = false

  const createEnd = () => {
    let hasEnded = false
    return () => {
      if (hasEnded) return
      hasEnded = true
      const next = waiting.shift()
      if (next) next()
      else isTaken = false
    }
  }

  return {
    take: () =>
      new Promise((resolve, reject) => {
        if (!isTaken) {
          isTaken = true
          resolve(createEnd())
          return
        }
        const start = () => {
          clearTimeout(timer)
          resolve(createEnd())
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(start), 1)
          reject(createTurnTimeout(timeLimit))
        }, timeLimit)
        waiting.push(start)
      }),
  }
}
