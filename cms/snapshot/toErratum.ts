import type { Erratum } from '../../content/erratum.ts'
import { parsePrintings, printPrintings } from '../../content/printings.ts'
import type { Collected } from './collected.ts'
import { type References, toBookSlug, toMediaId } from './references.ts'
import {
  asRow,
  type Row,
  idOf,
  isoDate,
  isoDateTime,
  localizedText,
  quotation,
  storedPlace,
  text,
} from '../rows.ts'

/** The fields of a row that `toErratum` reads: plain ones (see `readLeanRows`). */
export const erratumFields = [
  ...['tag', 'book', 'page', 'section', 'line', 'lineTo', 'lineFrom', 'item'],
  ...['original', 'correction', 'instruction', 'note', 'pictures', 'severity', 'status'],
  ...['printings', 'appliesTo', 'ebookCorrectedOn', 'reportedOn', 'reportedBy', 'confirmedOn'],
  ...['relatedTo', 'replacedBy', 'publishedAt', 'createdAt', 'updatedAt'],
] as const satisfies string[]

/** A row of errata as the contract has it. Not validated: `checkPart` does that for all. */
export function toErratum(row: Row, references: References): Collected<Erratum> {
  return {
    id: String(row.id),
    tag: text(row.tag),
    book: toBookSlug(row.book, references),
    ...storedPlace(row),
    original: quotation(row.original),
    correction: quotation(row.correction),
    instruction: localizedText(row.instruction),
    note: localizedText(row.note),
    pictures: {
      printed: toMediaId(asRow(row.pictures).printed, references),
      corrected: toMediaId(asRow(row.pictures).corrected, references),
    },
    severity: text(row.severity),
    status: text(row.status),
    printings: toCanonicalPrintings(text(row.printings)),
    appliesTo: text(row.appliesTo) ?? 'all',
    ebookCorrectedOn: row.appliesTo === 'paper' ? null : isoDate(row.ebookCorrectedOn),
    reportedOn: isoDate(row.reportedOn),
    reportedBy: text(row.reportedBy),
    confirmedOn: isoDate(row.confirmedOn),
    relatedTo: toRelatedTags(row.relatedTo, references),
    replacedBy:
      row.status === 'withdrawn' ? (references.errata.get(idOf(row.replacedBy) ?? '') ?? null) : null,
    publishedAt: isoDateTime(row.publishedAt),
    createdAt: isoDateTime(row.createdAt),
    updatedAt: isoDateTime(row.updatedAt),
  }
}

// A text that is no set of printings stays as it is: the contract refuses it and names the erratum.
function toCanonicalPrintings(written: string | null): string | null {
  if (written === null) return null
  const parsed = parsePrintings(written)
  return parsed.ok ? printPrintings(parsed.set) : written
}

function toRelatedTags(value: unknown, { errata }: References): string[] {
  return (Array.isArray(value) ? value : []).flatMap((related) => errata.get(idOf(related) ?? '') ?? [])
}
