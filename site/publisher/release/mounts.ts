import { join } from 'node:path'
import { locales } from '../../../content/locale.ts'
import {
  placeInTree,
  type Mount,
  type ReleasedFile,
  type ReleaseManifest,
  type Tree,
} from './releaseManifest.ts'
import type { Source } from './sources.ts'

const folderPattern = new RegExp(`^((?:${locales.join('|')})/books/[^/]+|media/[^/]+)/.`)

/** The folder of a release that a file of a book is mounted with: `ja/books/example`, `media/<sum>`; null: it is in none of them. */
export function mountedFolder(path: string): string | null {
  return folderPattern.exec(path)?.[1] ?? null
}

/** The symbolic links of a release, with what each holds: relative, so that the site's folder can be copied. */
export function linksOf({
  version,
  mounts,
}: Pick<ReleaseManifest, 'version' | 'mounts'>): { path: string; target: string }[] {
  if (version === 1) return []
  const links = [
    ...mounts.map(({ path, tree }) => ({ path, to: placeInTree(tree, path) })),
    { path: 'assets', to: 'assets' },
  ]
  // A release is two folders below the site's.
  return links.map(({ path, to }) => ({ path, target: '../'.repeat(path.split('/').length + 1) + to }))
}

type TreeFile = Tree['files'][number]
type Sum = Pick<ReleasedFile, 'path' | 'sha256'>
type Holder = { tree: Tree; files: TreeFile[] }

/**
 * The folders of a release that are links into trees. A `media/<sum>` that several books have is a link into one of their trees; where
 * they don't have the same files in it, or the shared pages have it too, its files are own ones of the release (`sources`).
 * Throws where two trees have pages at the address of one book, and `presentTrees` does not say whose it is.
 */
export function mountTrees({
  siteDir,
  trees,
  ownFiles,
  presentTrees = new Map(),
}: {
  siteDir: string
  trees: readonly Tree[]
  ownFiles: readonly Sum[]
  /** The id of the tree of the book that has a slug at present. */
  presentTrees?: ReadonlyMap<string, string>
}): { mounts: Mount[]; sources: Source[] } {
  const ownFolders = new Map<string | null, Sum[]>()
  for (const file of ownFiles) {
    const folder = mountedFolder(file.path)
    ownFolders.set(folder, [...(ownFolders.get(folder) ?? []), file])
  }
  const mounts: Mount[] = []
  const sources: Source[] = []
  for (const [path, holders] of [...holdersOf(trees)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = ownFolders.get(path) ?? []
    const isMedia = path.startsWith('media/')
    if (isMedia && (own.length > 0 || !haveSameFiles(holders))) {
      sources.push(...sourcesOf({ siteDir, holders, own }))
      continue
    }
    if (own.length > 0) throw new Error(`The shared file ${own[0]?.path} is in the folder of a book.`)
    const holder =
      holders.length === 1 || isMedia ? holders[0] : presentHolder({ path, holders, presentTrees })
    if (holder !== undefined) mounts.push({ path, tree: holder.tree.id })
  }
  return { mounts, sources }
}

function holdersOf(trees: readonly Tree[]): Map<string, Holder[]> {
  const folders = new Map<string, Holder[]>()
  for (const tree of [...trees].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const file of tree.files) {
      const folder = mountedFolder(file.path)
      if (folder === null)
        throw new Error(`The tree ${tree.id} has a file outside of its folders: ${file.path}.`)
      const holders = folders.get(folder) ?? []
      folders.set(folder, holders)
      const last = holders.at(-1)
      if (last?.tree === tree) last.files.push(file)
      else holders.push({ tree, files: [file] })
    }
  }
  return folders
}

function haveSameFiles(holders: readonly Holder[]): boolean {
  const lists = holders.map(({ files }) =>
    files
      .map((file) => `${file.sha256} ${file.path}`)
      .sort()
      .join('\n'),
  )
  return lists.every((list) => list === lists[0])
}

function sourcesOf({
  siteDir,
  holders,
  own,
}: {
  siteDir: string
  holders: readonly Holder[]
  own: readonly Sum[]
}): Source[] {
  const sums = new Map(own.map(({ path, sha256 }) => [path, sha256]))
  const sources: Source[] = []
  for (const { tree, files } of holders)
    for (const { path, sha256, bytes } of files) {
      const sum = sums.get(path)
      if (sum !== undefined && sum !== sha256) throw new Error(`The site has two files at one path: ${path}.`)
      if (sum === undefined)
        sources.push({ path, from: join(siteDir, placeInTree(tree.id, path)), sha256, bytes })
      sums.set(path, sha256)
    }
  return sources
}

function presentHolder({
  path,
  holders,
  presentTrees,
}: {
  path: string
  holders: readonly Holder[]
  presentTrees: ReadonlyMap<string, string>
}): Holder {
  const present = presentTrees.get(path.slice(path.lastIndexOf('/') + 1))
  const holder = holders.find(({ tree }) => tree.id === present)
  if (holder !== undefined) return holder
  throw new Error(
    `Two books have pages at ${path}/: those of the trees ${holders.map(({ tree }) => tree.id).join(' and ')}. ` +
      'Give one of them another address.',
  )
}
