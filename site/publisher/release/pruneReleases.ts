import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listReleases, readCurrent } from './releaseManifest.ts'

/** How many releases stay on the disk. Files they share are there once. */
export const keptReleases = 10

/**
 * Removes all but the newest releases, never the live one; gives the ids of the removed.
 * Each is renamed into the room first, so that what stands under `releases` is whole at every moment.
 */
export async function pruneReleases({
  siteDir,
  room,
  keep = keptReleases,
}: {
  siteDir: string
  room: string
  keep?: number
}): Promise<string[]> {
  const current = await readCurrent(siteDir)
  const surplus = (await listReleases(siteDir)).slice(0, -keep).filter((id) => id !== current)
  for (const id of surplus) {
    const grave = join(room, `pruned-${id}`)
    await rename(join(siteDir, 'releases', id), grave)
    await rm(grave, { recursive: true, force: true })
  }
  return surplus
}
