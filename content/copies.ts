import type { Book } from './book.ts'
import type { Erratum } from './erratum.ts'
import { highestPrinting, parsePrintings, type PrintingSet } from './printings.ts'

/** What a reader holds: a printing (第3刷), or the e-book as it is delivered now. */
export type Copy = { kind: 'printing'; number: number } | { kind: 'ebook' }

/** Whether an erratum applies to a copy; `unknown`: nobody said. */
export type CopyAnswer = 'yes' | 'no' | 'unknown'

type CopiesOfErratum = Pick<Erratum, 'status' | 'printings' | 'appliesTo' | 'ebookCorrectedOn'>

/** Whether a copy has an error. What is rejected or withdrawn is no error of any copy. */
export function appliesToCopy(erratum: CopiesOfErratum, copy: Copy): CopyAnswer {
  if (!isError(erratum)) return 'no'
  return copy.kind === 'ebook' ? appliesToEbook(erratum) : appliesToPrinting(erratum, copy.number)
}

function appliesToPrinting({ printings, appliesTo }: CopiesOfErratum, number: number): CopyAnswer {
  if (appliesTo === 'ebook') return 'no'
  const set = readSet(printings)
  if (set === null) return 'unknown'
  return set.some(({ from, to }) => from <= number && (to === null || number <= to)) ? 'yes' : 'no'
}

// `all` is what a form says by itself: it answers for the e-book only where every printing has the error, because an e-book is made
// from one of them.
function appliesToEbook({ printings, appliesTo, ebookCorrectedOn }: CopiesOfErratum): CopyAnswer {
  if (appliesTo === 'paper' || ebookCorrectedOn !== null) return 'no'
  if (appliesTo === 'ebook') return 'yes'
  const first = readSet(printings)?.[0]
  return first?.from === 1 && first.to === null ? 'yes' : 'unknown'
}

/** Up to here each printing can be chosen; beyond, those of the record and those at which an answer changes. */
const mostPrintingsInARow = 40

/**
 * The copies that a reader may choose, in their order, the e-book last: printings where an erratum says which ones it is in, and the
 * e-book where there is one. A kind of copy that no erratum knows anything of is no choice. Between two printings of the list, and
 * after its last, every erratum answers as for the one before.
 */
export function listCopies({
  book,
  errata,
}: {
  book: Pick<Book, 'printings' | 'ebookIsbn' | 'links'>
  errata: readonly CopiesOfErratum[]
}): Copy[] {
  const errors = errata.filter(isError)
  const copies: Copy[] = listPrintings({ book, errors }).map((number) => ({ kind: 'printing', number }))
  const isAnswered = errors.some((erratum) => appliesToEbook(erratum) !== 'unknown')
  return isAnswered && hasEbook({ book, errors }) ? [...copies, { kind: 'ebook' }] : copies
}

function listPrintings({
  book,
  errors,
}: {
  book: Pick<Book, 'printings'>
  errors: readonly CopiesOfErratum[]
}): number[] {
  const sets = errors.flatMap(({ printings, appliesTo }) =>
    appliesTo === 'ebook' ? [] : (readSet(printings) ?? []),
  )
  const ofRecord = book.printings.map(({ number }) => number)
  // Nothing is known of printings but that some errors are none of theirs: the record says which there are.
  if (sets.length === 0) return errors.some(({ appliesTo }) => appliesTo === 'ebook') ? sort(ofRecord) : []
  // "1-3" says that the error is mended in the 4th printing: its readers look for it, too.
  const changes = sets.flatMap(({ from, to }) => (to === null ? [from] : [from, to + 1]))
  const numbers = [1, ...ofRecord, ...changes].filter((number) => number <= highestPrinting)
  const highest = Math.max(...numbers)
  return highest > mostPrintingsInARow
    ? sort(numbers)
    : Array.from({ length: highest }, (_nothing, index) => index + 1)
}

/**
 * Whether a printing is known to be out: one of the record, one that has an error, or an earlier one. That which is named only as
 * the one with the correction ("1-4" names the 5th) may be planned.
 */
export function isKnownPrinting(
  number: number,
  { book, errata }: { book: Pick<Book, 'printings'>; errata: readonly CopiesOfErratum[] },
): boolean {
  const withErrors = errata
    .filter(isError)
    .flatMap(({ printings, appliesTo }) => (appliesTo === 'ebook' ? [] : (readSet(printings) ?? [])))
    .map(({ from, to }) => to ?? from)
  return number <= Math.max(1, ...book.printings.map((printing) => printing.number), ...withErrors)
}

function hasEbook({
  book: { ebookIsbn, links },
  errors,
}: {
  book: Pick<Book, 'ebookIsbn' | 'links'>
  errors: readonly CopiesOfErratum[]
}): boolean {
  return (
    ebookIsbn !== null ||
    links.some(({ kind }) => kind === 'ebook') ||
    errors.some(({ appliesTo, ebookCorrectedOn }) => appliesTo !== 'all' || ebookCorrectedOn !== null)
  )
}

/** The copy of such a list by which every erratum answers as for this one: 第99刷 as the last printing. Null where there is none. */
export function findListedCopy(list: readonly Copy[], copy: Copy): Copy | null {
  if (copy.kind === 'ebook') return list.find(({ kind }) => kind === 'ebook') ?? null
  const earlier = list.filter((other) => other.kind === 'printing' && other.number <= copy.number)
  return earlier.at(-1) ?? null
}

/** How addresses, files and scripts name a copy: `3`, `ebook` (`?printing=3`). */
export function copyKey(copy: Copy): string {
  return copy.kind === 'ebook' ? 'ebook' : String(copy.number)
}

/** Reads a copy as people write it: `3`, `３`, 第3刷, `3rd`, `ebook`, 電子書籍. Null for anything else: `0`, `-1`, `3x`. */
export function readCopyKey(text: string): Copy | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (/^(?:e-?book|電子書籍|電子版)$/.test(plain)) return { kind: 'ebook' }
  if (plain === '初刷') return { kind: 'printing', number: 1 }
  const digits = /^第?0*([1-9]\d{0,2})(?:刷|st|nd|rd|th)?$/.exec(plain)?.[1]
  return digits === undefined ? null : { kind: 'printing', number: Number(digits) }
}

function isError({ status }: Pick<Erratum, 'status'>): boolean {
  return status === 'confirmed' || status === 'unconfirmed'
}

function readSet(printings: string | null): PrintingSet | null {
  const parsed = printings === null ? null : parsePrintings(printings)
  return parsed?.ok ? parsed.set : null
}

function sort(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
