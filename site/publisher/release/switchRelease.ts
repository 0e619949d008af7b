import { mkdir, readdir, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuiltRelease } from './buildRelease.ts'
import { syncPath, syncPaths } from '../../../system/durableWrites.ts'

/**
 * Makes a built release the live one. Its order is what a loss of power at any moment relies on:
 * 1. fsync every file that was written, then every folder of the release, the deepest first;
 * 2. rename it to `releases/<id>`, fsync `releases`: now it is whole under its name, or not there;
 * 3. make a symbolic link in the room, rename it over `current`, fsync the site's folder: `current` is the old or the new.
 * Every rename starts in the room. A publisher that lost its lease has no room any more, so its last rename finds
 * nothing to rename, and fails (ENOENT) instead of putting an older site in front of a newer one.
 */
export async function switchRelease({
  siteDir,
  room,
  built,
}: {
  siteDir: string
  room: string
  built: BuiltRelease
}): Promise<void> {
  const { id } = built.manifest
  const releases = join(siteDir, 'releases')
  await mkdir(releases, { recursive: true })
  await syncPaths(built.written)
  for (const folder of (await foldersOf(built.dir)).reverse()) await syncPath(folder)
  await rename(built.dir, join(releases, id))
  await syncPath(releases)
  const pointer = join(room, 'current')
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
