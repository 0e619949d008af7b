import { createHash, timingSafeEqual } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { publisherAuthorization } from '../../content/publishing.ts'
import { settingsOf } from '../cmsSettings.ts'

/** Whether the request shows the publisher's key (PUBLISHER_API_KEY). Compared in constant time. */
export function isPublisher({ req }: { req: PayloadRequest }): boolean {
  const shown = req.headers?.get('authorization')
  if (!shown) return false
  const expected = publisherAuthorization(settingsOf(req.payload).publisherApiKey)
  return timingSafeEqual(digest(shown), digest(expected))
}

// timingSafeEqual wants equal lengths; digests have them, and tell nothing of the key's length.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
