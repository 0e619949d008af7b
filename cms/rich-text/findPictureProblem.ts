import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { isIdOf, text, type Row } from '../rows.ts'

/** What is wrong with the pictures of a rich text (the ids of its uploads), by name; null: nothing. */
export async function findPictureProblem({
  ids,
  req,
}: {
  ids: readonly string[]
  req: PayloadRequest
}): Promise<Bilingual | null> {
  const { db } = req.payload
  const { docs } = await db.find<Row & { id: string }>({
    collection: 'media',
    where: { id: { in: ids.filter((id) => isIdOf(db, id)) } },
    limit: 0,
    pagination: false,
    req,
  })
  const missing = ids.find((id) => !docs.some((row) => String(row.id) === id))
  if (missing !== undefined)
    return {
      ja: `本文に、もう「ファイル」にない画像(ID: ${missing})があります。消すか、ほかの画像を選んでください。`,
      en: `This text shows a picture that is not among the files any more (ID: ${missing}). Remove it, or choose another one.`,
    }
  const other = docs.find((row) => !text(row.mimeType)?.startsWith('image/'))
  if (other === undefined) return null
  const name = text(other.filename) ?? String(other.id)
  return {
    ja: `「${name}」は画像ではないので、本文に表示できません。消すか、PNG・JPEG・WebP・AVIFの画像を選んでください。`,
    en: `"${name}" is no picture, so the text cannot show it. Remove it, or choose a PNG, JPEG, WebP or AVIF picture.`,
  }
}
