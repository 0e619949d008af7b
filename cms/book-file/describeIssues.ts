import type { z } from 'zod'
import { describeIssuePath } from '../../content/describeIssuePath.ts'

/** The most problems that are told at once. */
const most = 20

/** What is wrong with a book file, a line each: `- errata[3] (7K2QD) published.page: is not a page label`. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], file: unknown): string {
  const lines = issues
    .slice(0, most)
    .map((issue) => `- ${describeIssuePath(issue.path, file) || 'the file'}: ${issue.message}`)
  return [...lines, ...(issues.length > most ? [`… ${issues.length - most}`] : [])].join('\n')
}
