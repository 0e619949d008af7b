import type { BookContent } from './bookContent.ts'
import { paths, type PagePath } from './routes.ts'
import type { Site } from './site.ts'
import type { ShownText, Texts } from './texts.ts'
import { strings } from '../i18n/strings.ts'

/** A way to take the errata along. `download`: the name under which a browser saves it; null where it is opened. */
export type TakeAlongLink = {
  name: 'csv' | 'tex' | 'json' | 'feed'
  href: string
  words: string
  type: string
  download: string | null
}

/** The row at the end of the list of errata. */
export type TakeAlong = {
  links: TakeAlongLink[]
  license: ShownText | null
  /** What a script makes of the files for one copy: the name of its files before the copy's key. */
  fileName: string
}

/** The files of a book's errata, each with what it is for. */
export function createTakeAlong(
  site: Site,
  texts: Texts,
  { book: { slug } }: Pick<BookContent, 'book'>,
): TakeAlong {
  const { locale } = texts
  const t = strings[locale]
  const fileName = `errata-${slug}`
  const file = (name: 'csv' | 'tex' | 'json', type: string, path: PagePath): TakeAlongLink => ({
    ...{ name, type, words: t.take[name] },
    href: site.routes.link(locale, path),
    download: `${fileName}.${name}`,
  })
  const feed = site.routes.link(locale, paths.bookFeed(slug))
  return {
    links: [
      file('csv', 'text/csv', paths.errataCsv(slug)),
      file('tex', 'application/x-tex', paths.errataTex(slug)),
      file('json', 'application/json', paths.errataJson(slug)),
      { name: 'feed', type: 'application/atom+xml', words: t.feed, href: feed, download: null },
    ],
    license: texts.choose(site.settings.license),
    fileName,
  }
}
