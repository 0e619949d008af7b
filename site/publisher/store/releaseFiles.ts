import { join } from 'node:path'
import { treeManifestName, type Mount, type ReleaseManifest, type Tree } from '../release/releaseManifest.ts'

/** What a file is, by its path below the site's root. */
export type FileSum = { path: string; sha256: string; bytes: number }

/** A file of a release, and where it is on this machine. */
export type ReleaseFile = FileSum & { from: string }

/** The files of a release that belong to no tree, with the assets of all its books. */
export function listOwnFiles({
  siteDir,
  manifest,
}: {
  siteDir: string
  manifest: ReleaseManifest
}): ReleaseFile[] {
  const releaseDir = join(siteDir, 'releases', manifest.id)
  return manifest.files
    .filter(({ path }) => isOfTheSite(path))
    .map(({ path, sha256, bytes }) => ({
      ...{ path, sha256, bytes },
      from: path.startsWith('assets/') ? join(siteDir, path) : join(releaseDir, path),
    }))
}

/** The files of a tree at the paths that `mounts` give them. */
export function listMountedFiles({
  siteDir,
  tree,
  mounts,
}: {
  siteDir: string
  tree: Tree
  mounts: readonly Mount[]
}): ReleaseFile[] {
  const folders = new Set(mounts.filter((mount) => mount.tree === tree.id).map(({ path }) => path))
  return tree.files
    .filter(({ path }) => isOfTheSite(path) && foldersAbove(path).some((folder) => folders.has(folder)))
    .map((file) => ({ ...file, from: join(siteDir, 'trees', tree.id, file.path) }))
}

/** A file without where it is. */
export const toSum = ({ path, sha256, bytes }: FileSum): FileSum => ({ path, sha256, bytes })

/** Where the list of a tree's files is on this machine. */
export function treeListOf(siteDir: string, tree: string): string {
  return join(siteDir, 'trees', tree, treeManifestName)
}

/** `ja/books/x/index.html`: `ja`, `ja/books`, `ja/books/x`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

// The lists, and what is there for nginx alone (`formerFolder`): no server gives it to readers.
const isOfTheSite = (path: string): boolean => !path.startsWith('.')
