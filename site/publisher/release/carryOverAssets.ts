import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unlessMissing, type ReleasedFile, type ReleaseManifest } from './releaseManifest.ts'

/** How long a page that was loaded before a switch keeps its styles: in releases, and in what they may weigh. */
export const carryOverLimits = { releases: 10, bytes: 20 * 1024 * 1024 } as const

/**
 * The assets of earlier releases that the new one does not have: a page that was loaded before the switch asks for them
 * after it. Uploads (`media/`) are left behind: what an editor takes back must be gone.
 */
export async function carryOverAssets({
  live,
  liveDir,
  own,
}: {
  live: ReleaseManifest
  liveDir: string
  own: readonly ReleasedFile[]
}): Promise<(ReleasedFile & { content: Buffer })[]> {
  const taken = new Set(own.map((file) => file.path))
  const candidates = live.files
    .filter(
      ({ path, age }) => path.startsWith('assets/') && !taken.has(path) && age < carryOverLimits.releases,
    )
    .sort((a, b) => a.age - b.age || (a.path < b.path ? -1 : 1))
  const carried: (ReleasedFile & { content: Buffer })[] = []
  let bytes = 0
  for (const file of candidates) {
    bytes += file.bytes
    if (bytes > carryOverLimits.bytes) break
    const content = await readFile(join(liveDir, file.path)).catch(unlessMissing(null))
    if (content !== null) carried.push({ ...file, age: file.age + 1, content })
  }
  return carried
}
