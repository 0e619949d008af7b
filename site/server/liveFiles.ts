import { constants } from 'node:fs'
import { open, realpath, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import {
  placeInTree,
  placeOfFile,
  readCurrent,
  readManifest,
  unlessMissing,
  type ReleasedFile,
  type ReleaseManifest,
} from '../publisher/release/releaseManifest.ts'
import { toRedirectMap, type RedirectMap } from '../redirects.ts'
import { createTreeLists } from './treeLists.ts'

/** One release as the server sees it: the files on its lists, and nothing else that may be in its folders. */
export type LiveRelease = {
  manifest: Pick<ReleaseManifest, 'version' | 'id'>
  /** The site's folder without symbolic links. */
  siteDir: string
  files: ReadonlyMap<string, ReleasedFile>
  /** The ids of the trees, by the folders that are links into them. */
  mounts: ReadonlyMap<string, string>
  /** The most segments that a path of `mounts` has. */
  deepestMount: number
  redirects: RedirectMap
}

/** A file of a release. `link` is its path in the release's folder, and `file` where that must lead, both absolute. */
export type ServedFile = Omit<ReleasedFile, 'age'> & { link: string; file: string }

/** The live release, and the files of a release. */
type LiveFiles = {
  /** Null where there is no release yet. */
  current: () => Promise<LiveRelease | null>
  /** Null where no list of the release has the path. */
  find: (release: LiveRelease, path: string) => Promise<ServedFile | null>
}

/**
 * Looks up the live release, once for each request, so that no answer mixes two. A release with a name never changes, nor does a tree,
 * so their lists are read once; those of trees at the first request for a file of theirs, and kept from one release to the next.
 */
export function createLiveFiles(siteDir: string): LiveFiles {
  const releases = new Map<string, Promise<LiveRelease>>()
  const trees = createTreeLists({ maxFiles: 100_000 })
  return {
    current: async () => {
      const id = await readCurrent(siteDir)
      if (id === null) return null
      const release = releases.get(id) ?? readRelease(siteDir, id)
      releases.set(id, release)
      // The previous one stays: requests under way still use it.
      for (const old of releases.keys()) if (releases.size > 2 && old !== id) releases.delete(old)
      return release.catch((error: unknown) => {
        releases.delete(id)
        throw error
      })
    },
    find: async (release, path) => {
      const { manifest, files, siteDir: root } = release
      const link = join(root, 'releases', manifest.id, path)
      const own = files.get(path)
      if (own !== undefined) return { ...own, link, file: join(root, placeOfFile(manifest, path)) }
      const tree = mountedTree(release, path)
      if (tree === null) return null
      const mounted = (await trees.read(root, tree)).get(path)
      return mounted === undefined ? null : { ...mounted, link, file: join(root, placeInTree(tree, path)) }
    },
  }
}

async function readRelease(siteDir: string, id: string): Promise<LiveRelease> {
  const root = await realpath(siteDir)
  const { version, files, mounts, redirects } = await readManifest(join(root, 'releases', id))
  return {
    manifest: { version, id },
    siteDir: root,
    files: new Map(files.map((file) => [file.path, file])),
    mounts: new Map(mounts.map(({ path, tree }) => [path, tree])),
    deepestMount: Math.max(0, ...mounts.map(({ path }) => path.split('/').length)),
    redirects: toRedirectMap(redirects),
  }
}

/** The tree that the longest folder of a path is a link into. */
function mountedTree({ mounts, deepestMount }: LiveRelease, path: string): string | null {
  // No more segments than any mount has: a long path of a request costs no more than a short one.
  const segments = path.split('/', deepestMount + 1)
  for (let depth = Math.min(deepestMount, segments.length - 1); depth > 0; depth -= 1) {
    const tree = mounts.get(segments.slice(0, depth).join('/'))
    if (tree !== undefined) return tree
  }
  return null
}

/**
 * Opens a file of a release by way of the release's folder. Gives null where it is gone, or where a symbolic link on the way leads
 * elsewhere than the lists say: no byte from outside of the release is ever read.
 */
export async function openServed({
  link,
  file,
}: Pick<ServedFile, 'link' | 'file'>): Promise<FileHandle | null> {
  const real = await realpath(link).catch(unlessMissing(null))
  if (real !== file) return null
  return open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(unlessMissing(null))
}
