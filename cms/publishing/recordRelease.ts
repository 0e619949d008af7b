import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Payload,
  type PayloadRequest,
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
} from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import type { ReleaseReport } from '../../content/publishing.ts'

/** One document among the changes of a build, as the release's row keeps it: documents can be renamed or deleted later. */
export type ReleasedChange = {
  id: string
  collection: string
  document: string | null
  operation: string
  titles: Bilingual
}

export type RecordedRelease = {
  isNew: boolean
  id: string
  number: number
  /** How many changes are waiting no longer. */
  marked: number
  /** Ids of changes that the report names and the database does not hold. */
  unknown: string[]
}

const attempts = 5

/**
 * Keeps a report: one row in site-releases and, where the release went live, the mark on exactly the changes that it names, all in one
 * transaction. A failed build leaves its changes waiting: no release holds them yet. The same report again, also at the same moment, changes nothing.
 */
export async function recordRelease({
  payload,
  report,
}: {
  payload: Payload
  report: ReleaseReport
}): Promise<RecordedRelease> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await findRecorded(payload, report)
    if (known) return known
    try {
      return await inTransaction(payload, (req) => insertRelease({ payload, report, req }))
    } catch (error) {
      // Two reports at one moment: the unique index (or MongoDB's write conflict) stopped the second one.
      if (attempt === attempts) throw error
      payload.logger.warn({ err: error, msg: `The report ${report.id} could not be kept yet; trying again.` })
      await sleep(20 * attempt)
    }
  }
}

async function findRecorded(payload: Payload, report: ReleaseReport): Promise<RecordedRelease | null> {
  const row = await payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'site-releases',
    where: { report: { equals: report.id } },
    select: { number: true, changes: true },
  })
  if (!row) return null
  const held = new Set((row.changes as ReleasedChange[]).map(({ id }) => id))
  const unknown = report.changes.filter((id) => !held.has(id))
  return { isNew: false, id: String(row.id), number: Number(row.number), marked: 0, unknown }
}

async function insertRelease({
  payload,
  report,
  req,
}: {
  payload: Payload
  report: ReleaseReport
  req: PayloadRequest
}): Promise<RecordedRelease> {
  const changes = await findChanges({ payload, ids: new Set(report.changes), req })
  const number = (await highestNumber(payload, req)) + 1
  const now = new Date().toISOString()
  const row = await payload.db.create({
    collection: 'site-releases',
    data: {
      report: report.id,
      number,
      outcome: report.outcome,
      release: report.release,
      startedAt: report.startedAt,
      pages: report.pages,
      duration: report.durations.total ?? null,
      durations: report.durations,
      problems: report.problems,
      changes: changes.map(({ release: _release, ...change }) => change),
      changeCount: changes.length,
      createdAt: now,
      updatedAt: now,
    },
    req,
  })
  const id = String(row.id)
  let marked = 0
  if (report.outcome === 'live') {
    for (const change of changes.filter(({ release }) => release === null)) {
      await payload.db.updateOne({
        collection: 'site-changes',
        id: change.id,
        data: { release: id, updatedAt: now },
        req,
        returning: false,
      })
      marked += 1
    }
  }
  const held = new Set(changes.map((change) => change.id))
  return { isNew: true, id, number, marked, unknown: report.changes.filter((change) => !held.has(change)) }
}

type FoundChange = ReleasedChange & { release: string | null }

// A report may name many changes (an import); a database takes only so many values in one query.
const atOnce = 500

async function findChanges({
  payload,
  ids,
  req,
}: {
  payload: Payload
  ids: ReadonlySet<string>
  req: PayloadRequest
}): Promise<FoundChange[]> {
  const known = [...ids].filter((id) => payload.db.name !== 'mongoose' || /^[0-9a-f]{24}$/.test(id))
  const found: FoundChange[] = []
  for (let start = 0; start < known.length; start += atOnce) {
    const { docs } = await payload.db.find<Record<string, unknown>>({
      collection: 'site-changes',
      where: { id: { in: known.slice(start, start + atOnce) } },
      sort: 'createdAt',
      limit: 0,
      pagination: false,
      req,
    })
    found.push(...docs.map(toFoundChange))
  }
  return found
}

function toFoundChange(row: Record<string, unknown>): FoundChange {
  return {
    id: String(row.id),
    collection: String(row.changedCollection),
    document: typeof row.changedDocument === 'string' ? row.changedDocument : null,
    operation: String(row.operation),
    titles: row.titles as ReleasedChange['titles'],
    release: row.release ? String(row.release) : null,
  }
}

async function highestNumber(payload: Payload, req: PayloadRequest): Promise<number> {
  const { docs } = await payload.db.find<Record<string, unknown>>({
    collection: 'site-releases',
    sort: '-number',
    limit: 1,
    pagination: false,
    select: { number: true },
    req,
  })
  return Number(docs[0]?.number ?? 0)
}

async function inTransaction<T>(payload: Payload, write: (req: PayloadRequest) => Promise<T>): Promise<T> {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const result = await write(req)
    await commitTransaction(req)
    return result
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
