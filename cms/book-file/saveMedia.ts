import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import type { BookFileMedia } from '../../content/bookFile.ts'
import { withoutMetadata } from '../pictures/withoutMetadata.ts'
import { asRow, text } from '../rows.ts'
import { explainRefusal } from '../write/explainRefusal.ts'
import { createDocument } from '../write/saveDocument.ts'
import { type MediaRow, findMedia, readMediaFile } from './readMedia.ts'
import { sha256 } from '../../system/sha256.ts'

type Place = { req: PayloadRequest; mediaDir: string }

/**
 * Saves the uploads of a book file, byte for byte, and gives their ids by file name. An upload with the same name, bytes and
 * words is used as it is; where another file has the name, the new one gets a name of its own. `removeFiles` deletes the files
 * that were written: call it where the transaction is rolled back, because the disk is not part of it.
 */
export async function saveMedia({
  req,
  mediaDir,
  media,
}: Place & { media: readonly BookFileMedia[] }): Promise<{
  ids: Map<string, string>
  removeFiles: () => Promise<void>
}> {
  const ids = new Map<string, string>()
  const writtenNames: string[] = []
  const removeFiles = async () => {
    for (const name of writtenNames) await rm(join(mediaDir, name), { force: true })
  }
  try {
    for (const fileOfBook of media) {
      const file = await clean(fileOfBook)
      const sameId = await findSameUpload({ req, mediaDir, file })
      if (sameId !== null) ids.set(file.filename, sameId)
      else {
        const row = await createUpload({ req, file })
        writtenNames.push(...fileNamesOf(row))
        ids.set(file.filename, row.id)
        await restoreBytes({ req, mediaDir, row, file })
      }
    }
  } catch (error) {
    await removeFiles()
    throw error
  }
  return { ids, removeFiles }
}

/** As an upload is kept: without what a camera wrote into a picture. What can't be read is refused as every upload is. */
async function clean(file: BookFileMedia): Promise<BookFileMedia> {
  const bytes = Buffer.from(file.base64, 'base64')
  if (file.mimeType === 'application/pdf') return file
  const cleaned = await withoutMetadata(bytes).catch(() => bytes)
  if (cleaned === bytes) return file
  return {
    ...file,
    bytes: cleaned.length,
    sha256: sha256(cleaned),
    base64: Buffer.from(cleaned).toString('base64'),
  }
}

async function findSameUpload({
  req,
  mediaDir,
  file,
}: Place & { file: BookFileMedia }): Promise<string | null> {
  const [row] = await findMedia(req, { filename: { equals: file.filename } })
  if (row === undefined) return null
  const upload = await readMediaFile(row, mediaDir)
  return JSON.stringify(upload) === JSON.stringify({ ...upload, ...file }) ? row.id : null
}

async function createUpload({ req, file }: { req: PayloadRequest; file: BookFileMedia }): Promise<MediaRow> {
  const data = Buffer.from(file.base64, 'base64')
  const where = { ja: `ファイル「${file.filename}」`, en: `The upload "${file.filename}"` }
  const id = await explainRefusal(where, () =>
    createDocument({
      req,
      collection: 'media',
      data: { alt: file.alt },
      file: { data, mimetype: file.mimeType, name: file.filename, size: data.length },
      status: 'published',
    }),
  )
  const [row] = await findMedia(req, { id: { equals: id } })
  if (row === undefined) throw new Error(`The upload ${file.filename} was saved and is not there.`)
  return row
}

// Payload re-encodes WebP and AVIF in case they are animated: put the exported bytes back.
async function restoreBytes({
  req,
  mediaDir,
  row,
  file,
}: Place & { row: MediaRow; file: BookFileMedia }): Promise<void> {
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

function fileNamesOf(row: MediaRow): string[] {
  return [row, ...Object.values(asRow(row.sizes)).map(asRow)].flatMap(({ filename }) => text(filename) ?? [])
}
