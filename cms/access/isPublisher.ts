import { createHash, timingSafeEqual } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { publisherAuthorization } from '../../content/publishing.ts'
import { settingsOf } from '../cmsSettings.ts'

/** Whether the request shows the publisher's key (PUBLISHER_API_KEY). Compared in constant time. */
export function isPublisher({ req }: { req: PayloadRequest }): boolean {
  const authorization = req.headers?.get('authorization')
  if (!authorization) return false
  const expected = publisherAuthorization(settingsOf(req.payload).publisherApiKey)
  return timingSafeEqual(digest(authorization), digest(expected))
}

// timingSafeEqual needs equal lengths: digests have them, and do not reveal the length of the key.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
