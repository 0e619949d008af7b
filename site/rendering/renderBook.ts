import type { Erratum } from '../../content/erratum.ts'
import { eachLocale, locales, type Locale } from '../../content/locale.ts'
import { noMacros, readMacros } from '../../content/macros.ts'
import type { AtomEntry } from '../feeds/atomFeed.ts'
import { createBookEntries, createBookFeed, entriesForSite } from '../feeds/atomFeeds.tsx'
import { createErrataFiles } from '../feeds/errataFiles.ts'
import { createSitemap } from '../feeds/sitemap.ts'
import { toEntry } from '../page-models/bookEntry.ts'
import type { ErrataPart } from '../page-models/errataParts.ts'
import { areSeveralRuns, cutRuns } from '../page-models/errataRuns.ts'
import { createBookPages, createErrataPages } from '../page-models/createPages.ts'
import { documentsOf, listEditorLinks } from '../page-models/editorLinks.ts'
import { listBookPages } from '../page-models/pagePaths.ts'
import { createBookPreview } from '../page-models/preview.ts'
import { paths } from '../page-models/routes.ts'
import { createBookSite, type BookSite } from '../page-models/site.ts'
import type { Documents } from '../page-models/textFields.ts'
import type { FetchedMedia, LongFile, RenderBook, RenderContext, RenderedFile } from '../renderedSite.ts'
import { createBookInputs } from './bookInputs.ts'
import { createBookSearchUnits } from './bookSearch.ts'
import { emitUnit, hashInputs, type Unit } from './emitUnit.ts'
import { renderErrataPart } from './errataPartUnit.ts'
import { listFormerPaths } from './renderFormerAddresses.ts'
import { createPreviewUnit } from './previewUnit.ts'
import { renderUnit, type RenderTools } from './renderUnit.ts'

/**
 * Renders a book as a few units. Where it has more errata than one run, the units that show them are put together of pieces, so that an
 * edit costs what it changed.
 */
export function createBookRenderer(tools: RenderTools): RenderBook {
  return async ({ part, media, others, formerSlugs, ...context }) => {
    const { settings, baseUrl, deadLinks } = context
    const bookSite = createBookSite({
      ...{ part, media, others, formerSlugs, settings, baseUrl, deadLinks },
      math: tools.math,
      readChanges: tools.readChanges,
      hasSearch: tools.search !== null,
    })
    const entries = eachLocale((locale) => createBookEntries(bookSite.site, locale, bookSite.content))
    const inputs = createBookInputs({ part, media, formerSlugs, bookSite })
    for (const unit of listUnits({ tools, context, bookSite, entries, inputs, media }))
      await emitUnit({ unit, programVersion: tools.programVersion, context })
    return {
      entry: toEntry(part, media),
      feed: eachLocale((locale) => entriesForSite(entries[locale])),
      redirects: bookSite.redirects,
      editorLinks: listEditorLinks({ documents: documentsOf(part), settings, baseUrl }),
    }
  }
}

function* listUnits({
  tools,
  context: { settings, baseUrl, deadLinks, previousPieces },
  bookSite: { site, content, redirects },
  entries,
  inputs,
  media,
}: {
  tools: RenderTools
  context: RenderContext
  bookSite: BookSite
  entries: Record<Locale, AtomEntry[]>
  inputs: ReturnType<typeof createBookInputs>
  media: FetchedMedia
}): Generator<Unit> {
  const { book, errata, errataParts, news, materials, excerpts } = content
  const macros = book.macros === null ? noMacros : readMacros(book.macros).macros
  const common = { tools, routes: site.routes, redirects, macros }
  const deadLinksOf = (documents: Documents) =>
    deadLinks.size === 0
      ? []
      : listEditorLinks({ documents, settings, baseUrl }).filter((url) => deadLinks.has(url))
  const filesOf = (name: string, create: (locale: Locale) => RenderedFile['content']): RenderedFile[] =>
    locales.map((locale) => ({ path: `${locale}/${name}`, content: create(locale) }))
  const listFiles = (locale: Locale): RenderedFile[] =>
    createErrataFiles(site, locale, content).map(({ path, head, entries: write, tail }) => ({
      path,
      content: head + write(errata) + tail,
    }))
  const isInPieces = errataParts.some((part) => areSeveralRuns(part.errata.length))
  const ofBook: Documents = { books: [book], news, materials, excerpts }
  const inPages = isInPieces ? ofBook : { ...ofBook, errata }
  // First: the publisher makes an index of it while it renders the rest.
  if (tools.search !== null) yield* createBookSearchUnits({ site, content, inputs })
  yield {
    name: 'pages',
    inputs: inputs.ofPages(),
    deadLinks: deadLinksOf({ ...ofBook, errata }),
    render: () =>
      renderUnit({
        ...common,
        documents: inPages,
        pages: {
          ...createBookPages(site, content),
          ...(isInPieces ? {} : createErrataPages(site, { content, number: 1, pieces: null })),
        },
        files: [
          ...filesOf(paths.bookFeed(book.slug), (locale) =>
            createBookFeed(site, locale, { content, entries: entries[locale] }),
          ),
          ...filesOf(paths.bookSitemap(book.slug), (locale) =>
            createSitemap(site, locale, listBookPages(content)),
          ),
          ...(isInPieces ? [] : locales.flatMap(listFiles)),
        ],
      }),
  }
  yield createPreviewUnit({
    ...common,
    path: paths.bookPreview(book.slug),
    previewIn: (locale) => createBookPreview({ site, locale, content }),
    media,
  })
  if (!isInPieces) return
  for (const part of errataParts) yield unitOfPart(part)
  // The largest files of all.
  const pieces = cutRuns(errata).map((some) => ({ some, key: hashInputs(inputsOf(some)) }))
  for (const locale of locales)
    yield {
      name: `errata-files-${locale}`,
      inputs: pieces.map(({ key }) => key),
      deadLinks: [],
      render: () => renderUnit({ ...common, longFiles: createLongFiles(locale) }),
    }

  function createLongFiles(locale: Locale): LongFile[] {
    return createErrataFiles(site, locale, content).map(
      ({ path, head, entries: write, separator, tail }) => ({
        paths: [path, ...listFormerPaths(path, redirects)],
        ...{ head, separator, tail },
        pieces: pieces.map(({ some, key }) => ({
          key: hashInputs([tools.programVersion, locale, key]),
          write: () => write(some),
        })),
      }),
    )
  }

  function unitOfPart(part: ErrataPart): Unit {
    const name = `errata-${part.number}`
    const documents = { errata: [...part.errata, ...part.apart] }
    return {
      name,
      inputs: inputs.ofErrataPart(part),
      deadLinks: deadLinksOf({ ...documents, books: [book] }),
      render: () =>
        renderErrataPart({
          name,
          part,
          bookSite: { site, content, redirects },
          common,
          inputsOf,
          previousPieces,
        }),
    }
  }

  /** What some errata are shown from, wherever they stand. */
  function inputsOf(some: readonly Erratum[]): unknown[] {
    return [settings, baseUrl, ...inputs.ofErrata(some), deadLinksOf({ errata: some }).sort()]
  }
}
