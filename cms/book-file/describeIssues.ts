import type { z } from 'zod'
import { describeIssuePath } from '../../content/describeIssuePath.ts'

/** The most problems that are listed. */
const maxLines = 20

/** The problems of a book file, one line each: `- errata[3] (7K2QD) published.page: is not a page label`. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], file: unknown): string {
  const lines = issues
    .slice(0, maxLines)
    .map((issue) => `- ${describeIssuePath(issue.path, file) || 'the file'}: ${issue.message}`)
  return [...lines, ...(issues.length > maxLines ? [`… ${issues.length - maxLines}`] : [])].join('\n')
}
