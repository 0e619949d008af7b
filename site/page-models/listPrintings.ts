import type { Book } from '../../content/book.ts'
import type { Erratum } from '../../content/erratum.ts'
import { parsePrintings } from '../../content/printings.ts'

/** The printings that a reader may have: those of the record, and those that an erratum mentions. None where no erratum does. */
export function listPrintings({
  book,
  errata,
}: {
  book: Pick<Book, 'printings'>
  errata: readonly Pick<Erratum, 'printings'>[]
}): number[] {
  const sets = errata.flatMap((erratum) => {
    const parsed = erratum.printings === null ? null : parsePrintings(erratum.printings)
    return parsed?.ok ? [parsed.set] : []
  })
  if (sets.length === 0) return []
  const mentioned = sets.flatMap((set) =>
    // "1-3" says that the error is fixed in the 4th printing: its readers look for it, too.
    set.flatMap(({ from, to }) => (to === null ? [from] : [from, to + 1])),
  )
  const highest = Math.max(...mentioned, ...book.printings.map((printing) => printing.number))
  return Array.from({ length: highest }, (_nothing, index) => index + 1)
}
