import type { SiteChange } from '../../content/publishing.ts'
import type { MainRow } from './mainRows.ts'

/** A change that readers see, and the row that has the document's title: after a deletion, the one from before. */
export type VisibleChange = { operation: Exclude<SiteChange['operation'], 'confirm'>; titled: MainRow }

/**
 * What readers see of the change from one main row to the next; null where they see nothing of it.
 * `saved` is the status of the save itself: a published save has written the row, also where it was in the same millisecond as
 * the one before, so that `updatedAt` is the same.
 */
export function findVisibleChange({
  before,
  after,
  drafts,
  saved,
}: {
  before: MainRow | null
  after: MainRow | null
  drafts: boolean
  saved: unknown
}): VisibleChange | null {
  const [wasVisible, isVisible] = [isVisibleRow(before, drafts), isVisibleRow(after, drafts)]
  if (after !== null && isVisible) {
    if (before === null || !wasVisible) return { operation: drafts ? 'publish' : 'update', titled: after }
    const isWritten = !drafts || saved === 'published' || before.updatedAt !== after.updatedAt
    return isWritten ? { operation: 'update', titled: after } : null
  }
  if (before === null || !wasVisible) return null
  return after === null || after.deletedAt
    ? { operation: 'delete', titled: before }
    : { operation: 'unpublish', titled: after }
}

/** Whether readers see a document with this main row. `drafts`: its collection has them. */
export function isVisibleRow(row: MainRow | null, drafts: boolean): boolean {
  return row !== null && !row.deletedAt && (!drafts || row._status === 'published')
}
