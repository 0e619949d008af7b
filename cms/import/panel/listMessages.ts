import { z } from 'zod'
import { severities } from '../../../content/erratum.ts'
import { LocalizedText } from '../../../content/locale.ts'
import { LocatorItem } from '../../../content/locator.ts'
import { Slug } from '../../../content/primitives.ts'
import type { Draft, ErratumValues, PassedOver } from '../support-page/importedBook.ts'
import { lineLimits } from '../support-page/lines/pageLine.ts'

/** How many characters of a list are read at once, and how many errata one request takes over. */
export const listLimits = { characters: lineLimits.maxCharacters, errata: 500 } as const

const BilingualText = z.strictObject({ ja: z.string(), en: z.string() })
const SourceLines = z.strictObject({ from: z.int().min(1), to: z.int().min(1), text: z.string() })
const OptionalText = z.string().nullable()

// What the CMS's own rules refuse, they say themselves, field by field: here only the shape is held.
const Values = z.strictObject({
  page: OptionalText,
  line: z.number().nullable(),
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
  flags: z.array(z.strictObject({ field: OptionalText, reason: BilingualText, proposal: OptionalText })),
}) satisfies z.ZodType<Draft<ErratumValues>>

/** The panel asks what a pasted list says of the errata of a book. */
export const ReadListRequest = z.strictObject({ book: Slug, text: z.string().max(listLimits.characters) })

/** What was understood, in the order of the list. `isKnown`: an import before took this entry over, so nothing is made of it. */
export type ReadListAnswer = {
  rows: { draft: Draft<ErratumValues>; isKnown: boolean }[]
  passedOver: PassedOver[]
  /** How many entries of other kinds (news, materials …) the text holds; this way takes over errata only. */
  others: number
}

/** The panel hands over what an editor has looked through; a draft whose flags were settled comes without them. */
export const TakeListRequest = z.strictObject({
  book: Slug,
  drafts: z.array(ErratumDraft).min(1).max(listLimits.errata),
})

/** How many drafts were made, how many of them are still to be checked, and how many were there already. */
export type TakeListAnswer = { made: number; toCheck: number; known: number }
