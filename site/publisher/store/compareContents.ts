import type { Mount, Tree } from '../release/releaseManifest.ts'
import { foldersAbove, listMountedFiles, type FileSum, type ReleaseFile } from './releaseFiles.ts'

/** What a site consists of: files, and folders of trees. */
export type Contents = { files: readonly FileSum[]; mounts: readonly Mount[] }

/** What has to be put and removed, so that a place holds a release. */
export type Difference = {
  put: ReleaseFile[]
  gone: string[]
  /** Files of the release: at least those of every folder that has something in `gone`. */
  present: ReadonlySet<string>
}

/**
 * Compares a release with what a place holds. A folder that is a mount into the same tree is the same, and its files are not looked
 * at: the cost is that of the trees that changed. `unsettled` are paths at which the place may hold something else than `before`
 * says. Null where `readOldTree` doesn't know a tree that is to be compared with.
 */
export async function compareContents({
  before,
  after,
  unsettled = new Set(),
  readOldTree,
  readNewTree,
}: {
  before: Contents
  after: { siteDir: string; files: readonly ReleaseFile[]; mounts: readonly Mount[] }
  unsettled?: ReadonlySet<string>
  readOldTree: (id: string) => Promise<Tree | null>
  readNewTree: (id: string) => Promise<Tree>
}): Promise<Difference | null> {
  const doubted = new Set([...unsettled].flatMap(foldersAbove))
  const oldMounts = mountsOtherThan(after.mounts, { mounts: before.mounts, doubted })
  const newMounts = mountsOtherThan(before.mounts, { mounts: after.mounts, doubted })
  const { siteDir } = after
  const sums = new Map(before.files.map(({ path, sha256 }) => [path, sha256]))
  for (const id of treesOf(oldMounts)) {
    const tree = await readOldTree(id)
    if (tree === null) return null
    for (const { path, sha256 } of listMountedFiles({ siteDir, tree, mounts: oldMounts }))
      sums.set(path, sha256)
  }
  const files = new Map(after.files.map((file) => [file.path, file]))
  for (const id of treesOf(newMounts)) {
    const tree = await readNewTree(id)
    for (const file of listMountedFiles({ siteDir, tree, mounts: newMounts })) files.set(file.path, file)
  }
  const isSame = ({ path, sha256 }: FileSum) => sums.get(path) === sha256 && !unsettled.has(path)
  return {
    put: [...files.values()].filter((file) => !isSame(file)),
    gone: [...new Set([...sums.keys(), ...unsettled])].filter((path) => !files.has(path)),
    present: new Set(files.keys()),
  }
}

/** The trees that mounts lead into, each once. */
export function treesOf(mounts: readonly Mount[]): Set<string> {
  return new Set(mounts.map(({ tree }) => tree))
}

// Those that are not the same on the other side, and those with a doubtful path below them.
function mountsOtherThan(
  others: readonly Mount[],
  { mounts, doubted }: { mounts: readonly Mount[]; doubted: ReadonlySet<string> },
): Mount[] {
  const otherTrees = new Map(others.map(({ path, tree }) => [path, tree]))
  return mounts.filter(({ path, tree }) => doubted.has(path) || otherTrees.get(path) !== tree)
}
