import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import sharp from 'sharp'
import { writeDurably } from '../../../system/durableWrites.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { inOneTransaction } from '../../database/inOneTransaction.ts'
import { fileHasMetadata, withoutMetadata } from '../../pictures/withoutMetadata.ts'
import { writeSiteChange } from '../../publishing/writeSiteChange.ts'
import { number, text, type Row } from '../../rows.ts'

/**
 * Takes what cameras wrote from the pictures that were uploaded before uploads were cleaned, and tells the publisher of each: the next
 * release has the clean ones. Looks at every picture at each start of the CMS (1 ms each), so that an interrupted run is taken up.
 */
export async function cleanUploads({
  payload,
  mediaDir,
}: {
  payload: Payload
  mediaDir: string
}): Promise<void> {
  const req = await createLocalReq({}, payload)
  const { docs } = await payload.db.find<Row & { id: string }>({
    collection: 'media',
    where: { mimeType: { in: ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] } },
    limit: 0,
    pagination: false,
    req,
  })
  for (const row of docs) {
    try {
      await cleanUpload({ row, mediaDir, req })
    } catch (err) {
      payload.logger.error({
        err,
        msg: `The upload ${text(row.filename)} could not be looked at, so it may hold what a camera wrote. Upload it again.`,
      })
    }
  }
}

async function cleanUpload({
  row,
  mediaDir,
  req,
}: {
  row: Row & { id: string }
  mediaDir: string
  req: PayloadRequest
}): Promise<void> {
  const path = join(mediaDir, text(row.filename) ?? '')
  const size = await sizeOf(path)
  if (size === null) return // The publisher names it to the editors.
  if (await fileHasMetadata(path)) await writeDurably(path, await withoutMetadata(await readFile(path)))
  // Without this, a run that ended between the file and the row would leave an upload that is refused as cut.
  else if (size === number(row.filesize)) return
  const { width, height } = await sharp(path).metadata()
  const change = { filesize: await sizeOf(path), width, height, updatedAt: new Date().toISOString() }
  await inOneTransaction({ req }, async () => {
    await req.payload.db.updateOne({ collection: 'media', id: row.id, data: change, req, returning: false })
    await writeSiteChange({
      slug: 'media',
      document: String(row.id),
      change: { operation: 'update', titled: row },
      before: row,
      after: { ...row, ...change },
      req,
    })
  })
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null
    throw error
  }
}
