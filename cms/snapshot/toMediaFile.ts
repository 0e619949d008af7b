import type { MediaFile } from '../../content/mediaFile.ts'
import type { Collected } from './collected.ts'
import { type Row, asRow, isoDateTime, localizedText, number, text } from '../rows.ts'

/** A row of media as the contract has it. Not validated: `checkPart` does that for all. */
export function toMediaFile(row: Row): Collected<MediaFile> {
  return {
    id: String(row.id),
    alt: localizedText(row.alt),
    original: toVariant(row),
    sizes: Object.values(asRow(row.sizes))
      .map((size) => toVariant(asRow(size)))
      // A picture that is smaller than a size has no such size: Payload keeps it without a file.
      .filter((size) => size.filename !== null)
      .sort((a, b) => (a.width ?? 0) - (b.width ?? 0)),
    updatedAt: isoDateTime(row.updatedAt),
  }
}

function toVariant(row: Row) {
  return {
    filename: text(row.filename),
    mimeType: text(row.mimeType),
    bytes: number(row.filesize),
    width: number(row.width),
    height: number(row.height),
  }
}
