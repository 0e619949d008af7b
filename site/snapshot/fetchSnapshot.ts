import { publishingPaths } from '../../content/publishing.ts'
import { parseSnapshot } from '../../content/snapshot.ts'
import type { Snapshot } from '../../content/snapshot.ts'
import { askCms, parseJsonAnswer } from './askCms.ts'
import type { CmsAccess } from './askCms.ts'

/** A snapshot of 10,000 errata is 8 MB. */
export const snapshotLimits = { timeoutMs: 60_000, maxBytes: 128 * 1024 * 1024 } as const

/**
 * Fetches everything that is published at this moment, whole and validated.
 * Throws CmsError (not reached, cut, refused) or SnapshotError (not whole); never gives a part.
 */
export async function fetchSnapshot(options: {
  cms: CmsAccess
  signal?: AbortSignal
  limits?: { timeoutMs: number; maxBytes: number }
}): Promise<Snapshot> {
  const { cms, signal, limits = snapshotLimits } = options
  const path = publishingPaths.snapshot
  return parseSnapshot(
    parseJsonAnswer(await askCms({ cms, path, signal, ...limits }), `${cms.cmsUrl}${path}`),
  )
}
