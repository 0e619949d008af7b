import type { PayloadRequest } from 'payload'
import type { ReleaseReport } from '../../content/publishing.ts'
import { errorResponse } from '../access/refuseUnless.ts'
import { readLeaseRow } from './leaseRow.ts'

/**
 * Null where the publisher that reports has the lease (also where it has given it back since, and nobody has taken it), or holds none
 * in the database; else the answer 409. A publisher that takes the lease begins with a build, so that what it refuses is not missed.
 */
export async function refuseOldLease(
  { payload }: PayloadRequest,
  { lease }: ReleaseReport,
): Promise<Response | null> {
  if (!lease) return null
  const number = (await readLeaseRow(payload))?.number ?? 0
  if (number === lease) return null
  return errorResponse(
    409,
    `This report is of the lease ${lease}, and the lease of the site is ${number} now: another publisher has taken over. ` +
      'The report was not recorded; stop, and wait for the lease.',
  )
}
