import { z } from 'zod'
import { compareTexts } from './compareTexts.ts'
import { contractProblem } from './contractProblems.ts'
import { LocalizedText } from './locale.ts'
import { Locator, compareLocators } from './locator.ts'
import { DocumentId, IsoDate, IsoDateTime, PrintingsNotation, Slug } from './primitives.ts'
import { Tag } from './tag.ts'

export const severities = ['typo', 'misleading', 'substantive'] as const
export const Severity = z.enum(severities)
export type Severity = z.infer<typeof Severity>

/**
 * `rejected`: looked into, the book is right as printed. `withdrawn`: the entry itself should not be there (entered twice, for the
 * wrong book); what readers have seen is never deleted, so its tag and place stay, and say so.
 */
export const erratumStatuses = ['unconfirmed', 'confirmed', 'rejected', 'withdrawn'] as const
export const ErratumStatus = z.enum(erratumStatuses)
export type ErratumStatus = z.infer<typeof ErratumStatus>

/**
 * One error of a book: the words as printed (`original`, 誤) and as they should be (`correction`, 正), or an instruction, or both.
 * `original` and `correction` are quotations in the book's own language, with `$…$` formulas.
 */
export const Erratum = Locator.extend({
  id: DocumentId,
  tag: Tag,
  book: Slug,
  original: z.string().min(1).nullable(),
  correction: z.string().min(1).nullable(),
  instruction: LocalizedText,
  note: LocalizedText,
  severity: Severity.nullable(),
  status: ErratumStatus,
  /** The affected printings in canonical notation; null: not known. */
  printings: PrintingsNotation.nullable(),
  reportedOn: IsoDate.nullable(),
  reportedBy: z.string().min(1).nullable(),
  confirmedOn: IsoDate.nullable(),
  /** Tags of published errata. */
  relatedTo: z.array(Tag),
  /** The tag of the published erratum that says it in its place; null where it is not withdrawn. */
  replacedBy: Tag.nullable(),
  createdAt: IsoDateTime,
  updatedAt: IsoDateTime,
}).refine(
  (erratum) =>
    erratum.correction !== null || erratum.instruction.ja !== null || erratum.instruction.en !== null,
  contractProblem('no-correction'),
)
export type Erratum = z.infer<typeof Erratum>

/**
 * Orders errata as their places lie in the book; at one place in the order in which they were entered; then by their tags,
 * so that each build gives the same order.
 */
export function compareErrata(a: Erratum, b: Erratum): number {
  return compareLocators(a, b) || compareTexts(a.createdAt, b.createdAt) || compareTexts(a.tag, b.tag)
}
