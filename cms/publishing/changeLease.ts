import { type Payload, ValidationError } from 'payload'
import type { LeaseAnswer, LeaseRequest } from '../../content/publishing.ts'
import { insertLeaseRow, readLeaseRow, replaceLeaseRow, type LeaseRow } from './leaseRow.ts'

/**
 * Does what a publisher asks for where the lease is still as it takes for granted. Any number of CMS processes may answer at one
 * moment: each change is one compare-and-set in the database, and no clock is asked.
 */
export async function changeLease(payload: Payload, request: LeaseRequest): Promise<LeaseAnswer> {
  const row =
    request.action === 'take' ? await takeLease(payload, request) : await keepLease(payload, request)
  if (row) return toAnswer(row, true)
  return toAnswer(await readLeaseRow(payload), false)
}

type Take = Extract<LeaseRequest, { action: 'take' }>

async function takeLease(payload: Payload, { holder, process, over }: Take): Promise<LeaseRow | null> {
  const row = await readLeaseRow(payload)
  if (row === null) return insertUnlessThere(payload, { holder, process })
  const isFree = row.holder === null || row.holder === holder
  const isGone = over !== null && over.number === row.number && over.beat === row.beat
  if (!isFree && !isGone) return null
  return replaceLeaseRow({
    payload,
    expected: { number: row.number, beat: row.beat },
    data: { number: row.number + 1, holder, process },
  })
}

async function keepLease(
  payload: Payload,
  { action, holder, number }: Exclude<LeaseRequest, Take>,
): Promise<LeaseRow | null> {
  const data = action === 'release' ? { holder: null, process: null } : {}
  return replaceLeaseRow({ payload, expected: { holder, number }, data })
}

async function insertUnlessThere(
  payload: Payload,
  data: Pick<LeaseRow, 'holder' | 'process'>,
): Promise<LeaseRow | null> {
  try {
    return await insertLeaseRow(payload, data)
  } catch (error) {
    // Another publisher was faster: the name is unique.
    if (error instanceof ValidationError) return null
    throw error
  }
}

function toAnswer(row: LeaseRow | null, granted: boolean): LeaseAnswer {
  return {
    granted,
    number: row?.number ?? 0,
    beat: row?.beat ?? null,
    process: row?.process ?? null,
  }
}
