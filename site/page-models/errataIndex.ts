import type { Locale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { describeRange } from './errataPartNav.ts'
import type { Link } from './frame.ts'
import { idOfPage } from './idOfPage.ts'

/** How the first page of a list leads to what a reader looks for. On later parts all of it is empty. */
export type ErrataIndex = {
  /** Links to the errata of each page of the book, wherever they stand; none where there is one group at most. */
  pages: Link[]
  /** The parts of a long list, with the pages of the book that each has; none where there is one part. */
  parts: Link[]
  /** The tags of the other parts, so that a permanent address (`errata/#7K2QD`) leads on to where its erratum stands. */
  tags: { tag: string; href: string }[]
}

/** Links are relative to the list's own address: there are thousands of them. */
export function createErrataIndex({
  content,
  number,
  locale,
}: {
  content: Pick<BookContent, 'errataParts'>
  number: number
  locale: Locale
}): ErrataIndex {
  if (number > 1) return { pages: [], parts: [], tags: [] }
  const { errataParts } = content
  const t = strings[locale]
  const pages = new Map<string | null, string>()
  const addressOf = (part: number, id: string) => (part === 1 ? `#${id}` : `${part}/#${id}`)
  for (const part of errataParts)
    for (const { page } of part.errata)
      if (!pages.has(page)) pages.set(page, addressOf(part.number, idOfPage(page)))
  return {
    pages: pages.size > 1 ? [...pages].map(([page, href]) => ({ href, words: page ?? t.placeUnknown })) : [],
    parts:
      errataParts.length === 1
        ? []
        : errataParts.map((part) => ({
            href: part.number === 1 ? '#errata' : `${part.number}/`,
            words: describeRange(part, locale) ?? t.errataPart(part.number),
          })),
    tags: errataParts
      .slice(1)
      .flatMap((part) =>
        [...part.errata, ...part.apart].map(({ tag }) => ({ tag, href: addressOf(part.number, tag) })),
      ),
  }
}
