import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { siteLeaseName } from './siteLease.ts'

/** The one row of site-lease. `holder` and `process` are null where the lease is free. */
export type LeaseRow = { number: number; beat: string; holder: string | null; process: string | null }

const isTheRow = { name: { equals: siteLeaseName } }

/** The lease as it is; null where nobody has taken it yet. */
export async function readLeaseRow(payload: Payload): Promise<LeaseRow | null> {
  const row = await payload.db.findOne<{ id: string }>({
    collection: 'site-lease',
    where: isTheRow,
  })
  return row ? toLeaseRow(row) : null
}

/** Writes the first lease. Throws a ValidationError where there is one. */
export async function insertLeaseRow(
  payload: Payload,
  data: Pick<LeaseRow, 'holder' | 'process'>,
): Promise<LeaseRow> {
  const row: LeaseRow = { ...data, number: 1, beat: randomUUID() }
  await payload.db.create({
    collection: 'site-lease',
    data: { name: siteLeaseName, ...row },
    returning: false,
  })
  return row
}

/**
 * Compare-and-set: changes the row, with a new beat, if it still has all values of `expected`, in one atomic step on both databases.
 * Gives the new row; null where it has other values by now, and then nothing was changed.
 */
export async function replaceLeaseRow({
  payload,
  expected,
  data,
}: {
  payload: Payload
  expected: Partial<LeaseRow>
  data: Partial<LeaseRow>
}): Promise<LeaseRow | null> {
  const conditions = Object.entries(expected).map(([field, value]) => ({ [field]: { equals: value } }))
  const row: object | null = await payload.db.updateOne({
    collection: 'site-lease',
    where: { and: [isTheRow, ...conditions] },
    data: { ...data, beat: randomUUID() },
  })
  return row ? toLeaseRow(row) : null
}

function toLeaseRow(document: object): LeaseRow {
  const row = document as Record<keyof LeaseRow, unknown>
  return {
    number: Number(row.number),
    beat: String(row.beat),
    holder: typeof row.holder === 'string' ? row.holder : null,
    process: typeof row.process === 'string' ? row.process : null,
  }
}
