import type { Book } from '../../content/book.ts'
import { appliesToCopy, copyKey, isKnownPrinting, type Copy } from '../../content/copies.ts'
import { createCopyCounter } from '../../content/countForCopy.ts'
import { describeCopy } from '../../content/describeCopy.ts'
import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { formatDay, type ShownDate } from '../i18n/formatDate.ts'
import { strings } from '../i18n/strings.ts'
import { isCounted } from './countedErrata.ts'

/** A copy that a reader may choose, and what the page says of it. */
export type CopyChoice = {
  /** As in the address: `3`, `ebook`. */
  key: string
  kind: Copy['kind']
  words: string
  /** The day on the colophon, where the record has it. */
  date: ShownDate | null
  /** Said of a printing that is named only as the one with a correction: it may be planned. */
  remark: string | null
  /** How many errata it has, and what else is to be said. */
  answer: { lead: string; more: string[] }
  /** The words of the choice that shows what does not apply, too; null where nothing is hidden. */
  rest: string | null
}

export type Imprint = 'colophon' | 'copyright-page'

/** The choice of the reader's copy on a page of the list of errata. */
export type MyCopy = {
  /** The book's slug, for the memory of the device. */
  book: string
  choices: CopyChoice[]
  /** Whether a reader can find the printing by its date. */
  hasDates: boolean
  /**
   * Where the book names its printing: a Japanese one on the colophon, at its end; another one on the copyright page. Null where no
   * printing can be chosen.
   */
  imprint: Imprint | null
  /** What is said where no copy is chosen. */
  all: string
}

/**
 * The choice for the errata of a page: `ofPage`; `ofList` has those of all pages, and is null on a later page, which says nothing
 * of others. Null where no copy can be told from another: a choice that answers nothing is not offered.
 */
export function createMyCopy({
  book,
  copies,
  ofPage,
  ofList,
  isPart,
  locale,
}: {
  book: Pick<Book, 'slug' | 'lang' | 'printings'>
  /** Those that a reader may choose: `listCopies`. */
  copies: readonly Copy[]
  ofPage: readonly Erratum[]
  ofList: readonly Erratum[] | null
  isPart: boolean
  locale: Locale
}): MyCopy | null {
  if (copies.length === 0) return null
  const t = strings[locale].copy
  const countOnPage = createCopyCounter(ofPage)
  const countInList = ofList === null ? null : createCopyCounter(ofList)
  const isOut = (copy: Copy) =>
    copy.kind === 'ebook' || isKnownPrinting(copy.number, { book, errata: ofList ?? ofPage })
  const choices = copies.map((copy): CopyChoice => {
    const words = describeCopy(copy, locale)
    const onPage = countOnPage(copy)
    const day =
      copy.kind === 'ebook' ? null : book.printings.find(({ number }) => number === copy.number)?.date
    const inList = isPart ? (countInList?.(copy) ?? null) : null
    return {
      key: copyKey(copy),
      kind: copy.kind,
      words,
      date: day ? formatDay(day, locale) : null,
      remark: isOut(copy) ? null : t.notKnownToBeOut,
      answer: t.answer({ kind: copy.kind, copy: words, onPage, inList, isPart }),
      rest: onPage.no === 0 ? null : t.rest(onPage.no),
    }
  })
  return {
    book: book.slug,
    choices,
    hasDates: choices.filter(({ date }) => date !== null).length > 1,
    imprint: choices.some(({ kind }) => kind === 'printing') ? imprintOf(book.lang) : null,
    all: isPart ? t.allOnPart(ofPage.length) : t.all(ofPage.length),
  }
}

function imprintOf(lang: string): Imprint {
  return lang.split('-')[0] === 'ja' ? 'colophon' : 'copyright-page'
}

/**
 * Which of the copies an erratum applies to, for scripts and the style sheet: their keys, with `?` where no printing is known to
 * have it and `ebook?` where that is not known of the e-book: `1 2 ebook?`. Null where there is no choice, and for what is no error.
 */
export function markCopies(erratum: Erratum, copies: readonly Copy[]): string | null {
  if (copies.length === 0 || !isCounted(erratum)) return null
  const marks = copies.flatMap((copy) => {
    const answer = appliesToCopy(erratum, copy)
    if (answer === 'no') return []
    if (answer === 'yes') return [copyKey(copy)]
    return [copy.kind === 'ebook' ? 'ebook?' : '?']
  })
  return [...new Set(marks)].join(' ')
}
