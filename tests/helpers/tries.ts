import { appendFileSync } from 'node:fs'
import { afterEach } from 'vitest'

/** A fault (F1 …) or a door (D1 …) of the README's table. */
export type TryId = `F${number}` | `D${number}`

/**
 * How often a test tries a fault or a door: `short` in `.ci/run`, `long` (50 or more) in `npm run test:long`, which sets LONG_RUN=1.
 */
export function howOften({ short, long }: { short: number; long: number }): number {
  return process.env.LONG_RUN === '1' ? long : short
}

/**
 * Notes how often a test tried a fault or a door and how often what is promised held: `what` names the try in a few words of the
 * README's table ("kill -9 in a save, SQLite"). It is kept where TRIES_FILE names a file, one JSON object a line; the table is made
 * from that. The test itself still asserts that all tries held.
 */
export function noteTries(note: { id: TryId; what: string; tries: number; held: number }): void {
  const file = process.env.TRIES_FILE
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify(note)}\n`)
}

/**
 * Each test of the `describe` that this is called in is one try; call it first there. With `triedOften` as the options of the
 * `describe`, all of them together are 50 tries or more in the long run.
 */
export function noteEachTest(note: { id: TryId; what: string }): void {
  afterEach(({ task }) => noteTries({ ...note, tries: 1, held: task.result?.state === 'pass' ? 1 : 0 }))
}

/** Options for a `describe` with so many tests that are tries: in the long run each is repeated till all are 50 or more. */
export function triedOften({ tests }: { tests: number }): { repeats: number } {
  return { repeats: howOften({ short: 1, long: Math.ceil(50 / tests) }) - 1 }
}
