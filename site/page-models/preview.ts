import type { Locale } from '../../content/locale.ts'
import { shortHash } from '../../content/shortHash.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import { countedErrata } from './countedErrata.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'
import { shorten, type Texts } from './texts.ts'

/** The pixels of a preview picture: what the services ask for that show one beside a link. */
export const previewSize = { width: 1200, height: 630 } as const

/** What a preview picture says of a book or of the site, without markup; null: nothing. */
export type Preview = {
  title: string
  subtitle: string | null
  authors: string[]
  /** What stands between two authors. */
  separator: string
  /** How many errata there are; null for the site. */
  count: string | null
  /** The upload to be drawn beside it: of its files, the smallest that is large enough. */
  cover: { document: string; filename: string; href: string } | null
}

/** A preview picture as a page's head names it. `url` is absolute. */
export type PreviewLink = { url: string; alt: string }

/** The picture of a book, which stands for all of its pages. */
export function createBookPreview({
  site,
  locale,
  content,
}: {
  site: Site
  locale: Locale
  content: Pick<BookContent, 'book' | 'errata'>
}): Preview {
  const { book } = content
  const texts = site.texts(locale, book.slug)
  const t = strings[locale]
  return {
    title: texts.need(book.title).plain,
    subtitle: texts.choose(book.subtitle)?.plain ?? null,
    authors: book.authors.map(({ name }) => texts.need(name).plain),
    separator: t.listSeparator,
    count: t.preview.count(countedErrata(content).length),
    cover: chooseCover(site, book.cover),
  }
}

/** The picture of the site, for its pages that belong to no book. */
export function createSitePreview({ site, locale }: { site: Site; locale: Locale }): Preview {
  const texts: Texts = site.texts(locale)
  const description = texts.choose(site.settings.description)
  return {
    title: texts.need(site.settings.title).plain,
    subtitle: description === null ? null : shorten(description.plain),
    ...{ authors: [], separator: '', count: null, cover: null },
  }
}

/**
 * The picture for the head of a page: the book's, or the site's. Services keep a picture by its address, so that this changes with what
 * the picture shows: a query tells one version from another, and the file's own address stays. `hasVersion: false`: without the query,
 * for a page that must not change with the count of errata.
 */
export function linkToPreview({
  site,
  locale,
  content,
  hasVersion = true,
}: {
  site: Site
  locale: Locale
  content?: Pick<BookContent, 'book' | 'errata'>
  hasVersion?: boolean
}): PreviewLink {
  const { routes, settings } = site
  const book = content?.book
  const href = routes.link(locale, book === undefined ? paths.sitePreview : paths.bookPreview(book.slug))
  const version = () => {
    const preview =
      content === undefined
        ? createSitePreview({ site, locale })
        : createBookPreview({ site, locale, content })
    return `?v=${shortHash(JSON.stringify(preview)).toString(36)}`
  }
  const title = site.texts(locale, book?.slug).need(book?.title ?? settings.title).plain
  return {
    url: routes.absolute(href) + (hasVersion ? version() : ''),
    alt: book === undefined ? title : strings[locale].errataOf(title),
  }
}

// Twice the pixels that it has in the picture would not be seen there.
const enoughWidth = 320

function chooseCover(site: Site, id: string | null): Preview['cover'] {
  const file = id === null ? null : site.mediaFile(id)
  if (file === null) return null
  const covers = [...file.sizes, file.original].flatMap(({ filename, width }) => {
    const href = site.mediaHref(filename)
    return href === null || width === null ? [] : [{ document: file.id, filename, href, width }]
  })
  const chosen = covers.find(({ width }) => width >= enoughWidth) ?? covers.at(-1)
  return chosen === undefined
    ? null
    : { document: chosen.document, filename: chosen.filename, href: chosen.href }
}
