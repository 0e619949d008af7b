import type { Run } from '../runs.ts'

/** A guard that is taken away, and the tests that must notice. */
export type Mutation = {
  /** What is broken, in a few words; `--only` finds it by a part of them. */
  name: string
  /** The file that holds the guard, from the repository's root. */
  file: string
  /** The guard as it stands there, exactly once. */
  from: string
  /** What takes its place. */
  to: string
  /** The run of the guard's own tests (tests/runs.ts) … */
  project: Run
  /** … and the smallest files of it that hold the guard. */
  tests: readonly string[]
  /** Of these files, the tests whose names have this in them: for a file that takes long. All by default. */
  testName?: string
}
