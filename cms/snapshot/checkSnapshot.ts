import { z } from 'zod'
import type { ContentProblem } from '../../content/publishing.ts'
import { Snapshot } from '../../content/snapshot.ts'
import { documentTitle } from './documentTitle.ts'
import { asRow, type Row } from '../rows.ts'

/** Published documents that break the contract: nothing can be built until an editor mends them. `problems` names each. */
export class SnapshotContentError extends Error {
  override name = 'SnapshotContentError'
  constructor(readonly problems: ContentProblem[]) {
    super(
      `The published content cannot be handed to the site (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}):\n` +
        problems.map(({ message }) => `- ${message.en}`).join('\n'),
    )
  }
}

/** Validates what was collected against the contract, and gives it. Throws SnapshotContentError with every problem at once. */
export function checkSnapshot(collected: Record<string, unknown>): Snapshot {
  const checked = Snapshot.safeParse(collected)
  if (checked.success) return checked.data
  // The same issues in the other language: zod words them while it parses.
  const inJapanese = Snapshot.safeParse(collected, { error: z.locales.ja().localeError })
  const japanese = inJapanese.error?.issues ?? []
  throw new SnapshotContentError(
    checked.error.issues.map((issue, index) => toProblem(issue, japanese[index] ?? issue, collected)),
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
  const collection = row ? (part ?? '') : 'site-settings'
  return {
    severity: 'error',
    message: {
      ja: `「${title.ja}」${fieldPath ? `の「${fieldPath}」` : ''}: ${japaneseMessage(issueInJapanese.message)}。管理画面で直して、もう一度公開してください。`,
      en: `"${title.en}"${fieldPath ? `, field "${fieldPath}"` : ''}: ${issue.message}. Mend it in the admin panel and publish again.`,
    },
    document: row && typeof row.id === 'string' ? { collection, id: row.id } : null,
  }
}

// The contract's own messages, which zod does not translate.
const translations: [RegExp, string][] = [
  [/^is not a slug$/, 'スラッグとして使えません'],
  [/^is not a page label$/, 'ページ番号として読めません'],
  [/^is not a set of printings$/, '刷の範囲として読めません'],
  [/^is not an http, https or mailto link$/, 'http、https、mailtoのリンクではありません'],
  [/^must be written in Japanese or in English$/, '日本語か英語のどちらかで書く必要があります'],
  [/^has neither a correction nor an instruction$/, '訂正も指示もありません'],
  [/^has neither a link nor a file$/, 'リンクもファイルもありません'],
  [/^"(.*)" stands twice$/, '「$1」が二つあります'],
  [/^"(.*)" is not published$/, '「$1」は公開されていません'],
]

function japaneseMessage(message: string): string {
  const known = translations.find(([pattern]) => pattern.test(message))
  return known ? message.replace(known[0], known[1]) : message
}
