import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unlessMissing, type ReleasedFile, type ReleaseManifest } from './releaseManifest.ts'

/** For how many releases an old asset is carried over, and how many bytes of them at most. */
export const carryOverLimits = { releases: 10, bytes: 20 * 1024 * 1024 } as const

/**
 * The assets of earlier releases that the new one lacks: a page that was loaded before the switch asks for them after it.
 * Uploads (`media/`) are not carried over: what an editor withdraws must be gone.
 */
export async function carryOverAssets({
  live,
  liveDir,
  siteFiles,
}: {
  live: ReleaseManifest
  liveDir: string
  siteFiles: readonly ReleasedFile[]
}): Promise<(ReleasedFile & { content: Buffer })[]> {
  const newPaths = new Set(siteFiles.map((file) => file.path))
  const candidates = live.files
    .filter(
      ({ path, age }) => path.startsWith('assets/') && !newPaths.has(path) && age < carryOverLimits.releases,
    )
    .sort((a, b) => a.age - b.age || (a.path < b.path ? -1 : 1))
  const oldAssets: (ReleasedFile & { content: Buffer })[] = []
  let bytes = 0
  for (const file of candidates) {
    bytes += file.bytes
    if (bytes > carryOverLimits.bytes) break
    const content = await readFile(join(liveDir, file.path)).catch(unlessMissing(null))
    if (content !== null) oldAssets.push({ ...file, age: file.age + 1, content })
  }
  return oldAssets
}
