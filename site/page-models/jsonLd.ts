import type { Erratum } from '../../content/erratum.ts'
import { chooseLocale } from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import { showPlace } from './place.ts'
import { paths } from './routes.ts'
import type { BookContent } from './bookContent.ts'
import type { Site } from './site.ts'
import type { Texts } from './texts.ts'

/**
 * `texts` are others than those of the page, because metadata needs no fallback notice and no formula styles there.
 * schema.org `Book` (https://schema.org/Book), without the properties that are not known.
 */
export function bookJsonLd({
  site,
  texts,
  content: { book },
}: {
  site: Site
  texts: Texts
  content: Pick<BookContent, 'book'>
}): object {
  const { locale } = texts
  const url = site.routes.absolute(site.routes.link(locale, paths.book(book.slug)))
  const cover = book.cover === null ? null : site.mediaFile(book.cover)
  const image = cover === null ? null : site.mediaHref(cover.original.filename)
  const publisher = texts.choose(book.publisher)
  return omitUnknown({
    '@context': 'https://schema.org',
    '@type': 'Book',
    '@id': bookId(site, book.slug),
    url,
    name: texts.need(book.title).plain,
    alternativeHeadline: texts.choose(book.subtitle)?.plain,
    author: book.authors.map((author) => ({ '@type': 'Person', name: texts.need(author.name).plain })),
    publisher: publisher === null ? null : { '@type': 'Organization', name: publisher.plain },
    isbn: book.isbn,
    datePublished: book.publishedOn,
    numberOfPages: book.pageCount,
    inLanguage: book.lang,
    image: image === null ? null : site.routes.absolute(image),
    description: texts.choose(book.description)?.plain,
  })
}

/** schema.org `CorrectionComment` (https://schema.org/CorrectionComment) about the book. */
export function correctionJsonLd({
  site,
  texts: { locale, plain },
  erratum,
}: {
  site: Site
  texts: Texts
  erratum: Erratum
}): object {
  const url = site.routes.absolute(site.routes.link(locale, paths.errata(erratum.book)))
  const instruction = chooseLocale(erratum.instruction, locale)?.value ?? null
  const change =
    erratum.original === null || erratum.correction === null
      ? null
      : strings[locale].quotation(plain(erratum.original), plain(erratum.correction))
  const text = [showPlace(erratum, locale).whole, change, instruction === null ? null : plain(instruction)]
  return omitUnknown({
    '@context': 'https://schema.org',
    '@type': 'CorrectionComment',
    '@id': `${url}#${erratum.tag}`,
    url: `${url}#${erratum.tag}`,
    about: { '@id': bookId(site, erratum.book) },
    text: text.filter((part) => part !== null).join(' — '),
    datePublished: erratum.publishedAt ?? erratum.confirmedOn ?? erratum.reportedOn,
    dateModified: erratum.updatedAt,
  })
}

// One id for the book in all languages: its page in Japanese.
function bookId(site: Site, slug: string): string {
  return `${site.routes.absolute(site.routes.link('ja', paths.book(slug)))}#book`
}

function omitUnknown(entries: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
