import { link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RenderedSite } from '../../renderedSite.ts'
import { carryOverAssets } from './carryOverAssets.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import {
  digestOf,
  listReleases,
  manifestName,
  releaseNumber,
  sha256,
  type ReleasedFile,
  type ReleaseManifest,
} from './releaseManifest.ts'

/** A release that is written and not live yet. `written` are the absolute paths of the files that are new on the disk. */
export type BuiltRelease = { dir: string; manifest: ReleaseManifest; written: string[] }

type Source = ReleasedFile & { content: string | Uint8Array }

/**
 * Writes a rendered site into `<room>/<id>`, with the assets of the last few releases beside its own.
 * A file that the live release has too, byte for byte, is a second name (hard link) of that one: it needs no disk and no fsync.
 * Gives null, and writes nothing, where the live release is this very site already.
 */
export async function buildRelease({
  siteDir,
  room,
  rendered,
  live,
}: {
  siteDir: string
  /** The folder that this publisher alone writes in (site/publisher/lease.ts). */
  room: string
  rendered: RenderedSite
  live: ReleaseManifest | null
}): Promise<BuiltRelease | null> {
  const own = await collectFiles(rendered)
  const digest = digestOf(own)
  if (live?.digest === digest) return null
  const newest = (await listReleases(siteDir)).at(-1)
  const number = newest === undefined ? 1 : releaseNumber(newest) + 1
  const id = `${String(number).padStart(6, '0')}-${digest.slice(0, 8)}`
  const dir = join(room, id)
  const liveDir = live === null ? null : join(siteDir, 'releases', live.id)
  const carried = liveDir === null || live === null ? [] : await carryOverAssets({ live, liveDir, own })
  const sources = [...own, ...carried]
  await makeFolders(
    dir,
    sources.map((source) => source.path),
  )
  const written: string[] = []
  await forEachOf(sources, async ({ path, content }) => {
    const target = join(dir, path)
    if (liveDir !== null && (await linkIfSame({ from: join(liveDir, path), target, content }))) return
    await writeFile(target, content, { flag: 'wx' })
    written.push(target)
  })
  const files = sources.map(({ content: _content, ...file }) => file)
  const manifest: ReleaseManifest = { version: 1, id, digest, pages: rendered.pages, files }
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

/** A path that stays below its root on every system, and that no server hides. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((segment) => /^[^.\\:\u0000-\u001f][^\\:\u0000-\u001f]*$/u.test(segment))
}

// One by one, never with their parents: a publisher that lost its room must not make it again.
async function makeFolders(dir: string, paths: string[]): Promise<void> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder)
  }
  await mkdir(dir)
  for (const folder of [...folders].sort()) await mkdir(join(dir, folder))
}

const cannotLink = new Set([
  'ENOENT',
  'EXDEV',
  'EPERM',
  'EMLINK',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'ENOTDIR',
])

// The bytes are compared, not the sums: a file that was damaged on the disk must not live on.
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
    if (cannotLink.has((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}
