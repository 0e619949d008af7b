import { copyKey } from '../../content/copies.ts'
import { defaultLocale, eachLocale, locales, type Locale } from '../../content/locale.ts'
import type { Erratum } from '../../content/erratum.ts'
import { joinNeeds } from '../math/formulaNeeds.ts'
import { findFormulaProblems } from '../math/formulaProblems.ts'
import { groupByChapter } from '../page-models/errataGroups.ts'
import { listTags } from '../page-models/errataIndex.ts'
import { outlineErrata } from '../page-models/errataPage.ts'
import type { ErrataPart } from '../page-models/errataParts.ts'
import { createErratumEntry } from '../page-models/erratumEntry.ts'
import { createErrataPages } from '../page-models/createPages.ts'
import { errataPartPath } from '../page-models/routes.ts'
import type { BookSite } from '../page-models/site.ts'
import { cutPage, writePiece, writeTagLinks, type ErrataPiece } from '../pages/errataPieces.tsx'
import type { LongFilePiece, PieceNotes, RenderContext, RenderedUnit } from '../renderedSite.ts'
import { hashInputs } from './emitUnit.ts'
import { renderUnit, type RenderTools } from './renderUnit.ts'

/** A piece of a page, with its notes. */
type NotedPiece = { key: string; write: () => string; notes: PieceNotes }

/**
 * Renders one part of a list: a page in each language, put together of pieces. Those that the previous build has are not made again.
 * `inputsOf` gives what some errata are shown from.
 */
export async function renderErrataPart({
  name,
  part,
  bookSite: { site, content },
  common,
  inputsOf,
  previousPieces,
}: {
  name: string
  part: ErrataPart
  bookSite: BookSite
  common: Pick<Parameters<typeof renderUnit>[0], 'routes' | 'redirects' | 'macros'> & { tools: RenderTools }
  inputsOf: (errata: readonly Erratum[]) => readonly unknown[]
  previousPieces: RenderContext['previousPieces']
}): Promise<NonNullable<RenderedUnit['rendered']>> {
  const { tools, macros } = common
  const { number, apart } = part
  const page = errataPartPath(content.book.slug, number)
  const pathIn = (locale: Locale) => `${locale}/${page}index.html`
  const pieces = eachLocale(createPieces)
  // The first page also leads to the errata of all others.
  const others = number === 1 ? content.errataParts.slice(1) : []
  const ofTags = others.length === 0 ? [] : [others.map(toTagPiece)]
  const rendered = await renderUnit({
    ...common,
    documents: { errata: apart },
    pages: createErrataPages(site, {
      content,
      number,
      pieces: eachLocale((locale) => pieces[locale].map(({ notes }) => notes)),
    }),
    pieces: new Map(locales.map((locale) => [pathIn(locale), [...ofTags, pieces[locale]]])),
  })
  const problems = pieces[defaultLocale].flatMap(({ notes }) => notes.problems)
  return { ...rendered, problems: [...problems, ...rendered.problems] }

  function createPieces(locale: Locale): NotedPiece[] {
    const { groups, copies } = outlineErrata(locale, { content, number })
    // The page itself records what these names need.
    const texts = site.texts(locale, content.book.slug)
    const chapters = content.chapters && groupByChapter(groups, { content, texts })
    const isInChapters = chapters !== null
    const context = [tools.programVersion, locale, number, copies.map(copyKey), isInChapters]
    const earlier = previousPieces(name, pathIn(locale))
    return cutPage(chapters === null ? { chapters, groups } : { chapters }).map((piece) => {
      const errata = piece.filter((one) => typeof one !== 'string')
      const key = hashInputs([
        ...context,
        ...inputsOf(errata),
        piece.map((one) => (typeof one === 'string' ? one : null)),
      ])
      const notes = earlier.get(key)
      const make = () => makePiece({ piece, errata, locale, copies })
      return notes === undefined ? { key, ...make() } : { key, notes, write: () => make().write() }
    })
  }

  function toTagPiece(other: ErrataPart): LongFilePiece {
    const tags = listTags(other)
    return { key: hashInputs([tools.programVersion, tags]), write: () => writeTagLinks(tags) }
  }

  function makePiece({
    piece,
    errata,
    locale,
    copies,
  }: {
    piece: ErrataPiece
    errata: readonly Erratum[]
    locale: Locale
    copies: ReturnType<typeof outlineErrata>['copies']
  }): Omit<NotedPiece, 'key'> {
    const texts = site.texts(locale, content.book.slug)
    const html = writePiece(piece, {
      locale,
      isInChapters: content.chapters !== null,
      showEntry: (erratum) => createErratumEntry({ site, texts, content, erratum, page, copies }),
    })
    return {
      write: () => html,
      notes: {
        formulas: joinNeeds(texts.formulas()),
        isFallback: texts.fallbackLang() !== null,
        // Once, and not for each language.
        problems:
          locale === defaultLocale
            ? findFormulaProblems({ documents: { errata }, macros, math: tools.math })
            : [],
      },
    }
  }
}
