import type { Endpoint } from 'payload'
import { z } from 'zod'
import { ReleaseReport } from '../../content/publishing.ts'
import { errorResponse, refuseUnless } from '../access/refuseUnless.ts'
import { readJson } from './readJson.ts'
import { recordRelease } from './recordRelease.ts'
import { refuseOldLease } from './refuseOldLease.ts'

/**
 * POST /api/site/releases, a ReleaseReport from the publisher. Answers 201 where the report is new and 200 where it is recorded
 * already, with `{ id, number, marked, unknown }`: how many changes the release marked, and which ids the outbox does not hold.
 */
export const releasesEndpoint: Endpoint = {
  path: '/site/releases',
  method: 'post',
  handler: async (req) => {
    const refused = refuseUnless(req, ['publisher'])
    if (refused) return refused
    const body = await readJson(req)
    if (!body.ok) return errorResponse(400, 'The report is not JSON.')
    const report = ReleaseReport.safeParse(body.value)
    if (!report.success)
      return errorResponse(400, `The report cannot be read:\n${z.prettifyError(report.error)}`)
    const outdated = await refuseOldLease(req, report.data)
    if (outdated) return outdated
    const { isNew, ...recorded } = await recordRelease({ req, report: report.data })
    return Response.json(recorded, { status: isNew ? 201 : 200, headers: { 'Cache-Control': 'no-store' } })
  },
}
