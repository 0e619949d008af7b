import config from '@payload-config'
import { getPayload } from 'payload'
import { checkHealth } from '../../publishing/checkHealth.ts'

export const dynamic = 'force-dynamic'

/**
 * GET /health: 200 when the database answers, else 503; a Health as JSON, without secrets. No live release and a failed
 * build stand in the answer and leave it 200: the publisher, which makes the first release, waits for a healthy CMS.
 */
export async function GET(): Promise<Response> {
  const health = await checkHealth(() => getPayload({ config }))
  return Response.json(health, {
    status: health.database === 'up' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
