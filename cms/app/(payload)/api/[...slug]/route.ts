import config from '@payload-config'
import { currentClient } from '../../../../doors/client.ts'
import { answerRest } from '../../../answerRest.ts'

async function answer(request: Request): Promise<Response> {
  // It came in the moment before the server was guarded (cms/doors/guardServer.ts), so nobody has looked at its body.
  if (currentClient() === null)
    return new Response(null, { status: 503, headers: { 'Retry-After': '1', 'Cache-Control': 'no-store' } })
  return answerRest({ config, request })
}

export { answer as DELETE, answer as GET, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT }
