import { readdir, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'
import { Redirect } from '../../redirects.ts'
import { readListOfFiles, readWholeListOfFiles } from './listOfFiles.ts'

/** The manifest in each release's folder. It is no part of the site: servers refuse names that begin with a dot. */
export const manifestName = '.release.json'

/**
 * The redirects of a release as empty files, for nginx, which cannot read a list: `.former/ja/books/old/to/ja+books+new` says that
 * `ja/books/old/` leads on to `ja/books/new/`. No part of the site either; `redirects` of the manifest says the same.
 */
export const formerFolder = '.former'

/** Where the file of one redirect is in the release's folder. */
export function redirectFile({ from, to }: Redirect): string {
  return `${formerFolder}/${from}to/${to.slice(0, -1).replaceAll('/', '+')}`
}

export const ReleasedFile = z.strictObject({
  /** Below the release's root: `ja/books/example/index.html`. */
  path: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  /** 0: of this release itself. n: an asset that was carried over, and belonged to the n-th release before. */
  age: z.int().min(0),
})
export type ReleasedFile = z.infer<typeof ReleasedFile>

/** The folder of a tree below `<siteDir>/trees`: the beginning of its digest and, where a damaged one was replaced, a number. */
const digestLength = 32
const TreeId = z.string().regex(/^[0-9a-f]{32}(-\d+)?$/)

/** A folder of a release that is a symbolic link into a tree: `ja/books/example` to the same path in the tree. */
export const Mount = z.strictObject({ path: z.string().min(1), tree: TreeId })
export type Mount = z.infer<typeof Mount>

/**
 * What a release consists of: files of its own, and the folders of trees, each of which holds all files of one book and is shared
 * by the releases in which the book is the same. `digest` covers the own files of age 0 and the contents of the trees: two releases
 * of the same digest are the same site.
 */
export const ReleaseManifest = z.strictObject({
  /** 1: of an earlier Okuzuke, which is read and never written: it has no mounts, and its assets are in its own folder. */
  version: z.union([z.literal(1), z.literal(2)]),
  id: z.string().regex(/^\d{6,}-[0-9a-f]{8}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.int().min(1),
  /** The own files, and the assets of all books: the release's `assets` is a link to `<siteDir>/assets`, which holds those of all releases. */
  files: z.array(ReleasedFile),
  mounts: z.array(Mount).default([]),
  /** Former addresses. */
  redirects: z.array(Redirect).default([]),
})
export type ReleaseManifest = z.infer<typeof ReleaseManifest>

/** The manifest in each tree's folder. It is no part of the site either. */
export const treeManifestName = '.tree.json'

/** All files of one book, at the paths that they have in the release. A tree with a name never changes. */
export const Tree = z.strictObject({
  version: z.literal(1),
  id: TreeId,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.array(ReleasedFile.omit({ age: true })),
})
export type Tree = z.infer<typeof Tree>

/** The digest of a site. It depends on the paths and the bytes, not on the order of the files, nor on how often a tree was replaced. */
export function digestOf({
  files,
  mounts = [],
}: {
  files: readonly Pick<ReleasedFile, 'path' | 'sha256' | 'age'>[]
  mounts?: readonly Mount[]
}): string {
  return digestOfLines([
    ...files.filter((file) => file.age === 0).map((file) => `${file.sha256}  ${file.path}\n`),
    ...mounts.map(({ path, tree }) => `${tree.slice(0, digestLength)}  ${path}/\n`),
  ])
}

/** The digest of a tree: of the paths and the bytes of its files. */
export function digestOfTree(files: readonly Pick<ReleasedFile, 'path' | 'sha256'>[]): string {
  return digestOfLines(files.map((file) => `${file.sha256}  ${file.path}\n`))
}

function digestOfLines(lines: string[]): string {
  return sha256(lines.sort().join(''))
}

/** The id of the n-th tree with this digest: `n` is 1 but where earlier ones were damaged. */
export function treeId(digest: string, n = 1): string {
  return digest.slice(0, digestLength) + (n === 1 ? '' : `-${n}`)
}

/** Where an own file of a release is, below the site's folder. */
export function placeOfFile({ version, id }: Pick<ReleaseManifest, 'version' | 'id'>, path: string): string {
  return version === 2 && path.startsWith('assets/') ? path : `releases/${id}/${path}`
}

/** Where a mounted file is, below the site's folder. */
export function placeInTree(tree: string, path: string): string {
  return `trees/${tree}/${path}`
}

/** The ids below `<siteDir>/releases`, the oldest first: ordered by number, because a clock may be wrong. */
export async function listReleases(siteDir: string): Promise<string[]> {
  const names = await readdir(join(siteDir, 'releases')).catch(unlessMissing([]))
  return names
    .filter((name) => /^\d{6,}-[0-9a-f]{8}$/.test(name))
    .sort((a, b) => releaseNumber(a) - releaseNumber(b) || (a < b ? -1 : 1))
}

/** The number that a release id begins with. */
export function releaseNumber(id: string): number {
  return Number.parseInt(id, 10)
}

/** The id that `current` points at; null where there is none yet. */
export async function readCurrent(siteDir: string): Promise<string | null> {
  const target = await readlink(join(siteDir, 'current')).catch(unlessMissing(null))
  return target === null ? null : basename(target)
}

/** The ids below `<siteDir>/trees`, in no order. */
export async function listTrees(siteDir: string): Promise<string[]> {
  const names = await readdir(join(siteDir, 'trees')).catch(unlessMissing([]))
  return names.filter((name) => TreeId.safeParse(name).success)
}

type ReadOptions = {
  /** Whether a damage is thrown that one of the two files makes good: for the check. */
  expectWhole?: boolean
}

/** The manifest of one release, of this version or an earlier one. Throws where it and its copy are missing or damaged. */
export async function readManifest(
  releaseDir: string,
  { expectWhole = false }: ReadOptions = {},
): Promise<ReleaseManifest> {
  const read = expectWhole ? readWholeListOfFiles : readListOfFiles
  return read(join(releaseDir, manifestName), (json) => {
    const manifest = ReleaseManifest.parse(json)
    if (digestOf(manifest) !== manifest.digest) throw new Error('its digest differs')
    return manifest
  })
}

/** The manifest of one tree. Throws where it and its copy are missing or damaged. */
export async function readTree(
  siteDir: string,
  id: string,
  { expectWhole = false }: ReadOptions = {},
): Promise<Tree> {
  const read = expectWhole ? readWholeListOfFiles : readListOfFiles
  return read(join(siteDir, 'trees', id, treeManifestName), (json) => {
    const tree = Tree.parse(json)
    if (digestOfTree(tree.files) !== tree.digest) throw new Error('its digest differs')
    if (tree.id !== id) throw new Error(`it is the list of ${tree.id}`)
    return tree
  })
}

/** A handler for `catch` that gives `fallback` where a file is missing, and throws every other error. */
export function unlessMissing<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (hasErrorCode(error, 'ENOENT')) return fallback
    throw error
  }
}
