import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { MediaFile, MediaVariant } from '../../../content/mediaFile.ts'
import { publishingPaths } from '../../../content/publishing.ts'
import type { Snapshot } from '../../../content/snapshot.ts'
import { writeDurably } from '../../../system/durableWrites.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { FetchedMedia } from '../../renderedSite.ts'
import { sha256 } from '../../../system/sha256.ts'
import { askCms, type CmsAccess } from './askCms.ts'
import { CmsError } from './cmsError.ts'

const timeoutMs = 120_000
const indexName = 'index.json'
const Index = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/))
/** `key` changes whenever the file may have changed. */
type ListedFile = { key: string; variant: MediaVariant }

/**
 * Downloads every upload of the snapshot into `<publisherDir>/media`. A file's name there is the sha256 of its bytes; it is
 * downloaded again only when its document has changed, and removed when no document names it any more.
 * The public path contains the beginning of that sum, so that a changed picture gets a new address.
 * Throws CmsError; a file that has not the size that the CMS states is refused (`cut`).
 */
export async function fetchMedia({
  cms,
  snapshot,
  publisherDir,
  verifiedSums = new Set(),
  signal,
}: {
  cms: CmsAccess
  snapshot: Snapshot
  publisherDir: string
  /** Sums of files that were read and found whole: they are not read again. This call adds to the set. */
  verifiedSums?: Set<string>
  signal?: AbortSignal
}): Promise<FetchedMedia> {
  const dir = join(publisherDir, 'media')
  await mkdir(dir, { recursive: true })
  const files = snapshot.media.flatMap(listFiles)
  const previousIndex = await readIndex(dir)
  const index: Record<string, string> = {}
  await forEachOf(files, async ({ key, variant }) => {
    const sum = previousIndex[key]
    const isHere = sum !== undefined && (verifiedSums.has(sum) || (await isWhole(join(dir, sum), sum)))
    index[key] = isHere ? sum : await fetchFile({ cms, variant, dir, signal })
    verifiedSums.add(index[key])
  })
  if (!isSameIndex(index, previousIndex)) await replaceIndex(dir, index)
  return new Map(
    files.map(({ key, variant }) => {
      const sum = index[key] ?? ''
      return [
        variant.filename,
        { path: `media/${sum.slice(0, 12)}/${variant.filename}`, from: join(dir, sum) },
      ]
    }),
  )
}

function listFiles(file: MediaFile): ListedFile[] {
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
      `The file ${cms.cmsUrl}${path} has ${body.length} bytes, and the CMS holds ${variant.bytes}. ` +
        `If this stays, upload "${variant.filename}" again.`,
    )
  }
  const sum = sha256(body)
  await writeDurably(join(dir, sum), body)
  return sum
}

async function isWhole(path: string, sum: string): Promise<boolean> {
  try {
    return sha256(await readFile(path)) === sum
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false
    throw error
  }
}

// Where the index is damaged or missing, each file is downloaded once more.
async function readIndex(dir: string): Promise<Record<string, string>> {
  try {
    return Index.parse(JSON.parse(await readFile(join(dir, indexName), 'utf8')))
  } catch (error) {
    const isExpected =
      error instanceof SyntaxError || error instanceof z.ZodError || hasErrorCode(error, 'ENOENT')
    if (isExpected) return {}
    throw error
  }
}

function isSameIndex(a: Record<string, string>, b: Record<string, string>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

async function replaceIndex(dir: string, index: Record<string, string>): Promise<void> {
  await writeDurably(join(dir, indexName), JSON.stringify(index))
  const listedNames = new Set([indexName, ...Object.values(index)])
  for (const name of await readdir(dir))
    if (!listedNames.has(name)) await rm(join(dir, name), { force: true })
}
