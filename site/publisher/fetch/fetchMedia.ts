import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { MediaFile, MediaVariant } from '../../../content/mediaFile.ts'
import { publishingPaths } from '../../../content/publishing.ts'
import { writeDurably } from '../../../system/durableWrites.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import { sha256 } from '../../../system/sha256.ts'
import type { FetchedMedia } from '../../renderedSite.ts'
import { askCms, type CmsAccess } from './askCms.ts'
import { CmsError } from './cmsError.ts'

const timeoutMs = 120_000
const indexName = 'index.json'
const Index = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/))
/** `key` changes whenever the file may have changed. */
type ListedFile = { document: string; key: string; variant: MediaVariant }

/** An upload that can't be had as the CMS describes it: the pages do without it, and it is asked for again later. */
export type MissingUpload = { document: string; filename: string; reason: string }

/** The uploads that the publisher keeps in `<publisherDir>/media`; the name of a file there is the sha256 of its bytes. */
export type MediaStore = {
  /**
   * Downloads what is not here of these uploads, and gives the path in the release and the place of each. The public path contains
   * the beginning of the sum, so that a changed picture gets a new address. A file that does not come, or has not the size that the
   * CMS states, is left out and named in `missing`. Throws CmsError where the CMS itself can't be reached.
   */
  fetch: (
    uploads: readonly MediaFile[],
    signal?: AbortSignal,
  ) => Promise<{ media: FetchedMedia; missing: MissingUpload[] }>
  /** Reads all files once more when they are asked for next: one that is damaged is downloaded again. */
  distrust: () => void
  /** Removes the files that are at none of these paths of the release. */
  keepOnly: (paths: Iterable<string>) => Promise<void>
}

export async function openMediaStore({
  cms,
  publisherDir,
}: {
  cms: CmsAccess
  publisherDir: string
}): Promise<MediaStore> {
  const dir = join(publisherDir, 'media')
  await mkdir(dir, { recursive: true })
  let index = await readIndex(dir)
  // Sums of files that were read and found whole: they are not read again by this process.
  const verifiedSums = new Set<string>()
  const isHere = async (sum: string | undefined): Promise<boolean> =>
    sum !== undefined && (verifiedSums.has(sum) || isWhole(join(dir, sum), sum))
  return {
    fetch: async (uploads, signal) => {
      const files = uploads.flatMap(listFiles)
      const missing: MissingUpload[] = []
      const fetched: Record<string, string> = {}
      await forEachOf(files, async ({ document, key, variant }) => {
        const kept = index[key]
        if (kept !== undefined && (await isHere(kept))) {
          verifiedSums.add(kept)
          return
        }
        try {
          fetched[key] = await fetchFile({ cms, variant, dir, signal })
          verifiedSums.add(fetched[key])
        } catch (error) {
          if (!(error instanceof CmsError) || !isOfThisFile(error)) throw error
          missing.push({ document, filename: variant.filename, reason: error.message })
        }
      })
      if (Object.keys(fetched).length > 0) {
        index = { ...index, ...fetched }
        await writeDurably(join(dir, indexName), JSON.stringify(index))
      }
      const lost = new Set(missing.map(({ filename }) => filename))
      const media = files
        .filter(({ variant }) => !lost.has(variant.filename))
        .map(({ key, variant: { filename } }): [string, { path: string; from: string }] => {
          const sum = index[key] ?? ''
          return [filename, { path: `media/${folderOf(sum)}/${filename}`, from: join(dir, sum) }]
        })
      return { media: new Map(media), missing }
    },
    distrust: () => verifiedSums.clear(),
    keepOnly: async (paths) => {
      const sums = new Set([...paths].map((path) => path.split('/')[1]))
      const kept = Object.fromEntries(Object.entries(index).filter(([, sum]) => sums.has(folderOf(sum))))
      if (Object.keys(kept).length === Object.keys(index).length) return
      index = kept
      await writeDurably(join(dir, indexName), JSON.stringify(index))
      const names = new Set([indexName, ...Object.values(index)])
      for (const name of await readdir(dir)) if (!names.has(name)) await rm(join(dir, name), { force: true })
    },
  }
}

const folderOf = (sum: string): string => sum.slice(0, 12)

// A CMS that can't be reached, or takes no key, would not give the next file either.
function isOfThisFile({ kind }: CmsError): boolean {
  return kind !== 'unreachable' && kind !== 'refused'
}

function listFiles(file: MediaFile): ListedFile[] {
  return [file.original, ...file.sizes].map((variant) => ({
    document: file.id,
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
