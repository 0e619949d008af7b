import type { FetchedPart } from './fetchParts.ts'
import { SnapshotError } from '../../../content/snapshot.ts'
import { pause } from '../follow/pause.ts'

const attempts = 4
const pauseMs = 150

/**
 * Fetches a part that is of the index's revision or newer. An older one comes from a CMS process whose database lags behind, or is a lie:
 * it is asked for again, and then refused.
 */
export async function fetchCurrent<Part extends { revision: number }>({
  revision,
  fetch,
  signal,
}: {
  /** As the index says it. */
  revision: number
  fetch: () => Promise<FetchedPart<Part>>
  signal: AbortSignal
}): Promise<FetchedPart<Part>> {
  for (let attempt = 1; ; attempt += 1) {
    const fetched = await fetch()
    if (fetched.kind !== 'part' || fetched.part.revision >= revision) return fetched
    if (attempt === attempts) {
      const line = `revision is ${fetched.part.revision}, and the index says ${revision}: the part is older than what is published`
      return { kind: 'unusable', error: new SnapshotError([line]) }
    }
    await pause(pauseMs, signal)
  }
}
