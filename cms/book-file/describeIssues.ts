import type { z } from 'zod'
import { type Row, asRow } from '../rows.ts'

/** The most problems that are told at once. */
const most = 20

/** What is wrong with a book file, a line each: `- errata[3] (7K2QD) published.page: is not a page label`. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], file: unknown): string {
  const lines = issues.slice(0, most).map((issue) => `- ${nameOf(issue.path, asRow(file))}: ${issue.message}`)
  return [...lines, ...(issues.length > most ? [`… ${issues.length - most}`] : [])].join('\n')
}

function nameOf(path: readonly PropertyKey[], file: Row): string {
  const [part, index, ...rest] = path
  if (typeof index !== 'number') return path.map(String).join('.') || 'the file'
  const list = file[String(part)]
  const document = asRow(Array.isArray(list) ? list[index] : null)
  const known = document.tag ?? asRow(document.published ?? document.draft).slug ?? document.filename
  return [
    `${String(part)}[${index}]`,
    typeof known === 'string' ? `(${known})` : '',
    rest.map(String).join('.'),
  ]
    .filter(Boolean)
    .join(' ')
}
