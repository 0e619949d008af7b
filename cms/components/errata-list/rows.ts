import type { Locale, LocalizedText } from '../../../content/locale.ts'
import { isPageLabel } from '../../../content/pageLabel.ts'
import { describePrintingsProblem } from '../../../content/describePrintingsProblem.ts'
import { parsePrintings } from '../../../content/printings.ts'
import type { Draft, ErratumValues, Flag } from '../../import/support-page/importedBook.ts'
import type { ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import type { Words } from './words.ts'

/**
 * One erratum of a pasted list, and what its editor has decided about it.
 * `isKnown`: imported before; `isChosen`: to be imported; `isSettled`: the editor has checked its flags.
 */
export type Row = {
  draft: Draft<ErratumValues>
  isKnown: boolean
  isChosen: boolean
  isSettled: boolean
}

export function toRows({ rows }: ReadListAnswer): Row[] {
  return rows.map(({ draft, isKnown }) => ({ draft, isKnown, isChosen: !isKnown, isSettled: false }))
}

/** Whether a row has flags that its editor has not settled. */
export function mustBeChecked({ draft, isKnown, isSettled }: Row): boolean {
  return draft.flags.length > 0 && !isSettled && !isKnown
}

/** The row with other values. A change of a flagged field settles the flags. */
export function withValues(row: Row, change: Partial<ErratumValues>): Row {
  const { flags, values } = row.draft
  const isFlaggedField = flags.some(
    ({ field }) => field !== null && Object.keys(change).includes(field.split('.')[0] ?? ''),
  )
  return {
    ...row,
    isSettled: row.isSettled || isFlaggedField,
    draft: { ...row.draft, values: { ...values, ...change } },
  }
}

/** Puts a proposal into its field; null where the field is not one text. */
export function withProposal(row: Row, { field, proposal }: Flag): Row | null {
  if (proposal === null || (field !== 'original' && field !== 'correction')) return null
  return withValues(row, { [field]: proposal })
}

/** The drafts to import; one that its editor has settled comes without its flags. */
export function chooseDrafts(rows: readonly Row[]): Draft<ErratumValues>[] {
  return rows
    .filter(({ isChosen }) => isChosen)
    .map(({ draft, isSettled }) => (isSettled ? { ...draft, flags: [] } : draft))
}

/** What the CMS would not store, by field, in the panel's language. */
export function findFieldProblems(
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

/** The language in which a text of the list is shown and edited: the one it has, else the panel's. */
export function chooseLanguage(text: LocalizedText, panelLanguage: Locale): Locale {
  return text.ja !== null ? 'ja' : text.en !== null ? 'en' : panelLanguage
}
