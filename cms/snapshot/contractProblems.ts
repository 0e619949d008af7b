import { z } from 'zod'
import { describeContractIssue } from '../../content/contractProblems.ts'
import type { Bilingual } from '../../content/locale.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import type { Row } from '../rows.ts'

/** What a problem is about: its title, and the document that the panel links (null: a global, or none). */
export type ProblemSubject = { title: Bilingual; document: ContentProblem['document'] }

/** The document in which an issue stands, with the rest of the issue's path; null where it stands in the subject itself. */
type FindDocument = (path: readonly string[]) => { collection: string; row: Row; path: string[] } | null

/** Says of each issue of `value` in both languages what to correct, and in which document: in `of`, or in one that it holds. */
export function findContractProblems({
  schema,
  value,
  of,
  documentAt = () => null,
}: {
  schema: z.ZodType
  value: unknown
  of: ProblemSubject
  documentAt?: FindDocument
}): ContentProblem[] {
  const issues = schema.safeParse(value).error?.issues ?? []
  if (issues.length === 0) return []
  // The same issues in the other language: zod words its own while it parses.
  const inJapanese = schema.safeParse(value, { error: z.locales.ja().localeError }).error?.issues ?? []
  return issues.map((issue, index) => {
    const path = issue.path.map(String)
    const inner = documentAt(path)
    const title = inner ? documentTitle(inner.row) : of.title
    const field = (inner ? inner.path : path).join('.')
    const words = describeContractIssue(issue) ?? {
      ja: (inJapanese[index] ?? issue).message,
      en: issue.message,
    }
    return {
      severity: 'error',
      message: {
        ja: `「${title.ja}」${field ? `の「${field}」` : ''}: ${words.ja}。管理画面で直して、もう一度公開してください。`,
        en: `"${title.en}"${field ? `, field "${field}"` : ''}: ${words.en}. Correct it in the admin panel and publish again.`,
      },
      document: inner ? linkTo(inner) : of.document,
    }
  })
}

function linkTo({ collection, row: { id } }: { collection: string; row: Row }): ContentProblem['document'] {
  return typeof id === 'string' && id !== '' ? { collection, id } : null
}
