import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { placeOfFile, unlessMissing, type ReleaseManifest } from './releaseManifest.ts'

/**
 * Takes files and links away from a release that is live, and removes trees: nothing of them is served any more, although the release's
 * list still names them. Only for what no reader may see and what no new release can replace. Each is renamed into the work folder first,
 * so that a publisher that lost its lease takes nothing away. What is gone already stays gone.
 */
export async function withdrawPaths({
  siteDir,
  workDir,
  release,
  paths,
  trees,
}: {
  siteDir: string
  workDir: string
  release: Pick<ReleaseManifest, 'version' | 'id'>
  /** Own files and mounts of the release. */
  paths: readonly string[]
  /** The ids of trees: their files give room. */
  trees: readonly string[]
}): Promise<void> {
  const places = [...paths.map((path) => placeOfFile(release, path)), ...trees.map((id) => `trees/${id}`)]
  for (const [index, place] of places.entries()) {
    const moved = join(workDir, `withdrawn-${index}`)
    await rename(join(siteDir, place), moved).catch(unlessMissing(undefined))
    await rm(moved, { recursive: true, force: true })
  }
}
