import { lstat, mkdtemp, rename, rmdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { syncPaths } from '../../../system/durableWrites.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import { hashFile, isFile } from './hashFile.ts'
import { MissingFilesError } from './missingFilesError.ts'
import { mountedFolder } from './mounts.ts'
import { digestOfTree, treeId, treeManifestName, unlessMissing, type Tree } from './releaseManifest.ts'
import { makeSiteFolder } from './siteFolder.ts'
import { toSourceFiles, type Source, type SourceFile } from './sources.ts'
import { makeFolders, writeFiles, writeListOfFiles } from './writeFiles.ts'

/**
 * Makes the tree of a book: all its files, in one folder, at the paths that they have in a release. A tree of the same files that is
 * there already is used, and nothing is written. The tree is written and synced in the work folder, and then gets its name, so that
 * it is there as a whole or not at all; switchRelease syncs the name.
 * A tree that is `damaged` is not used: another one is made beside it, `<id>-2`. The files that this one links are read first, as are
 * all that any tree links from a damaged one.
 * Throws MissingFilesError where such a file is gone or damaged, ReleaseCheckError where the disk holds other bytes than were written.
 */
export async function buildTree({
  siteDir,
  workDir,
  sources,
  damaged = new Set(),
}: {
  siteDir: string
  /** The folder that only this publisher writes into (site/publisher/lease/). */
  workDir: string
  sources: readonly Source[]
  /** The ids of trees whose files are not what their list says. */
  damaged?: ReadonlySet<string>
}): Promise<Tree> {
  const files = toSourceFiles(sources, 'book')
  const stray = files.find(({ path }) => mountedFolder(path) === null)
  if (stray !== undefined) throw new Error(`The book has a file outside of its folders: ${stray.path}.`)
  const digest = digestOfTree(files)
  const { id, isThere } = await chooseTree({ siteDir, digest, damaged })
  const list = files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }))
  const tree: Tree = { version: 1, id, digest, files: list }
  if (isThere) return tree
  const damagedFolders = [...damaged].map((one) => join(siteDir, 'trees', one) + sep)
  const isDoubtful = (from: string) =>
    id !== treeId(digest) || damagedFolders.some((folder) => from.startsWith(folder))
  await expectWhole(files, isDoubtful)
  await writeTree({ siteDir, workDir, tree, files })
  return tree
}

async function writeTree({
  siteDir,
  workDir,
  tree,
  files,
}: {
  siteDir: string
  workDir: string
  tree: Tree
  files: readonly SourceFile[]
}): Promise<void> {
  const place = await mkdtemp(join(workDir, 'tree-'))
  const dir = join(place, tree.id)
  const folders = await makeFolders(
    dir,
    files.map(({ path }) => path),
  )
  await writeFiles(dir, files)
  await writeListOfFiles({ dir, name: treeManifestName, list: tree })
  await syncPaths(folders)
  const trees = await makeSiteFolder(siteDir, 'trees')
  await rename(dir, join(trees, tree.id))
  await rmdir(place)
}

/** The newest tree of a digest, where it is whole as far as anybody knows; else the id of the next one. */
async function chooseTree({
  siteDir,
  digest,
  damaged,
}: {
  siteDir: string
  digest: string
  damaged: ReadonlySet<string>
}): Promise<{ id: string; isThere: boolean }> {
  let newest = { n: 0, isUsable: false }
  // An earlier one may be removed already, so that there may be a second one without a first.
  for (let n = 1; n <= newest.n + 1 || n === 2; n += 1) {
    const id = treeId(digest, n)
    const isThere = await exists(join(siteDir, 'trees', id))
    if (!isThere && !damaged.has(id)) continue
    newest = { n, isUsable: isThere && !damaged.has(id) && (await hasList(siteDir, id)) }
  }
  const { n, isUsable } = newest
  return { id: treeId(digest, isUsable ? n : n + 1), isThere: isUsable }
}

// The file that is damaged in a tree may be the one that its successor would link.
async function expectWhole(
  files: readonly SourceFile[],
  isDoubtful: (from: string) => boolean,
): Promise<void> {
  const damagedPaths: string[] = []
  await forEachOf(files, async ({ path, sha256, source }) => {
    if (!('from' in source) || !isDoubtful(source.from)) return
    const isWhole = (await isFile(source.from)) && (await hashFile(source.from)) === sha256
    if (!isWhole) damagedPaths.push(path)
  })
  if (damagedPaths.length > 0) throw new MissingFilesError(damagedPaths.sort())
}

const exists = (path: string): Promise<boolean> => lstat(path).then(() => true, unlessMissing(false))

const hasList = (siteDir: string, id: string): Promise<boolean> =>
  isFile(join(siteDir, 'trees', id, treeManifestName))
