import type { SanitizedConfig } from 'payload'
import { giveUpSpareRoom } from '../../system/spareRoom.ts'
import { settingsOf } from '../cmsSettings.ts'
import { insufficientStorage } from '../hooks/refusals/answerFailure.ts'
import { asRow } from '../rows.ts'

/**
 * Whether a request is to be sent once more: it takes something down and failed because the disk is full, and the room that the
 * publisher keeps for takedowns (system/spareRoom.ts) was there to be given up. A site of which the CMS's machine has no part has none.
 */
export async function madeRoomForTakedown({
  config,
  request,
  body,
  response,
}: {
  config: SanitizedConfig
  request: Request
  body: ArrayBuffer | undefined
  response: Response
}): Promise<boolean> {
  if (response.status !== insufficientStorage || !(await takesDown(request, body))) return false
  return giveUpSpareRoom(settingsOf({ config }).siteDir)
}

/** A delete, a move to the trash, or an unpublish, as the panel and programs send them. */
async function takesDown({ method, url, headers }: Request, body: ArrayBuffer | undefined): Promise<boolean> {
  if (method === 'DELETE') return true
  if (method !== 'PATCH' || body === undefined) return false
  const { deletedAt, _status: status } = asRow(await readData(new Request(url, { method, headers, body })))
  if (typeof deletedAt === 'string') return true
  return status === 'draft' && new URL(url).searchParams.get('draft') !== 'true'
}

async function readData(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/json')) return request.json()
  if (!type.startsWith('multipart/form-data')) return null
  const data = (await request.formData()).get('_payload')
  return typeof data === 'string' ? JSON.parse(data) : null
}
