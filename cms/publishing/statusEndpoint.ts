import type { Endpoint } from 'payload'
import { refuseUnless } from '../access/refuseUnless.ts'
import { readPublishingStatus } from './publishingStatus.ts'

/** GET /api/site/status, for people with an account: gives PublishingStatus, for the panel's status line. */
export const statusEndpoint: Endpoint = {
  path: '/site/status',
  method: 'get',
  handler: async (req) => {
    const refused = refuseUnless(req, ['staff'])
    if (refused) return refused
    return Response.json(await readPublishingStatus(req.payload, new Date()), {
      headers: { 'Cache-Control': 'no-store' },
    })
  },
}
