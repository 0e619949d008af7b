import type { Book } from '../../content/book.ts'
import { compareTexts } from '../../content/compareTexts.ts'
import type { Erratum } from '../../content/erratum.ts'
import {
  chooseLocale,
  defaultLocale,
  locales,
  type Locale,
  type LocalizedText,
} from '../../content/locale.ts'
import { strings } from '../i18n/strings.ts'
import { madePublicAt, type BookContent } from './bookContent.ts'
import { showPlace } from './place.ts'
import { paths } from './routes.ts'
import type { Site } from './site.ts'
import type { Texts } from './texts.ts'

/**
 * How many corrections stand in the structured data of a page: the newest. Search engines read it only where it is in the page, each
 * reader would load it, and for 1,500 errata it would be half a megabyte. Whoever wants them all has `errata.json`.
 */
const mostCorrections = 10

type Source = {
  site: Site
  /** Others than those of the page, because metadata needs no fallback notice and no formula styles there. */
  texts: Texts
  content: Pick<BookContent, 'book'>
}

/**
 * schema.org `Book` (https://schema.org/Book), without the properties that are not known. It has one id and one name on all pages:
 * that of the language in which it is printed; what it is called in the other one is `alternateName`. `correction`: an address, or
 * the corrections themselves.
 */
export function bookJsonLd({
  site,
  texts,
  content: { book },
  correction,
}: Source & { correction: string | object[] | null }): object {
  const { locale } = texts
  const url = site.routes.absolute(site.routes.link(locale, paths.book(book.slug)))
  const cover = book.cover === null ? null : site.mediaFile(book.cover)
  const image = cover === null ? null : site.mediaHref(cover.original.filename)
  const names = namesIn(printedIn(book), texts)
  return omitUnknown({
    '@context': 'https://schema.org',
    '@type': 'Book',
    '@id': bookId(site, book.slug),
    url,
    ...names(book.title),
    alternativeHeadline: names(book.subtitle).name,
    author: book.authors.map((author) => omitUnknown({ '@type': 'Person', ...names(author.name) })),
    publisher:
      texts.choose(book.publisher) === null
        ? null
        : omitUnknown({ '@type': 'Organization', ...names(book.publisher) }),
    isbn: book.isbn,
    datePublished: book.publishedOn,
    numberOfPages: book.pageCount,
    inLanguage: book.lang,
    image: image === null ? null : site.routes.absolute(image),
    description: texts.choose(book.description)?.plain,
    correction,
  })
}

/** The newest corrections among some errata that count as errors, each a schema.org `CorrectionComment` about the book. */
export function correctionsJsonLd({
  site,
  texts,
  content,
  errata,
}: Source & { errata: readonly Erratum[] }): object[] {
  return [...errata]
    .sort((a, b) => compareTexts(madePublicAt(b), madePublicAt(a)))
    .slice(0, mostCorrections)
    .map((erratum) => correctionJsonLd({ site, texts, content, erratum }))
}

/** https://schema.org/CorrectionComment */
function correctionJsonLd({
  site,
  texts: { locale, plain },
  content: { book },
  erratum,
}: Source & { erratum: Erratum }): object {
  const url = site.routes.absolute(site.routes.link(locale, paths.errata(book.slug)))
  const instruction = chooseLocale(erratum.instruction, locale)?.value ?? null
  const change =
    erratum.original === null || erratum.correction === null
      ? null
      : strings[locale].quotation(plain(erratum.original), plain(erratum.correction))
  const text = [showPlace(erratum, locale).whole, change, instruction === null ? null : plain(instruction)]
  return {
    '@type': 'CorrectionComment',
    '@id': `${url}#${erratum.tag}`,
    url: `${url}#${erratum.tag}`,
    about: { '@id': bookId(site, book.slug) },
    text: text.filter((part) => part !== null).join(' — '),
    datePublished: madePublicAt(erratum),
    dateModified: erratum.updatedAt,
  }
}

function printedIn({ lang }: Pick<Book, 'lang'>): Locale {
  return locales.find((locale) => lang.split('-')[0] === locale) ?? defaultLocale
}

/** Gives the name of something in a language, and what it is called in the other one. */
function namesIn(language: Locale, { plain }: Texts) {
  return (text: LocalizedText) => {
    const name = chooseLocale(text, language)?.value ?? null
    const others = locales.map((locale) => text[locale]).filter((other) => other !== null && other !== name)
    return {
      name: name === null ? null : plain(name),
      alternateName: others[0] === undefined ? null : plain(others[0] as string),
    }
  }
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
