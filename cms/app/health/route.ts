import config from '@payload-config'
import { getPayload } from 'payload'
import { checkHealth } from '../../health.ts'

export const dynamic = 'force-dynamic'

/** GET /health: 200 when the database answers and a release is live, else 503; both as JSON without secrets. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(() => getPayload({ config }))
  return Response.json(health, {
    status: health.database === 'up' && health.release !== null ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
