import { mkdir, readdir, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { syncPath, syncPaths } from '../../../system/durableWrites.ts'
import type { BuiltRelease } from './buildRelease.ts'

/**
 * Makes a built release the live one. The order keeps the site whole if the power fails at any moment:
 * 1. fsync every file that was written, then every folder of the release, the deepest first;
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
  const { id } = built.manifest
  const releases = join(siteDir, 'releases')
  await mkdir(releases, { recursive: true })
  await syncPaths(built.written)
  for (const folder of (await foldersOf(built.dir)).reverse()) await syncPath(folder)
  await rename(built.dir, join(releases, id))
  await syncPath(releases)
  const pointer = join(workDir, 'current')
  await symlink(join('releases', id), pointer)
  await rename(pointer, join(siteDir, 'current'))
  await syncPath(siteDir)
}

async function foldersOf(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true })
  const below = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map((entry) => foldersOf(join(dir, entry.name))),
  )
  return [dir, ...below.flat()]
}
