import { escapeLatex, type CitationPart, type CitedBook } from '../../content/citation.ts'
import { strings } from '../i18n/strings.ts'
import type { BookContent } from './bookContent.ts'
import type { TextPart } from './textParts.ts'
import type { ShownText, Texts } from './texts.ts'

type Source = {
  /** Others than those of the page: what is cited needs no fallback notice and no formula styles. */
  texts: Texts
  content: Pick<BookContent, 'book'>
}

/** How something is cited: in a sentence, and as an entry of a BibTeX file. */
export type Citation<Text> = { plain: Text; bibtex: Text }

/** How the book is cited, in the language of `texts`. */
export function citeBook({ texts, content: { book } }: Source): Citation<string> {
  const words = wordsOfBook({ texts, content: { book } })
  const t = strings[texts.locale].cite
  return {
    plain: t.book(words),
    bibtex: writeBibtex('book', book.slug, [
      ['author', words.bibtexAuthors],
      ['title', `{${words.latexFullTitle}}`],
      ['publisher', words.latexPublisher],
      ['series', latexOf(texts.choose(book.series))],
      ['year', words.year],
      ['isbn', book.isbn],
    ]).join(''),
  }
}

/** How an erratum of the book is cited: what is the same for each, and where the values stand that are not. */
export function citeErratum({ texts, content: { book } }: Source): Citation<CitationPart[]> {
  const words = wordsOfBook({ texts, content: { book } })
  const t = strings[texts.locale].cite
  return {
    plain: t.erratum(words),
    bibtex: [
      `@misc{${book.slug}-`,
      { value: 'tag' },
      ...writeFields([
        ['author', words.bibtexAuthors],
        ['title', ['{', ...t.erratumTitle(words.latexTitle, '\\#'), '}']],
        ['note', [{ value: 'place' }, { value: 'status', before: ' (', after: ')' }]],
        ['howpublished', ['\\url{', { value: 'url' }, '}']],
        ['year', [{ value: 'year' }]],
      ]),
      // A name that BibTeX's styles define: without braces.
      { value: 'month', before: '  month = ', after: ',\n' },
      '}\n',
    ],
  }
}

function wordsOfBook({ texts, content: { book } }: Source) {
  const { locale } = texts
  const t = strings[locale].cite
  const authors = book.authors.map(({ name }) => texts.need(name))
  const [title, subtitle] = [texts.need(book.title), texts.choose(book.subtitle)]
  const publisher = texts.choose(book.publisher)
  const latexTitle = latexOf(title) ?? ''
  return {
    authors: new Intl.ListFormat(locale, { type: 'conjunction' }).format(authors.map(({ plain }) => plain)),
    title: title.plain,
    fullTitle: subtitle === null ? title.plain : t.fullTitle(title.plain, subtitle.plain),
    publisher: publisher?.plain ?? '',
    year: book.publishedOn?.slice(0, 4) ?? '',
    bibtexAuthors: authors.map(bibtexName).join(' and '),
    latexTitle,
    latexFullTitle: subtitle === null ? latexTitle : t.fullTitle(latexTitle, latexOf(subtitle) ?? ''),
    latexPublisher: latexOf(publisher),
  } satisfies CitedBook & Record<string, string | null>
}

type Field = [name: string, value: string | null | CitationPart[]]

function writeBibtex(kind: 'book', key: string, fields: readonly Field[]): string[] {
  return [`@${kind}{${key}`, ...writeFields(fields), '}\n'] as string[]
}

function writeFields(fields: readonly Field[]): CitationPart[] {
  const written = fields
    .filter(([, value]) => value !== null && value !== '')
    .flatMap(([name, value]): CitationPart[] => [
      `  ${name} = {`,
      ...([value].flat() as CitationPart[]),
      '},\n',
    ])
  return [',\n', ...written]
}

// BibTeX takes the last word of a name for the surname, and "and" for the next author. A Japanese name, an institution with a comma
// and the like stay whole in braces.
function bibtexName(name: ShownText): string {
  const latex = latexOf(name) ?? ''
  const isPlain = /^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(name.plain) && !/\sand\s/i.test(name.plain)
  return isPlain ? latex : `{${latex}}`
}

function latexOf(text: ShownText | null): string | null {
  return text === null ? null : text.parts.map(latexOfPart).join('').replace(/\s+/g, ' ').trim()
}

function latexOfPart(part: TextPart): string {
  switch (part.kind) {
    case 'words':
      return escapeLatex(part.words)
    case 'code':
      return `\\texttt{${escapeLatex(part.code)}}`
    case 'link':
      return escapeLatex(part.url)
    default:
      return `$${part.latex.trim()}$`
  }
}
