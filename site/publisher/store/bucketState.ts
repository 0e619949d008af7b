import { z } from 'zod'
import { Mount, ReleasedFile } from '../release/releaseManifest.ts'
import { sha256 } from '../../../system/sha256.ts'
import type { Bucket } from './bucket.ts'
import { readJson } from './readJson.ts'

/** What is in a bucket beside the site: names that begin with a dot are no addresses of it. */
export const stateName = '.okuzuke/release.json'
export const attemptName = '.okuzuke/putting.json'
export const treeLists = '.okuzuke/trees/'

/** What a bucket holds when an attempt has ended: it is written last. The files of its trees are in the trees' own lists. */
export const BucketState = z.strictObject({
  version: z.literal(1),
  /** Of which installation the publisher was that wrote it. */
  publisher: z.string(),
  attempt: z.uuid(),
  release: z.string(),
  files: z.array(ReleasedFile.omit({ age: true })),
  mounts: z.array(Mount),
})
export type BucketState = z.infer<typeof BucketState>

/** What an attempt is about to put and to remove: it is written first. */
export const Attempt = z.strictObject({
  version: z.literal(1),
  attempt: z.uuid(),
  release: z.string(),
  paths: z.array(z.string()),
})
export type Attempt = z.infer<typeof Attempt>

/**
 * What the bucket says that it holds; null where it does not say. `unsettled` are the paths of an attempt that did not end: there may
 * be the old file, the new one, or none.
 */
export async function readBucketState(
  bucket: Bucket,
): Promise<{ state: BucketState | null; unsettled: ReadonlySet<string> }> {
  const [stateText, attemptText] = await Promise.all([bucket.read(stateName), bucket.read(attemptName)])
  const state = stateText === null ? null : readJson(BucketState, stateText.toString('utf8'))
  if (state === null || attemptText === null) return { state, unsettled: new Set() }
  const attempt = readJson(Attempt, attemptText.toString('utf8'))
  // What it was about to do is not known: as if there were no state.
  if (attempt === null) return { state: null, unsettled: new Set() }
  return { state, unsettled: new Set(attempt.attempt === state.attempt ? [] : attempt.paths) }
}

export async function writeNote(bucket: Bucket, name: string, note: BucketState | Attempt): Promise<void> {
  const content = Buffer.from(JSON.stringify(note))
  await bucket.put({ path: name, sha256: sha256(content), content })
}
