import type { Material } from '../../content/material.ts'
import type { Collected } from './collected.ts'
import { type References, toBookSlug, toMediaId } from './references.ts'
import { type Row, isoDate, isoDateTime, localizedText, text } from '../rows.ts'

/** A row of materials as the contract has it. Not validated: `checkPart` does that for all. */
export function toMaterial(row: Row, references: References): Collected<Material> {
  return {
    id: String(row.id),
    title: localizedText(row.title),
    kind: text(row.kind),
    date: isoDate(row.date),
    event: localizedText(row.event),
    url: text(row.url),
    file: toMediaId(row.file, references),
    description: localizedText(row.description),
    book: toBookSlug(row.book, references),
    updatedAt: isoDateTime(row.updatedAt),
  }
}
