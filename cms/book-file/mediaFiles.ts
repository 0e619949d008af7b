import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import type { BookFileMedia } from '../../content/bookFile.ts'
import { type Row, asRow, localizedText, text } from '../rows.ts'
import { WordedError } from '../words.ts'
import { explainRefusal } from '../write/explainRefusal.ts'
import { createInBothLanguages } from '../write/saveInBothLanguages.ts'

/** Reads these uploads with their bytes. Throws WordedError where a file is missing. */
export async function readMedia({
  req,
  mediaDir,
  ids,
}: {
  req: PayloadRequest
  mediaDir: string
  ids: readonly string[]
}): Promise<{ id: string; file: BookFileMedia }[]> {
  const rows = await findMedia(req, [...new Set(ids)])
  return Promise.all(
    rows.map(async (row) => {
      const filename = text(row.filename) ?? ''
      const data = await readFile(join(mediaDir, filename)).catch((cause: unknown) => {
        throw new WordedError(
          {
            ja: `ファイル「${filename}」が ${mediaDir} にありません。戻すか、管理画面で選び直してから、もう一度書き出してください。`,
            en: `The upload "${filename}" is not in ${mediaDir}. Put it back, or choose another one in the admin panel, and write the book out again.`,
          },
          { cause },
        )
      })
      const file = {
        filename,
        mimeType: text(row.mimeType) ?? '',
        alt: localizedText(row.alt),
        bytes: data.length,
        sha256: sha256(data),
        base64: data.toString('base64'),
      }
      return { id: row.id, file }
    }),
  )
}

/**
 * Puts the uploads of a book file into the CMS, byte for byte, and gives their ids by file name. One that is there with the same name,
 * bytes and words is taken as it is; one whose name another file has gets another name. `removeFiles` takes away what was written, where
 * the transaction is rolled back: a disk has none.
 */
export async function saveMedia({
  req,
  mediaDir,
  media,
}: {
  req: PayloadRequest
  mediaDir: string
  media: readonly BookFileMedia[]
}): Promise<{ ids: Map<string, string>; removeFiles: () => Promise<void> }> {
  const ids = new Map<string, string>()
  const written: string[] = []
  const removeFiles = async () => {
    for (const name of written) await rm(join(mediaDir, name), { force: true })
  }
  try {
    for (const file of media) {
      const known = await findSame({ req, mediaDir, file })
      if (known !== null) ids.set(file.filename, known)
      else {
        const row = await saveFile({ req, file })
        written.push(...namesOf(row))
        ids.set(file.filename, row.id)
        await keepBytes({ req, mediaDir, row, file })
      }
    }
  } catch (error) {
    await removeFiles()
    throw error
  }
  return { ids, removeFiles }
}

export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

type MediaRow = Row & { id: string }

async function saveFile({ req, file }: { req: PayloadRequest; file: BookFileMedia }): Promise<MediaRow> {
  const data = Buffer.from(file.base64, 'base64')
  const where = { ja: `ファイル「${file.filename}」`, en: `The upload "${file.filename}"` }
  const id = await explainRefusal(where, () =>
    createInBothLanguages({
      req,
      collection: 'media',
      data: { alt: file.alt },
      file: { data, mimetype: file.mimeType, name: file.filename, size: data.length },
      status: 'published',
    }),
  )
  const [row] = await findMedia(req, [id])
  if (row === undefined) throw new Error(`The upload ${file.filename} was saved and is not there.`)
  return row
}

// Payload writes WebP and AVIF pictures anew, which may move (they don't): what was exported is put in their place.
async function keepBytes({
  req,
  mediaDir,
  row,
  file,
}: {
  req: PayloadRequest
  mediaDir: string
  row: MediaRow
  file: BookFileMedia
}): Promise<void> {
  const path = join(mediaDir, text(row.filename) ?? '')
  if (sha256(await readFile(path)) === file.sha256) return
  await writeFile(path, Buffer.from(file.base64, 'base64'))
  await req.payload.db.updateOne({
    collection: 'media',
    id: row.id,
    data: { filesize: file.bytes },
    req,
    returning: false,
  })
}

async function findSame({
  req,
  mediaDir,
  file,
}: {
  req: PayloadRequest
  mediaDir: string
  file: BookFileMedia
}): Promise<string | null> {
  const { docs } = await req.payload.db.find<MediaRow>({
    collection: 'media',
    where: { filename: { equals: file.filename } },
    locale: 'all',
    limit: 1,
    pagination: false,
    req,
  })
  const row = docs[0]
  if (row === undefined) return null
  const [known] = await readMedia({ req, mediaDir, ids: [String(row.id)] })
  return JSON.stringify(known?.file) === JSON.stringify({ ...known?.file, ...file }) ? String(row.id) : null
}

async function findMedia(req: PayloadRequest, ids: readonly string[]): Promise<MediaRow[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<MediaRow>({
    collection: 'media',
    where: { id: { in: [...ids] } },
    locale: 'all',
    limit: 0,
    pagination: false,
    req,
  })
  return docs.map((row) => ({ ...row, id: String(row.id) }))
}

function namesOf(row: MediaRow): string[] {
  return [row, ...Object.values(asRow(row.sizes)).map(asRow)].flatMap(({ filename }) => text(filename) ?? [])
}
