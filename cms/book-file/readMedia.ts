import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PayloadRequest, Where } from 'payload'
import type { BookFileMedia } from '../../content/bookFile.ts'
import { type Row, localizedText, text } from '../rows.ts'
import { WordedError } from '../words.ts'
import { sha256 } from '../../system/sha256.ts'

/** The row of an upload. */
export type MediaRow = Row & { id: string }

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
  if (ids.length === 0) return []
  const rows = await findMedia(req, { id: { in: [...new Set(ids)] } })
  return Promise.all(rows.map(async (row) => ({ id: row.id, file: await readMediaFile(row, mediaDir) })))
}

/** The upload of a row, with its bytes. Throws WordedError where the file is missing. */
export async function readMediaFile(row: MediaRow, mediaDir: string): Promise<BookFileMedia> {
  const filename = text(row.filename) ?? ''
  const data = await readFile(join(mediaDir, filename)).catch((cause: unknown) => {
    throw new WordedError(
      {
        ja: `ファイル「${filename}」が ${mediaDir} にありません。戻すか、管理画面で選び直してから、もう一度書き出してください。`,
        en:
          `The upload "${filename}" is not in ${mediaDir}. ` +
          'Put it back, or choose another one in the admin panel, and write the book out again.',
      },
      { cause },
    )
  })
  return {
    filename,
    mimeType: text(row.mimeType) ?? '',
    alt: localizedText(row.alt),
    bytes: data.length,
    sha256: sha256(data),
    base64: data.toString('base64'),
  }
}

/** The rows of the uploads that `where` finds, in all languages. */
export async function findMedia(req: PayloadRequest, where: Where): Promise<MediaRow[]> {
  const { docs } = await req.payload.db.find<MediaRow>({
    collection: 'media',
    where,
    limit: 0,
    pagination: false,
    req,
  })
  return docs.map((row) => ({ ...row, id: String(row.id) }))
}
