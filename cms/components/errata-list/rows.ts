import type { Locale, LocalizedText } from '../../../content/locale.ts'
import { isPageLabel } from '../../../content/pageLabel.ts'
import { describePrintingsProblem, parsePrintings } from '../../../content/printings.ts'
import type { Draft, ErratumValues, Flag } from '../../import/support-page/importedBook.ts'
import type { ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import type { Words } from './words.ts'

/** One erratum of a pasted list, and what its editor has decided about it. */
export type Row = {
  draft: Draft<ErratumValues>
  isKnown: boolean
  isTaken: boolean
  isSettled: boolean
}

export function rowsOf({ rows }: ReadListAnswer): Row[] {
  return rows.map(({ draft, isKnown }) => ({ draft, isKnown, isTaken: !isKnown, isSettled: false }))
}

/** The row with other values; whoever changes what was doubtful has looked at it. */
export function withValues(row: Row, change: Partial<ErratumValues>): Row {
  const { flags, values } = row.draft
  const touches = flags.some(
    ({ field }) => field !== null && Object.keys(change).includes(field.split('.')[0] ?? ''),
  )
  return {
    ...row,
    isSettled: row.isSettled || touches,
    draft: { ...row.draft, values: { ...values, ...change } },
  }
}

/** Puts a proposal into its field; null where the field is not one text. */
export function withProposal(row: Row, { field, proposal }: Flag): Row | null {
  if (proposal === null || (field !== 'original' && field !== 'correction')) return null
  return withValues(row, { [field]: proposal })
}

/** What is sent: a draft that its editor has settled carries no flags any more. */
export function takenDrafts(rows: readonly Row[]): Draft<ErratumValues>[] {
  return rows
    .filter(({ isTaken }) => isTaken)
    .map(({ draft, isSettled }) => (isSettled ? { ...draft, flags: [] } : draft))
}

/** What the CMS would not store, by field, in the panel's language. */
export function fieldProblems(
  { page, line, printings }: ErratumValues,
  { language, say }: { language: Locale; say: Words },
): Partial<Record<'page' | 'line' | 'printings', string>> {
  const parsed = printings === null ? null : parsePrintings(printings)
  return {
    ...(page !== null && !isPageLabel(page) ? { page: say.badPage } : {}),
    ...(line !== null && !(Number.isInteger(line) && line >= 1 && line <= 999) ? { line: say.badLine } : {}),
    ...(parsed !== null && !parsed.ok
      ? { printings: describePrintingsProblem(parsed.problem, language) }
      : {}),
  }
}

/** The language that a text of the list is written in: the one it has, else the panel's. */
export function languageOf(text: LocalizedText, otherwise: Locale): Locale {
  return text.ja !== null ? 'ja' : text.en !== null ? 'en' : otherwise
}
