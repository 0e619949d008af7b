import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { MediaFile, MediaVariant } from '../../../content/mediaFile.ts'
import { publishingPaths } from '../../../content/publishing.ts'
import type { Snapshot } from '../../../content/snapshot.ts'
import { writeDurably } from '../../../system/durableWrites.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { FetchedMedia } from '../../renderedSite.ts'
import { askCms, CmsError, type CmsAccess } from './askCms.ts'

const timeoutMs = 120_000
const indexName = 'index.json'
const Index = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/))
type Wanted = { key: string; variant: MediaVariant }

/**
 * Brings every upload of the snapshot into `<publisherDir>/media`, each once: a file lies there by the sha256 of its
 * bytes, and is asked for again only when its document has changed. What no document names any more is removed.
 * Its public path holds the beginning of that sum, so that another picture is another address.
 * Throws CmsError; a file whose size is not the one the CMS holds is refused (`cut`).
 */
export async function fetchMedia({
  cms,
  snapshot,
  publisherDir,
  verified = new Set(),
  signal,
}: {
  cms: CmsAccess
  snapshot: Snapshot
  publisherDir: string
  /** Sums of files that were read and found whole before: kept by the caller, they are not read again. */
  verified?: Set<string>
  signal?: AbortSignal
}): Promise<FetchedMedia> {
  const dir = join(publisherDir, 'media')
  await mkdir(dir, { recursive: true })
  const wanted = snapshot.media.flatMap(wantedFiles)
  const known = await readIndex(dir)
  const index: Record<string, string> = {}
  await forEachOf(wanted, async ({ key, variant }) => {
    const sum = known[key]
    const isHere = sum !== undefined && (verified.has(sum) || (await isWhole(join(dir, sum), sum)))
    index[key] = isHere ? sum : await fetchFile({ cms, variant, dir, signal })
    verified.add(index[key])
  })
  if (!isSameIndex(index, known)) await keepIndex(dir, index)
  return new Map(
    wanted.map(({ key, variant }) => {
      const sum = index[key] ?? ''
      return [
        variant.filename,
        { path: `media/${sum.slice(0, 12)}/${variant.filename}`, from: join(dir, sum) },
      ]
    }),
  )
}

function wantedFiles(file: MediaFile): Wanted[] {
  return [file.original, ...file.sizes].map((variant) => ({
    key: JSON.stringify([file.id, file.updatedAt, variant.filename, variant.bytes]),
    variant,
  }))
}

async function fetchFile({
  cms,
  variant,
  dir,
  signal,
}: {
  cms: CmsAccess
  variant: MediaVariant
  dir: string
  signal?: AbortSignal
}): Promise<string> {
  const path = publishingPaths.mediaFile(variant.filename)
  const body = await askCms({ cms, path, timeoutMs, maxBytes: variant.bytes, signal })
  if (body.length !== variant.bytes) {
    throw new CmsError(
      'cut',
      `The file ${cms.cmsUrl}${path} has ${body.length} bytes, and the CMS holds ${variant.bytes}. If this stays, upload "${variant.filename}" again.`,
    )
  }
  const sum = createHash('sha256').update(body).digest('hex')
  await writeDurably(join(dir, sum), body)
  return sum
}

async function isWhole(path: string, sum: string): Promise<boolean> {
  try {
    return (
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') === sum
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

// A damaged or missing index costs one more fetch of each file, nothing else.
async function readIndex(dir: string): Promise<Record<string, string>> {
  try {
    return Index.parse(JSON.parse(await readFile(join(dir, indexName), 'utf8')))
  } catch (error) {
    const isExpected =
      error instanceof SyntaxError ||
      error instanceof z.ZodError ||
      (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isExpected) return {}
    throw error
  }
}

function isSameIndex(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

async function keepIndex(dir: string, index: Record<string, string>): Promise<void> {
  await writeDurably(join(dir, indexName), JSON.stringify(index))
  const kept = new Set([indexName, ...Object.values(index)])
  for (const name of await readdir(dir)) if (!kept.has(name)) await rm(join(dir, name), { force: true })
}
