import type { Erratum } from '../../content/erratum.ts'
import type { Locale } from '../../content/locale.ts'
import { pagesOfLabel } from '../../content/pageLabel.ts'
import { pageWord } from '../../content/searchWords.ts'
import { strings } from '../i18n/strings.ts'
import type { SearchRecord } from '../renderedSite.ts'
import type { BookContent } from './bookContent.ts'
import { showNote } from './note.ts'
import { showPlace } from './place.ts'
import { paths } from './routes.ts'
import { joined, latexIn, pieceOf, toPiece, wordsOf, type Piece } from './searchPieces.ts'
import type { Site } from './site.ts'

/** What can be found in some errata of a book, in one language: one result each, at its permanent address. */
export function createErratumRecords(
  site: Site,
  locale: Locale,
  { content: { book }, errata }: { content: BookContent; errata: readonly Erratum[] },
): SearchRecord[] {
  const texts = site.texts(locale, book.slug)
  const t = strings[locale]
  const lang = book.lang === locale ? null : book.lang
  const quotation = (text: string | null): Piece[] =>
    text === null ? [] : [{ plain: texts.plain(text), lang, latex: latexIn(text) }]
  return errata.map((erratum) => {
    const { original, correction, status, tag, severity } = erratum
    const place = showPlace(erratum, locale).whole
    const readings = [...quotation(original), ...quotation(correction)]
    const note = showNote({ erratum, texts, bookLang: book.lang })
    const more = [...pieceOf(texts, erratum.instruction), ...(note === null ? [] : [toPiece(note)])]
    const [body, rest] = readings.length > 0 ? [readings, more] : [more, []]
    const [text, remark] = [joined(body, ' → '), joined(rest, ' ')]
    return {
      url: `${site.routes.link(locale, paths.errata(book.slug))}#${tag}`,
      words: [
        tag.toLowerCase(),
        ...(erratum.page === null ? [] : pagesOfLabel(erratum.page).map(pageWord)),
        ...wordsOf([
          {
            plain: [place, severity === null ? '' : t.severities[severity]].join(' '),
            lang: null,
            latex: [],
          },
          ...body,
          ...rest,
        ]),
      ],
      title: status === 'confirmed' ? place : `${place} (${t.statuses[status]})`,
      kind: 'erratum',
      ...{ text: text.words, lang: text.lang },
      ...(rest.length === 0 ? {} : { more: remark.words, moreLang: remark.lang }),
    }
  })
}
