import { z } from 'zod'
import { severities } from '../../../content/erratum.ts'
import { Bilingual, LocalizedText } from '../../../content/locale.ts'
import { LocatorItem } from '../../../content/locator.ts'
import { Slug } from '../../../content/primitives.ts'
import type { Draft, ErratumValues, PassedOver } from '../support-page/importedBook.ts'

/**
 * How many characters of a list are read at once, and how many errata, so that a pasted page cannot block the CMS: 1,000 errata
 * take about a second, since each formula is tried with KaTeX.
 */
export const listLimits = { characters: 300_000, errata: 500 } as const

const SourceLines = z.strictObject({ from: z.int().min(1), to: z.int().min(1), text: z.string() })
const OptionalText = z.string().nullable()

// Only the shape is validated here: the CMS's own rules give a message for each field when the draft is saved.
const Values = z.strictObject({
  page: OptionalText,
  section: OptionalText,
  line: z.number().nullable(),
  lineTo: z.number().nullable(),
  lineFrom: z.enum(['top', 'bottom']),
  item: LocatorItem.nullable(),
  original: OptionalText,
  correction: OptionalText,
  instruction: LocalizedText,
  note: LocalizedText,
  severity: z.enum(severities).nullable(),
  printings: OptionalText,
  reportedOn: OptionalText,
  reportedBy: OptionalText,
}) satisfies z.ZodType<ErratumValues>

const ErratumDraft = z.strictObject({
  fingerprint: z.string().min(1).max(200),
  source: SourceLines,
  heads: z.array(SourceLines),
  values: Values,
  flags: z.array(z.strictObject({ field: OptionalText, reason: Bilingual, proposal: OptionalText })),
}) satisfies z.ZodType<Draft<ErratumValues>>

/** Asks for the errata of a pasted list. */
export const ReadListRequest = z.strictObject({ book: Slug, text: z.string().max(listLimits.characters) })

/** The errata that were read, in the order of the list. `isKnown`: imported before, so it would not be imported again. */
export type ReadListAnswer = {
  rows: { draft: Draft<ErratumValues>; isKnown: boolean }[]
  passedOver: PassedOver[]
  /** How many entries of other kinds (news, materials …) the text holds; only errata are imported from a pasted list. */
  others: number
}

/** Asks to import the drafts that an editor has checked; a draft that the editor has settled comes without its flags. */
export const ImportListRequest = z.strictObject({
  book: Slug,
  drafts: z.array(ErratumDraft).min(1).max(listLimits.errata),
})

/** The numbers of drafts created (`made`), of those still to be checked, and of errata imported before (`known`). */
export type ImportListAnswer = { made: number; toCheck: number; known: number }
