import type { Erratum } from '../../content/erratum.ts'
import { parsePrintings, printPrintings } from '../../content/printings.ts'
import type { Exported } from './exported.ts'
import { type References, bookSlug } from './references.ts'
import { type Row, asRow, idOf, isoDate, isoDateTime, localizedText, number, text } from '../rows.ts'

/** A row of errata as the contract has it. Not validated: `collectSnapshot` does that for all. */
export function toErratum(row: Row, references: References): Exported<Erratum> {
  return {
    id: String(row.id),
    tag: text(row.tag),
    book: bookSlug(row.book, references),
    page: text(row.page),
    line: number(row.line),
    lineFrom: text(row.lineFrom) ?? 'top',
    item: toItem(asRow(row.item)),
    original: text(row.original),
    correction: text(row.correction),
    instruction: localizedText(row.instruction),
    note: localizedText(row.note),
    severity: text(row.severity),
    status: text(row.status),
    printings: canonicalPrintings(text(row.printings)),
    reportedOn: isoDate(row.reportedOn),
    reportedBy: text(row.reportedBy),
    confirmedOn: isoDate(row.confirmedOn),
    relatedTo: relatedTags(row.relatedTo, references),
    createdAt: isoDateTime(row.createdAt),
    updatedAt: isoDateTime(row.updatedAt),
  }
}

function toItem(item: Row) {
  const kind = text(item.kind)
  return kind === null ? null : { kind, label: text(item.label), part: localizedText(item.part) }
}

// What can't be read is given on as it is: the contract refuses it and names the erratum.
function canonicalPrintings(written: string | null): string | null {
  if (written === null) return null
  const parsed = parsePrintings(written)
  return parsed.ok ? printPrintings(parsed.set) : written
}

function relatedTags(value: unknown, { errata }: References): string[] {
  return (Array.isArray(value) ? value : []).flatMap((related) => errata.get(idOf(related) ?? '') ?? [])
}
