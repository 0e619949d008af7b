import { z } from 'zod'
import { contractProblem } from './contractProblems.ts'
import { isSafeLink } from './link.ts'
import { LocalizedText } from './locale.ts'
import { isPageLabel } from './pageLabel.ts'
import { parsePrintings } from './printings.ts'
import { isSlug } from './slug.ts'
import { tagPattern } from './tag.ts'

/** A day without a time or a zone: `2023-02-17`. */
export const IsoDate = z.iso.date()

/** A moment: RFC 3339 in UTC. */
export const IsoDateTime = z.iso.datetime()

/** The id of a document in the CMS's database: only for links into the admin panel. */
export const DocumentId = z.string().min(1)

/** The permanent public id of an erratum: `7K2QD` (tag.ts). */
export const Tag = z.string().regex(tagPattern)

export const Slug = z.string().refine(isSlug, contractProblem('not-a-slug'))

/**
 * The slugs by which readers have known a document before, the oldest first: their addresses lead on to its present one. Where
 * another document of the same scope has such a slug now, that document's page stands there. Older book files lack them.
 */
export const FormerSlugs = z.array(Slug).default([])
export const PageLabel = z.string().refine(isPageLabel, contractProblem('not-a-page-label'))
export const SafeLink = z.string().refine(isSafeLink, contractProblem('not-a-safe-link'))

/** Plain text that stands in one language at least: a title. */
export const RequiredLocalizedText = LocalizedText.refine(
  (text) => text.ja !== null || text.en !== null,
  contractProblem('no-text'),
)

/** A set of printings in its canonical notation: `1-3`. */
export const PrintingsNotation = z
  .string()
  .refine((text) => parsePrintings(text).ok, contractProblem('not-printings'))

/** A BCP 47 tag, as far as books need one: `ja`, `zh-Hant`. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
