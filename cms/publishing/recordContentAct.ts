import type { PayloadRequest } from 'payload'
import type { Act } from '../audit/acts.ts'
import { recordAct } from '../audit/recordAct.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import type { MainRow } from './mainRows.ts'
import type { VisibleChange } from './visibleChange.ts'

/**
 * Puts what was done to a document on the record of who did what: what readers see of it (`change`), and what they don't: into the
 * trash, out of it, deleted for good. A draft is no act: each is kept as a version, with who saved it.
 */
export async function recordContentAct({
  slug,
  id,
  change,
  before,
  after,
  req,
}: {
  slug: string
  id: string | number
  change: VisibleChange | null
  before: MainRow | null
  after: MainRow | null
  req: PayloadRequest
}): Promise<void> {
  const act = findAct({ change, before, after })
  if (act === null) return
  const titles = documentTitle(after ?? before ?? {})
  await recordAct({ req, act, subject: { collection: slug, id: String(id), titles } })
}

function findAct({
  change,
  before,
  after,
}: {
  change: VisibleChange | null
  before: MainRow | null
  after: MainRow | null
}): Act | null {
  if (after === null) return 'delete'
  if (before !== null && !before.deletedAt && after.deletedAt) return 'trash'
  if (before?.deletedAt && !after.deletedAt) return 'restore'
  return change?.operation ?? null
}
