import { type PayloadRequest, ValidationError } from 'payload'
import type { ReleaseReport } from '../../content/publishing.ts'
import { isConflict } from '../database/conflicts.ts'
import { inOneTransaction } from '../database/inOneTransaction.ts'
import { countReleased } from './countReleased.ts'
import { type ReportedChange, findReportedChanges, type ReleasedChange } from './releasedChanges.ts'

type RecordedRelease = {
  isNew: boolean
  id: string
  number: number
  /** How many changes are waiting no longer. */
  marked: number
  /** Ids of changes that the report names and the database does not hold. */
  unknown: string[]
}

/**
 * Records a report: one row in site-releases and, where the release went live, the mark on exactly the changes that it names,
 * all in one transaction. A failed build leaves its changes waiting: no release holds them yet; so do those that are held, because
 * their book keeps its earlier pages. The same report again, also at the same moment, changes nothing.
 */
export async function recordRelease({
  req,
  report,
}: {
  req: PayloadRequest
  report: ReleaseReport
}): Promise<RecordedRelease> {
  return inOneTransaction(
    { req, attempts: 5, isTemporary: metAnotherReport },
    async () => (await findRecordedRelease(req, report)) ?? (await insertRelease(req, report)),
  )
}

// Two reports at one moment: the second one meets a write conflict or, where the first is committed, the unique index.
function metAnotherReport(error: unknown): boolean {
  return isConflict(error) || error instanceof ValidationError
}

async function findRecordedRelease(
  req: PayloadRequest,
  report: ReleaseReport,
): Promise<RecordedRelease | null> {
  const row = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: 'site-releases',
    where: { report: { equals: report.id } },
    select: { number: true, changes: true, held: true },
    req,
  })
  if (!row) return null
  return {
    isNew: false,
    id: String(row.id),
    number: Number(row.number),
    marked: 0,
    unknown: missingIds(report, [
      ...(row.changes as ReleasedChange[]),
      ...((row.held ?? []) as ReleasedChange[]),
    ]),
  }
}

async function insertRelease(req: PayloadRequest, report: ReleaseReport): Promise<RecordedRelease> {
  const changes = await findReportedChanges({ req, ids: new Set(report.changes) })
  const held = await findReportedChanges({ req, ids: new Set(report.held) })
  const number = (await findHighestNumber(req)) + 1
  const now = new Date().toISOString()
  const row = await req.payload.db.create({
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
      losses: report.losses,
      changes: changes.map(toReleasedChange),
      held: held.map(toReleasedChange),
      changeCount: changes.length,
      createdAt: now,
      updatedAt: now,
    },
    req,
  })
  const id = String(row.id)
  const released = report.outcome === 'live' ? changes.filter(({ release }) => release === null) : []
  await markReleased({ req, changes: released, release: id, now })
  await countReleased(
    req,
    released.map(({ books }) => books),
  )
  return {
    isNew: true,
    id,
    number,
    marked: released.length,
    unknown: missingIds(report, [...changes, ...held]),
  }
}

async function markReleased({
  req,
  changes,
  release,
  now,
}: {
  req: PayloadRequest
  changes: readonly ReportedChange[]
  release: string
  now: string
}): Promise<void> {
  for (const { id } of changes)
    await req.payload.db.updateOne({
      collection: 'site-changes',
      id,
      data: { release, updatedAt: now },
      req,
      returning: false,
    })
}

function toReleasedChange({ release: _release, books: _books, ...change }: ReportedChange): ReleasedChange {
  return change
}

function missingIds(report: ReleaseReport, changes: readonly ReleasedChange[]): string[] {
  const ids = new Set(changes.map(({ id }) => id))
  return [...report.changes, ...report.held].filter((id) => !ids.has(id))
}

async function findHighestNumber(req: PayloadRequest): Promise<number> {
  const { docs } = await req.payload.db.find<Record<string, unknown>>({
    collection: 'site-releases',
    sort: '-number',
    limit: 1,
    pagination: false,
    select: { number: true },
    req,
  })
  return Number(docs[0]?.number ?? 0)
}
