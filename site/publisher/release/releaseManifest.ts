import { createHash } from 'node:crypto'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'

/** Stands in each release's folder, and is no part of the site: no server gives out names that begin with a dot. */
export const manifestName = '.release.json'

export const ReleasedFile = z.strictObject({
  /** Below the release's root: `ja/books/example/index.html`. */
  path: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  /** 0: of this release itself. n: an asset that was carried over, and belonged to the n-th release before. */
  age: z.int().min(0),
})
export type ReleasedFile = z.infer<typeof ReleasedFile>

/** What a release holds. `digest` is over its own files: two releases of the same digest are the same site. */
export const ReleaseManifest = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^\d{6,}-[0-9a-f]{8}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.int().min(1),
  files: z.array(ReleasedFile),
})
export type ReleaseManifest = z.infer<typeof ReleaseManifest>

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** The digest of a site: the same for the same paths and bytes, in whatever order they came. */
export function digestOf(files: readonly Pick<ReleasedFile, 'path' | 'sha256' | 'age'>[]): string {
  const lines = files.filter((file) => file.age === 0).map((file) => `${file.sha256}  ${file.path}\n`)
  return sha256(lines.sort().join(''))
}

/** The ids below `<siteDir>/releases`, the oldest first: by their number, never by a clock. */
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

/** The manifest of one release. Throws where it is missing or damaged. */
export async function readManifest(releaseDir: string): Promise<ReleaseManifest> {
  const path = join(releaseDir, manifestName)
  try {
    const manifest = ReleaseManifest.parse(JSON.parse(await readFile(path, 'utf8')))
    if (digestOf(manifest.files) !== manifest.digest) throw new Error('its digest differs')
    return manifest
  } catch (error) {
    throw new Error(
      `The list of files ${path} is missing or damaged (${error instanceof Error ? error.message : String(error)}).`,
      { cause: error },
    )
  }
}

/** A handler for `catch` that gives `fallback` where a file is missing, and throws everything else. */
export function unlessMissing<T>(fallback: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return fallback
    throw error
  }
}
