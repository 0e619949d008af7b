import { z } from 'zod'
import { compareTexts } from './compareTexts.ts'
import { contractProblem } from './contractProblems.ts'
import { LocalizedText } from './locale.ts'
import { Locator, compareLocators } from './locator.ts'
import { DocumentId, IsoDate, IsoDateTime, PrintingsNotation, Slug, Tag } from './primitives.ts'

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

/** Which copies an erratum concerns: all, those on paper, or the e-book. */
export const appliesTo = ['all', 'paper', 'ebook'] as const

/** Pictures of the place as it is printed and as it should be: ids of media files in the same snapshot. */
const Pictures = z.strictObject({ printed: DocumentId.nullable(), corrected: DocumentId.nullable() })
const noPictures = { printed: null, corrected: null }

/**
 * One error of a book: the words as printed (`original`, 誤) and as they should be (`correction`, 正), or an instruction, or both.
 * `original` and `correction` are quotations in the book's own language, in the grammar of texts (text.ts); white space counts.
 * What an older book file lacks has a default.
 */
export const Erratum = Locator.extend({
  id: DocumentId,
  tag: Tag,
  book: Slug,
  original: z.string().min(1).nullable(),
  correction: z.string().min(1).nullable(),
  instruction: LocalizedText,
  note: LocalizedText,
  pictures: Pictures.default(noPictures),
  severity: Severity.nullable(),
  status: ErratumStatus,
  /** The affected printings in canonical notation; null: not known. */
  printings: PrintingsNotation.nullable(),
  appliesTo: z.enum(appliesTo).default('all'),
  /** The day since which the e-book is right. */
  ebookCorrectedOn: IsoDate.nullable().default(null),
  reportedOn: IsoDate.nullable(),
  reportedBy: z.string().min(1).nullable(),
  confirmedOn: IsoDate.nullable(),
  /** Tags of published errata. */
  relatedTo: z.array(Tag),
  /** The tag of the published erratum that says it in its place; null where it is not withdrawn. */
  replacedBy: Tag.nullable(),
  /** When readers could see it first. */
  publishedAt: IsoDateTime.nullable().default(null),
  createdAt: IsoDateTime,
  updatedAt: IsoDateTime,
}).refine(
  ({ correction, instruction, pictures }) =>
    correction !== null ||
    instruction.ja !== null ||
    instruction.en !== null ||
    pictures.printed !== null ||
    pictures.corrected !== null,
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
