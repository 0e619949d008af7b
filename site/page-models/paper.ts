import { copyKey, type Copy } from '../../content/copies.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { hyphenate } from './bookRecord.ts'
import { describeRange } from './errataPartNav.ts'
import type { ErrataPart } from './errataParts.ts'
import { drawQrCode, type QrCode } from './qrCode.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'

/** What a printed list of errata says of itself: it lies in a book for years, away from the page that it was printed from. */
export type Paper = {
  authors: ShownText[]
  publisher: ShownText | null
  /** Of a list in parts, which one it is: the pages of the book; null where the whole list is on one page. */
  part: string | null
  isbns: { name: string; words: string }[]
  /** The address of the list, in full. */
  address: string
  /** What opens the list. */
  code: QrCode
  /** What opens it for each of the copies that can be chosen, by their keys (`3`, `ebook`). */
  codesOfCopies: { key: string; code: QrCode }[]
}

/** The head of a part of the list, printed. `copies`: those that can be chosen on it. */
export function createPaper({
  site,
  texts,
  content: { book, errataParts },
  part,
  copies,
}: {
  site: Site
  texts: Texts
  content: Pick<BookContent, 'book' | 'errataParts'>
  part: ErrataPart
  copies: readonly Copy[]
}): Paper {
  const t = strings[texts.locale]
  const address = site.routes.absolute(site.routes.link(texts.locale, paths.errata(book.slug)))
  const isbns = [
    { name: t.isbn, digits: book.isbn },
    { name: t.ebookIsbn, digits: book.ebookIsbn },
  ]
  return {
    authors: book.authors.map((author) => texts.need(author.name)),
    publisher: texts.choose(book.publisher),
    part: errataParts.length === 1 ? null : describeRange(part, texts.locale),
    isbns: isbns.flatMap(({ name, digits }) => (digits === null ? [] : [{ name, words: hyphenate(digits) }])),
    address,
    code: drawQrCode(address),
    codesOfCopies: copies
      .map(copyKey)
      .map((key) => ({ key, code: drawQrCode(`${address}?printing=${key}`) })),
  }
}
