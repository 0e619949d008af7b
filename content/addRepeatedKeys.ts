import type { z } from 'zod'
import { contractProblem } from './contractProblems.ts'

/** Adds an issue for every document of a part whose key stands before it already. */
export function addRepeatedKeys(options: {
  part: string
  keys: readonly string[]
  context: z.RefinementCtx
}): void {
  const { part, keys, context } = options
  const seen = new Set<string>()
  keys.forEach((key, index) => {
    if (seen.has(key))
      context.addIssue({ code: 'custom', path: [part, index], ...contractProblem('not-unique', key) })
    seen.add(key)
  })
}
