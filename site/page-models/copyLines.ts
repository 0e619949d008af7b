import { copyKey, listCopies } from '../../content/copies.ts'
import { createCopyCounter, type CopyCounts } from '../../content/countForCopy.ts'
import { describeCopy } from '../../content/describeCopy.ts'
import type { Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'

/** What a page of the book says of each copy; the script shows the line of the reader's own. */
export type CopyLines = {
  /** The book's slug, for the memory of the device. */
  book: string
  lines: { key: string; href: string; words: string; counts: CopyCounts }[]
}

/** Null where the errata tell no copy from another. */
export function createCopyLines({
  site,
  locale,
  content: { book, errata },
}: {
  site: Site
  locale: Locale
  content: Pick<BookContent, 'book' | 'errata'>
}): CopyLines | null {
  const copies = listCopies({ book, errata })
  if (copies.length === 0) return null
  const list = site.routes.link(locale, paths.errata(book.slug))
  const count = createCopyCounter(errata)
  const lines = copies.map((copy) => {
    const counts = count(copy)
    const words = strings[locale].copy.line({ copy: describeCopy(copy, locale), counts })
    return { key: copyKey(copy), href: `${list}?printing=${copyKey(copy)}`, words, counts }
  })
  return { book: book.slug, lines }
}
