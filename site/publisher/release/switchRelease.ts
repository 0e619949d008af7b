import { mkdir, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { syncPath, syncPaths } from '../../../system/durableWrites.ts'
import type { BuiltRelease } from './buildRelease.ts'

/**
 * Makes a built release the live one. The order keeps the site whole if the power fails at any moment:
 * 1. buildTree, storeAssets and buildRelease fsync every file that they write; here follow all folders of the release, and `trees`:
 *    the trees that it mounts have their names;
 * 2. rename it to `releases/<id>`, fsync `releases`: now it is there as a whole, or not at all;
 * 3. make a symbolic link in the work folder, rename it over `current`, fsync the site's folder: `current` is the old or
 *    the new release.
 * Every rename starts in the work folder. A publisher that lost its lease has no work folder any more, so its rename
 * fails (ENOENT) instead of replacing a newer site by an older one.
 */
export async function switchRelease({
  siteDir,
  workDir,
  built,
}: {
  siteDir: string
  workDir: string
  built: BuiltRelease
}): Promise<void> {
  const { id, mounts } = built.manifest
  const releases = join(siteDir, 'releases')
  await mkdir(releases, { recursive: true })
  await syncPaths([...built.folders, ...(mounts.length > 0 ? [join(siteDir, 'trees')] : [])])
  await rename(built.dir, join(releases, id))
  await syncPath(releases)
  const pointer = join(workDir, 'current')
  await symlink(join('releases', id), pointer)
  await rename(pointer, join(siteDir, 'current'))
  await syncPath(siteDir)
}
