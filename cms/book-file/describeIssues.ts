import type { z } from 'zod'
import { type Row, asRow } from '../rows.ts'

/** The most problems that are listed. */
const maxLines = 20

/** The problems of a book file, one line each: `- errata[3] (7K2QD) published.page: is not a page label`. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], file: unknown): string {
  const lines = issues
    .slice(0, maxLines)
    .map((issue) => `- ${nameOf(issue.path, asRow(file))}: ${issue.message}`)
  return [...lines, ...(issues.length > maxLines ? [`… ${issues.length - maxLines}`] : [])].join('\n')
}

function nameOf(path: readonly PropertyKey[], file: Row): string {
  const [part, index, ...rest] = path
  if (typeof index !== 'number') return path.map(String).join('.') || 'the file'
  const list = file[String(part)]
  const document = asRow(Array.isArray(list) ? list[index] : null)
  const name = document.tag ?? asRow(document.published ?? document.draft).slug ?? document.filename
  return [
    `${String(part)}[${index}]`,
    typeof name === 'string' ? `(${name})` : '',
    rest.map(String).join('.'),
  ]
    .filter(Boolean)
    .join(' ')
}
