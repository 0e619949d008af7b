import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { listReleases, listTrees, readCurrent, readManifest } from './releaseManifest.ts'
import { listStoredAssets } from './storedAssets.ts'

// The trees and files that these releases share take up space only once.
const keptReleases = 10

/** The trees and assets that a release needs: their ids and paths. */
export type ReleaseNeeds = { trees: ReadonlySet<string>; assets: ReadonlySet<string> }

/**
 * Removes all but the newest `keep` releases, never the live one, and then the trees and assets that none of the others needs; gives
 * the ids of the removed releases. Each is renamed into the work folder first, so that every folder under `releases` and `trees` is
 * whole at any moment, and a publisher that lost its lease removes nothing.
 * Called after the switch, or with what a release to come needs (`also`).
 * Throws where the list of a release that stays is damaged: what it needs is not known, so no tree and no asset is removed.
 */
export async function pruneReleases({
  siteDir,
  workDir,
  keep = keptReleases,
  needs = new Map(),
  also = { trees: new Set(), assets: new Set() },
}: {
  siteDir: string
  workDir: string
  keep?: number
  /** Cache of what releases need, by id. Afterwards it holds exactly those that stay. */
  needs?: Map<string, ReleaseNeeds>
  /** What stays beside that: it was made for a release to come. */
  also?: ReleaseNeeds
}): Promise<string[]> {
  const current = await readCurrent(siteDir)
  const all = await listReleases(siteDir)
  const surplus = all.slice(0, -keep).filter((id) => id !== current)
  for (const id of surplus) await removePath({ workDir, path: join(siteDir, 'releases', id) })
  const removed = new Set(surplus)
  for (const id of needs.keys()) if (removed.has(id) || !all.includes(id)) needs.delete(id)
  const stay = all.filter((id) => !removed.has(id))
  for (const id of stay) if (!needs.has(id)) needs.set(id, await readNeeds(join(siteDir, 'releases', id)))
  const isNeeded = (part: keyof ReleaseNeeds, name: string) =>
    [...needs.values(), also].some((needed) => needed[part].has(name))
  for (const tree of await listTrees(siteDir))
    if (!isNeeded('trees', tree)) await removePath({ workDir, path: join(siteDir, 'trees', tree) })
  for (const path of await listStoredAssets(siteDir))
    if (!isNeeded('assets', path)) await removePath({ workDir, path: join(siteDir, path) })
  return surplus
}

async function readNeeds(releaseDir: string): Promise<ReleaseNeeds> {
  const { files, mounts, version } = await readManifest(releaseDir)
  const assets = files.map(({ path }) => path).filter((path) => path.startsWith('assets/'))
  // A release of version 1 has its assets in its own folder.
  return { trees: new Set(mounts.map(({ tree }) => tree)), assets: new Set(version === 1 ? [] : assets) }
}

async function removePath({ workDir, path }: { workDir: string; path: string }): Promise<void> {
  const moved = join(workDir, `pruned-${basename(path)}`)
  await rename(path, moved)
  await rm(moved, { recursive: true, force: true })
}
