import type { Endpoint } from 'payload'
import type { RefusedSnapshot } from '../../content/publishing.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { collectSnapshot, SnapshotContentError } from '../snapshot/collectSnapshot.ts'

/**
 * GET /api/site/snapshot, for the publisher and service accounts: gives a Snapshot. Where a published document does not validate,
 * answers 422 and a RefusedSnapshot, which names the documents to fix.
 */
export const snapshotEndpoint: Endpoint = {
  path: '/site/snapshot',
  method: 'get',
  handler: async (req) => {
    const refused = refuseUnless(req, ['publisher', 'service-account'])
    if (refused) return refused
    try {
      const snapshot = await collectSnapshot(req.payload)
      return Response.json(snapshot, { headers: { 'Cache-Control': 'no-store' } })
    } catch (error) {
      if (!(error instanceof SnapshotContentError)) throw error
      req.payload.logger.error(error.message)
      const refusal: RefusedSnapshot = { problems: error.problems }
      return errorResponse(422, error.message, refusal)
    }
  },
}
