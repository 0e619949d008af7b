import { longestWait, publishingPaths, WaitingChanges } from '../../../content/publishing.ts'
import { askCms, parseJsonAnswer, type CmsAccess } from './askCms.ts'
import { CmsError } from './cmsError.ts'

// Added to the wait itself, for a CMS that is just starting.
const extraTimeoutMs = 15_000
const maxBytes = 16 * 1024 * 1024

/**
 * The changes that no release contains yet: at once if some wait, else after `seconds` at most (never more than `longestWait`).
 * `unlike`: the state of an earlier answer, for as long as the same changes wait. Throws CmsError.
 */
export async function waitForChanges({
  cms,
  seconds,
  unlike,
  signal,
}: {
  cms: CmsAccess
  seconds: number
  unlike?: string | undefined
  signal?: AbortSignal
}): Promise<WaitingChanges> {
  const wait = Math.max(0, Math.min(longestWait, seconds))
  const known = unlike === undefined ? '' : `&unlike=${encodeURIComponent(unlike)}`
  const path = `${publishingPaths.changes}?wait=${wait}${known}`
  const body = await askCms({ cms, path, signal, maxBytes, timeoutMs: wait * 1000 + extraTimeoutMs })
  const parsed = WaitingChanges.safeParse(parseJsonAnswer(body, `${cms.cmsUrl}${path}`))
  if (parsed.success) return parsed.data
  throw new CmsError(
    'cut',
    `The answer of ${cms.cmsUrl}${path} is no list of changes (${parsed.error.issues[0]?.message ?? 'not valid'}). ` +
      'Run the CMS and the publisher from the same release.',
  )
}
