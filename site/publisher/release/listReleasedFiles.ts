import { join } from 'node:path'
import {
  placeInTree,
  placeOfFile,
  readTree,
  type ReleasedFile,
  type ReleaseManifest,
} from './releaseManifest.ts'

/** A file of a release, and where it is: `file` is its absolute path, with no symbolic link in it below the site's folder. */
export type PlacedFile = Omit<ReleasedFile, 'age'> & { file: string }

/** All files of a release: its own, its assets (also those that it carries over), and those of its trees, tree by tree. */
export async function* listReleasedFiles(
  siteDir: string,
  manifest: ReleaseManifest,
): AsyncGenerator<PlacedFile> {
  for (const { path, sha256, bytes } of manifest.files)
    yield { path, sha256, bytes, file: join(siteDir, placeOfFile(manifest, path)) }
  const foldersByTree = new Map<string, string[]>()
  for (const { path, tree } of manifest.mounts)
    foldersByTree.set(tree, [...(foldersByTree.get(tree) ?? []), path])
  for (const [tree, folders] of foldersByTree) {
    for (const { path, sha256, bytes } of (await readTree(siteDir, tree)).files)
      if (folders.some((folder) => path.startsWith(`${folder}/`)))
        yield { path, sha256, bytes, file: join(siteDir, placeInTree(tree, path)) }
  }
}
