import type { ReadListAnswer } from '../../import/pasted-list/listMessages.ts'
import { type Row, toRows } from './rows.ts'

/**
 * The rows of a list that was read again, with what the editor had corrected, chosen and checked before. Rows are recognized by
 * the lines that they were read from. `lost`: rows with the editor's work whose lines are not in the list any more.
 */
export function carryOver(
  before: { list: ReadListAnswer; rows: readonly Row[] },
  next: ReadListAnswer,
): { rows: Row[]; lost: Row[] } {
  const worked = before.rows.filter((row, index) => hasWork(row, toRows(before.list)[index]))
  const open = [...worked]
  const rows = toRows(next).map((row) => {
    const at = open.findIndex((one) => linesOf(one) === linesOf(row))
    const [old] = at === -1 ? [] : open.splice(at, 1)
    return old ? withWork(row, old) : row
  })
  return { rows, lost: open }
}

/** How many rows the editor has corrected, checked or left out. */
export function countWork({ list, rows }: { list: ReadListAnswer; rows: readonly Row[] }): number {
  const asRead = toRows(list)
  return rows.filter((row, index) => hasWork(row, asRead[index])).length
}

function hasWork(row: Row, asRead: Row | undefined): boolean {
  return JSON.stringify(row) !== JSON.stringify(asRead)
}

// What was imported meanwhile is said by the new reading.
function withWork(row: Row, old: Row): Row {
  return {
    ...row,
    isChosen: row.isKnown ? row.isChosen : old.isKnown ? row.isChosen : old.isChosen,
    isSettled: old.isSettled,
    draft: { ...row.draft, values: old.draft.values },
  }
}

function linesOf({ draft: { heads, source } }: Row): string {
  return [...heads, source].map(({ text }) => text.trim()).join('\n')
}
