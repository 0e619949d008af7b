import { z } from 'zod'
import { describeContractIssue } from '../../content/contractProblems.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import { Snapshot } from '../../content/snapshot.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { asRow, type Row } from '../rows.ts'

/** Published documents that break the contract: nothing can be built until an editor fixes them. `problems` names each. */
export class SnapshotContentError extends Error {
  override name = 'SnapshotContentError'
  constructor(readonly problems: ContentProblem[]) {
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
    super(
      `The published content cannot be handed to the site (${count}):\n` +
        problems.map(({ message }) => `- ${message.en}`).join('\n'),
    )
  }
}

/** Validates the collected content against the contract, and returns it. Throws SnapshotContentError with every problem. */
export function checkSnapshot(collected: Record<string, unknown>): Snapshot {
  const parsed = Snapshot.safeParse(collected)
  if (parsed.success) return parsed.data
  // The same issues in the other language: zod words them while it parses.
  const inJapanese = Snapshot.safeParse(collected, { error: z.locales.ja().localeError })
  const japanese = inJapanese.error?.issues ?? []
  throw new SnapshotContentError(
    parsed.error.issues.map((issue, index) => toProblem(issue, japanese[index] ?? issue, collected)),
  )
}

function toProblem(
  issue: z.core.$ZodIssue,
  issueInJapanese: z.core.$ZodIssue,
  collected: Record<string, unknown>,
): ContentProblem {
  const [part, index, ...rest] = issue.path.map(String)
  const list = collected[part ?? '']
  const row: Row | null = Array.isArray(list) ? asRow(list[Number(index)]) : null
  const fieldPath = (row && index !== undefined ? rest : issue.path.map(String).slice(1)).join('.')
  const title = row && index !== undefined ? documentTitle(row) : { ja: 'サイト設定', en: 'Site settings' }
  // Zod words its own issues in the language that it parses in.
  const words = describeContractIssue(issue) ?? { ja: issueInJapanese.message, en: issue.message }
  const collection = row ? (part ?? '') : 'site-settings'
  return {
    severity: 'error',
    message: {
      ja: `「${title.ja}」${fieldPath ? `の「${fieldPath}」` : ''}: ${words.ja}。管理画面で直して、もう一度公開してください。`,
      en: `"${title.en}"${fieldPath ? `, field "${fieldPath}"` : ''}: ${words.en}. Correct it in the admin panel and publish again.`,
    },
    document: row && typeof row.id === 'string' ? { collection, id: row.id } : null,
  }
}
