import { link, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { Redirect } from '../../redirects.ts'
import { sha256 } from '../../../system/sha256.ts'
import { carryOverAssets } from './carryOverAssets.ts'
import { isFile } from './hashFile.ts'
import { MissingFilesError } from './missingFilesError.ts'
import { linksOf, mountTrees } from './mounts.ts'
import {
  digestOf,
  listReleases,
  manifestName,
  placeOfFile,
  redirectFile,
  releaseNumber,
  type ReleasedFile,
  type ReleaseManifest,
  type Tree,
} from './releaseManifest.ts'
import { toSourceFiles, type Source, type SourceFile } from './sources.ts'
import { makeSiteFolder } from './siteFolder.ts'
import type { Asset } from './storeAssets.ts'
import { listStoredAssets, shareAssets } from './storedAssets.ts'
import { codesOfNoLink, makeFolders, writeFiles, writeListOfFiles } from './writeFiles.ts'

/** What a release is made of. */
export type SiteToRelease = {
  /** What belongs to no book: front pages, feeds, the sitemap, the uploads of news about the whole site. */
  files: readonly Source[]
  /** The assets of all books and of the shared pages; storeAssets has stored them. */
  assets: readonly Asset[]
  /** One of each book. */
  trees: readonly Tree[]
  /** The id of the tree of the book that has a slug at present: it decides where an earlier tree of another book has pages there, too. */
  presentTrees?: ReadonlyMap<string, string>
  pages: number
  redirects: readonly Redirect[]
}

/**
 * A release whose files are written, and flushed to the disk, and that is not live yet. `folders` are the absolute paths of all its
 * folders, which are not flushed.
 */
export type BuiltRelease = { dir: string; manifest: ReleaseManifest; folders: string[] }

/**
 * Writes a release into `<workDir>/<id>`: its own files, a link to each folder of the trees, and the list of all of it.
 * A file that is the same in the live release becomes a hard link to it, which is neither read nor needs fsync; so does a link.
 * Gives null, and writes nothing, if the live release is this very site of the same trees already, and nothing is damaged.
 * Throws MissingFilesError where an asset is not stored.
 */
export async function buildRelease({
  siteDir,
  workDir,
  site,
  live,
  damaged = new Set(),
}: {
  siteDir: string
  /** The folder that only this publisher writes into (site/publisher/lease/). */
  workDir: string
  site: SiteToRelease
  live: ReleaseManifest | null
  /** Paths of the live release whose files or links are not what its list says: they are made anew. */
  damaged?: ReadonlySet<string>
}): Promise<BuiltRelease | null> {
  const own = toSourceFiles(site.files, 'site')
  const stray = own.find(({ path }) => path.startsWith('assets/'))
  if (stray !== undefined)
    throw new Error(`This is an asset, and no file of the release's own: ${stray.path}.`)
  const { mounts, sources } = mountTrees({ ...site, siteDir, ownFiles: own })
  const files = [...own, ...toSourceFiles(sources, 'site')]
  const assets = [...new Map(site.assets.map((asset) => [asset.path, asset])).values()]
  const newFiles: ReleasedFile[] = [...files, ...assets]
    .map((file) => ({ path: file.path, sha256: file.sha256, bytes: file.bytes, age: 0 }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const { pages } = site
  const content = {
    pages,
    files: newFiles,
    mounts,
    redirects: site.redirects.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  }
  const digest = digestOf(content)
  if (live !== null && damaged.size === 0 && isSame({ live, digest, content })) return null
  const id = await nextId(siteDir, digest)
  const stored = await storedAssets({ siteDir, workDir, assets, live })
  const newPaths = new Set(newFiles.map(({ path }) => path))
  const oldAssets =
    live === null
      ? []
      : carryOverAssets({ live, newPaths, isThere: (path) => stored.has(path) && !damaged.has(path) })
  const manifest: ReleaseManifest = {
    version: 2,
    id,
    digest,
    ...content,
    files: [...newFiles, ...oldAssets],
  }
  const redirects = site.redirects.map(toRedirectFile)
  const toWrite = await linkUnchanged({ siteDir, files: [...files, ...redirects], live, damaged })
  const liveDir = live?.version === 2 ? join(siteDir, 'releases', live.id) : null
  return writeRelease({ dir: join(workDir, id), files: toWrite, manifest, liveDir })
}

// The ids of trees as they are: a site whose damaged tree was replaced has the same digest, and is another release.
function isSame({
  live,
  digest,
  content,
}: {
  live: ReleaseManifest
  digest: string
  content: Pick<ReleaseManifest, 'mounts' | 'redirects'>
}): boolean {
  const leads = ({ mounts, redirects }: typeof content) => JSON.stringify([mounts, redirects])
  return live.version === 2 && live.digest === digest && leads(live) === leads(content)
}

async function nextId(siteDir: string, digest: string): Promise<string> {
  const newest = (await listReleases(siteDir)).at(-1)
  const number = newest === undefined ? 1 : releaseNumber(newest) + 1
  return `${String(number).padStart(6, '0')}-${digest.slice(0, 8)}`
}

async function storedAssets({
  siteDir,
  workDir,
  assets,
  live,
}: {
  siteDir: string
  workDir: string
  assets: readonly Asset[]
  live: ReleaseManifest | null
}): Promise<Set<string>> {
  await makeSiteFolder(siteDir, 'assets')
  if (live?.version === 1) await shareAssets({ siteDir, workDir, release: live })
  const stored = await listStoredAssets(siteDir)
  const missing = assets.filter(({ path }) => !stored.has(path)).map(({ path }) => path)
  if (missing.length > 0) throw new MissingFilesError(missing)
  return stored
}

function toRedirectFile(redirect: Redirect): SourceFile {
  const path = redirectFile(redirect)
  return { path, sha256: sha256(''), bytes: 0, source: { path, content: '' } }
}

/** The same files, those that the live release has as well as links to it. */
async function linkUnchanged({
  siteDir,
  files,
  live,
  damaged,
}: {
  siteDir: string
  files: readonly SourceFile[]
  live: ReleaseManifest | null
  damaged: ReadonlySet<string>
}): Promise<SourceFile[]> {
  if (live === null) return [...files]
  const liveSums = new Map(
    [...live.files, ...live.redirects.map(toRedirectFile)].map((file) => [file.path, file.sha256]),
  )
  const linked: SourceFile[] = []
  await forEachOf(files, async (file) => {
    const { path, sha256: sum, bytes, source } = file
    const from = join(siteDir, placeOfFile(live, path))
    const isHere =
      'content' in source && liveSums.get(path) === sum && !damaged.has(path) && (await isFile(from))
    linked.push(isHere ? { ...file, source: { path, from, sha256: sum, bytes } } : file)
  })
  return linked
}

async function writeRelease({
  dir,
  files,
  manifest,
  liveDir,
}: {
  dir: string
  files: readonly SourceFile[]
  manifest: ReleaseManifest
  /** The folder of the live release; null: it has no links. */
  liveDir: string | null
}): Promise<BuiltRelease> {
  const links = linksOf(manifest)
  const folders = await makeFolders(
    dir,
    [...files, ...links].map(({ path }) => path),
  )
  await writeFiles(dir, files)
  await forEachOf(links, async ({ path, target }) => {
    const isLinked = liveDir !== null && (await linkToLink({ from: join(liveDir, path), dir, path, target }))
    if (!isLinked) await symlink(target, join(dir, path))
  })
  await writeListOfFiles({ dir, name: manifestName, list: manifest })
  return { dir, manifest, folders }
}

/**
 * Gives a symbolic link of the live release a second name, where it leads to `target`; false: it does not, or the disk can't. ext4 looks
 * for a free inode past all that were deleted in the last minute (`recently_deleted` in fs/ext4/ialloc.c): where each release made and
 * removed a thousand links of its own, making them took a second.
 */
async function linkToLink({
  from,
  dir,
  path,
  target,
}: {
  from: string
  dir: string
  path: string
  target: string
}): Promise<boolean> {
  try {
    if ((await readlink(from)) !== target) return false
    await link(from, join(dir, path))
    return true
  } catch (error) {
    // It is gone, or no link; where the new folder is gone, making a link says so.
    if (hasErrorCode(error, ...codesOfNoLink, 'ENOENT', 'ENOTDIR', 'EINVAL')) return false
    throw error
  }
}
