import { readdir, readFile, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'
import { Redirect } from '../../redirects.ts'
import { toMessage } from '../../../system/toMessage.ts'

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

/** What a release consists of. `digest` covers its own files (age 0): two releases of the same digest are the same site. */
export const ReleaseManifest = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^\d{6,}-[0-9a-f]{8}$/),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.int().min(1),
  files: z.array(ReleasedFile),
  /** Former addresses. Older releases have none. */
  redirects: z.array(Redirect).default([]),
})
export type ReleaseManifest = z.infer<typeof ReleaseManifest>

/** The digest of a site. It depends on the paths and the bytes, not on the order of the files. */
export function digestOf(files: readonly Pick<ReleasedFile, 'path' | 'sha256' | 'age'>[]): string {
  const lines = files.filter((file) => file.age === 0).map((file) => `${file.sha256}  ${file.path}\n`)
  return sha256(lines.sort().join(''))
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

/** The manifest of one release. Throws where it is missing or damaged. */
export async function readManifest(releaseDir: string): Promise<ReleaseManifest> {
  const path = join(releaseDir, manifestName)
  try {
    const manifest = ReleaseManifest.parse(JSON.parse(await readFile(path, 'utf8')))
    if (digestOf(manifest.files) !== manifest.digest) throw new Error('its digest differs')
    return manifest
  } catch (error) {
    throw new Error(`The list of files ${path} is missing or damaged (${toMessage(error)}).`, {
      cause: error,
    })
  }
}

/** A handler for `catch` that gives `fallback` where a file is missing, and throws every other error. */
export function unlessMissing<T>(fallback: T): (error: unknown) => T {
  return (error) => {
    if (hasErrorCode(error, 'ENOENT')) return fallback
    throw error
  }
}
