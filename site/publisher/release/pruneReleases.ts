import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listReleases, readCurrent } from './releaseManifest.ts'

// The files that these releases share take up space only once.
const keptReleases = 10

/**
 * Removes all but the newest `keep` releases, never the live one; gives the ids of the removed.
 * Each is renamed into the work folder first, so that every folder under `releases` is whole at any moment.
 */
export async function pruneReleases({
  siteDir,
  workDir,
  keep = keptReleases,
}: {
  siteDir: string
  workDir: string
  keep?: number
}): Promise<string[]> {
  const current = await readCurrent(siteDir)
  const surplus = (await listReleases(siteDir)).slice(0, -keep).filter((id) => id !== current)
  for (const id of surplus) {
    const moved = join(workDir, `pruned-${id}`)
    await rename(join(siteDir, 'releases', id), moved)
    await rm(moved, { recursive: true, force: true })
  }
  return surplus
}
