import type { Locale } from '../../content/locale.ts'
import { describePlace, type Locator } from '../../content/locator.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import type { ErrataPart } from './errataParts.ts'
import type { Link } from './frame.ts'
import { errataPartPath } from './routes.ts'
import type { Site } from './site.ts'

/** The links of a part of a long list of errata to those beside it. They name no part but those, so that few parts change with one. */
export type PartNav = { label: string; first: Link | null; previous: Link | null; next: Link | null }

export function createPartNav({
  site,
  locale,
  content: { book, errataParts },
  number,
}: {
  site: Site
  locale: Locale
  content: Pick<BookContent, 'book' | 'errataParts'>
  number: number
}): PartNav {
  const t = strings[locale]
  const linkTo = (part: ErrataPart | undefined, words: (range: string) => string): Link | null =>
    part === undefined
      ? null
      : {
          href: site.routes.link(locale, errataPartPath(book.slug, part.number)),
          words: words(describeRange(part, locale) ?? t.errataPart(part.number)),
        }
  return {
    label: t.errataParts,
    first: number === 1 ? null : linkTo(errataParts[0], () => t.firstPart),
    previous: linkTo(errataParts[number - 2], t.previousPart),
    next: linkTo(errataParts[number], t.nextPart),
  }
}

/** The pages (or sections) of the book that a part has, in words: 「37〜62ページ」 / "pp. 37–62". Null where its errata name none. */
export function describeRange(part: ErrataPart, locale: Locale): string | null {
  const [first, last] = [part.errata[0], part.errata.at(-1)]
  if (first === undefined || last === undefined) return null
  const t = strings[locale]
  if (isNumber(first.page) && isNumber(last.page) && first.page !== last.page)
    return t.pageRange(first.page, last.page)
  const ends = [first, last].map((erratum) => describeBegin(erratum, locale))
  const [from, to] = ends
  if (from === undefined && to === undefined) return null
  if (from === to) return from ?? null
  return t.placeRange(from ?? t.placeUnknown, to ?? t.placeUnknown)
}

function isNumber(page: string | null): page is string {
  return page !== null && /^[0-9]+$/.test(page)
}

// The page, else the section: without what stands on it.
function describeBegin({ page, section }: Locator, locale: Locale): string | undefined {
  const place = { page, section, line: null, lineTo: null, lineFrom: 'top', item: null } as const
  return describePlace(place, locale)[0]?.words
}
