import type { ReleasedFile, ReleaseManifest } from './releaseManifest.ts'

/** For how many releases an old asset is carried over, and how many bytes of them at most. */
export const carryOverLimits = { releases: 10, bytes: 100 * 1024 * 1024 } as const

/**
 * The assets of earlier releases that the new one lacks: a page that was loaded before the switch asks for them after it.
 * Uploads (`media/`) are not carried over: what an editor withdraws must be gone. No file is read.
 */
export function carryOverAssets({
  live,
  newPaths,
  isThere,
}: {
  live: ReleaseManifest
  newPaths: ReadonlySet<string>
  /** Whether the file of an asset is on the disk. */
  isThere: (path: string) => boolean
}): ReleasedFile[] {
  const candidates = live.files
    .filter(
      ({ path, age }) => path.startsWith('assets/') && !newPaths.has(path) && age < carryOverLimits.releases,
    )
    .filter(({ path }) => isThere(path))
    .sort((a, b) => a.age - b.age || (a.path < b.path ? -1 : 1))
  const oldAssets: ReleasedFile[] = []
  let bytes = 0
  for (const file of candidates) {
    bytes += file.bytes
    if (bytes > carryOverLimits.bytes) break
    oldAssets.push({ ...file, age: file.age + 1 })
  }
  return oldAssets
}
