import { RelatedErratum } from '../../content/snapshot.ts'
import type { Row } from '../rows.ts'
import type { References } from './references.ts'
import { toErratum } from './toErratum.ts'

/**
 * A row of errata of another book as the errata that are related to it show it; `references.errata` holds those. Null where it
 * breaks the contract: its own book's part says so, and this book's is built without it.
 */
export function toRelatedErratum(row: Row, references: References): RelatedErratum | null {
  const { tag, book, page, section, line, lineTo, lineFrom, item, relatedTo } = toErratum(row, references)
  const collected = { tag, book, page, section, line, lineTo, lineFrom, item, relatedTo }
  return RelatedErratum.safeParse(collected).data ?? null
}
