import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { RenderedSite } from '../../renderedSite.ts'
import { sha256 } from '../../../system/sha256.ts'
import { carryOverAssets } from './carryOverAssets.ts'
import {
  digestOf,
  listReleases,
  manifestName,
  redirectFile,
  releaseNumber,
  type ReleasedFile,
  type ReleaseManifest,
} from './releaseManifest.ts'

/** A release that is written and not live yet. `written` are the absolute paths of its files that are no hard links. */
export type BuiltRelease = { dir: string; manifest: ReleaseManifest; written: string[] }

type Source = ReleasedFile & { content: string | Uint8Array }

/**
 * Writes a rendered site into `<workDir>/<id>`, with the assets of the last few releases beside its own.
 * A file that is the same in the live release becomes a hard link to it, which needs neither space nor fsync.
 * Gives null, and writes nothing, if the live release is this very site already.
 */
export async function buildRelease({
  siteDir,
  workDir,
  rendered,
  live,
}: {
  siteDir: string
  /** The folder that only this publisher writes into (site/publisher/lease/). */
  workDir: string
  rendered: RenderedSite
  live: ReleaseManifest | null
}): Promise<BuiltRelease | null> {
  const siteFiles = await collectFiles(rendered)
  const digest = digestOf(siteFiles)
  if (live?.digest === digest) return null
  const newest = (await listReleases(siteDir)).at(-1)
  const number = newest === undefined ? 1 : releaseNumber(newest) + 1
  const id = `${String(number).padStart(6, '0')}-${digest.slice(0, 8)}`
  const dir = join(workDir, id)
  const liveDir = live === null ? null : join(siteDir, 'releases', live.id)
  const oldAssets =
    liveDir === null || live === null ? [] : await carryOverAssets({ live, liveDir, siteFiles })
  const sources = [...siteFiles, ...oldAssets]
  const redirects = rendered.redirects.map((redirect) => ({ path: redirectFile(redirect), content: '' }))
  await makeFolders(
    dir,
    [...sources, ...redirects].map(({ path }) => path),
  )
  const written: string[] = []
  await forEachOf([...sources, ...redirects], async ({ path, content }) => {
    const target = join(dir, path)
    if (liveDir !== null && (await linkIfSame({ from: join(liveDir, path), target, content }))) return
    await writeFile(target, content, { flag: 'wx' })
    written.push(target)
  })
  const files = sources.map(({ content: _content, ...file }) => file)
  const manifest: ReleaseManifest = {
    version: 1,
    id,
    digest,
    pages: rendered.pages,
    files,
    redirects: rendered.redirects,
  }
  await writeFile(join(dir, manifestName), JSON.stringify(manifest), { flag: 'wx' })
  written.push(join(dir, manifestName))
  return { dir, manifest, written }
}

async function collectFiles(rendered: RenderedSite): Promise<Source[]> {
  const sources: Source[] = rendered.files.map(({ path, content }) => toSource(path, content))
  await forEachOf(rendered.copies, async ({ path, from }) => {
    sources.push(toSource(path, await readFile(from)))
  })
  sources.sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const [index, { path }] of sources.entries()) {
    if (!isPlainPath(path))
      throw new Error(`The site has a file with an unusable path: ${JSON.stringify(path)}.`)
    if (sources[index - 1]?.path === path) throw new Error(`The site has two files at one path: ${path}.`)
  }
  return sources
}

function toSource(path: string, content: string | Uint8Array): Source {
  return { path, content, sha256: sha256(content), bytes: Buffer.byteLength(content), age: 0 }
}

/** Whether a path stays below its root on every system, and no server hides it because of a dot. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((segment) => /^[^.\\:\u0000-\u001f][^\\:\u0000-\u001f]*$/u.test(segment))
}

// Never with `recursive`: a publisher that lost its lease must not make its folder again.
async function makeFolders(dir: string, paths: string[]): Promise<void> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder)
  }
  await mkdir(dir)
  for (const folder of [...folders].sort()) await mkdir(join(dir, folder))
}

const codesOfNoLink = ['ENOENT', 'EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'ENOTDIR']

// Compares the bytes, not the sums: a file that was damaged on the disk must not get into the new release.
async function linkIfSame({
  from,
  target,
  content,
}: {
  from: string
  target: string
  content: string | Uint8Array
}): Promise<boolean> {
  try {
    if (!(await readFile(from)).equals(Buffer.from(content))) return false
    await link(from, target)
    return true
  } catch (error) {
    if (hasErrorCode(error, ...codesOfNoLink)) return false
    throw error
  }
}
