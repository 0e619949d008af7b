import { eachLocale, locales, type Locale } from '../../content/locale.ts'
import { noMacros, readMacros } from '../../content/macros.ts'
import type { AtomEntry } from '../feeds/atomFeed.ts'
import { createBookEntries, createBookFeed, entriesForSite } from '../feeds/atomFeeds.tsx'
import { createErrataFiles } from '../feeds/errataFiles.ts'
import { createSitemap } from '../feeds/sitemap.ts'
import { toEntry } from '../page-models/bookEntry.ts'
import { cutAtParts, type ErrataPart } from '../page-models/errataParts.ts'
import { createBookPages, createErrataPages } from '../page-models/createPages.ts'
import { documentsOf, listEditorLinks } from '../page-models/editorLinks.ts'
import { listBookPages } from '../page-models/pagePaths.ts'
import { paths } from '../page-models/routes.ts'
import { createBookSite, type BookSite } from '../page-models/site.ts'
import type { Documents } from '../page-models/textFields.ts'
import type { LongFile, RenderBook, RenderContext, RenderedFile } from '../renderedSite.ts'
import { createBookInputs } from './bookInputs.ts'
import { emitUnit, hashInputs, type Unit } from './emitUnit.ts'
import { listFormerPaths } from './renderFormerAddresses.ts'
import { renderUnit, type RenderTools } from './renderUnit.ts'

/** Renders a book as one unit; one with a long list of errata, as units whose rendering costs what changed. */
export function createBookRenderer(tools: RenderTools): RenderBook {
  return async ({ part, media, others, formerSlugs, ...context }) => {
    const { settings, baseUrl, deadLinks } = context
    const bookSite = createBookSite({
      ...{ part, media, others, formerSlugs, settings, baseUrl, deadLinks },
      math: tools.math,
      readChanges: tools.readChanges,
    })
    const entries = eachLocale((locale) => createBookEntries(bookSite.site, locale, bookSite.content))
    const inputs = createBookInputs({ part, media, formerSlugs, bookSite })
    for (const unit of listUnits({ tools, context, bookSite, entries, inputs }))
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
  context: { settings, baseUrl, deadLinks },
  bookSite: { site, content, redirects },
  entries,
  inputs,
}: {
  tools: RenderTools
  context: RenderContext
  bookSite: BookSite
  entries: Record<Locale, AtomEntry[]>
  inputs: ReturnType<typeof createBookInputs>
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
  const isLarge = errataParts.length > 1
  const ofBook: Documents = { books: [book], news, materials, excerpts }
  const inPages = isLarge ? ofBook : { ...ofBook, errata }
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
          ...(isLarge ? {} : createErrataPages(site, { content, number: 1 })),
        },
        files: [
          ...filesOf(paths.bookFeed(book.slug), (locale) =>
            createBookFeed(site, locale, { content, entries: entries[locale] }),
          ),
          ...filesOf(paths.bookSitemap(book.slug), (locale) =>
            createSitemap(site, locale, listBookPages(content)),
          ),
          ...(isLarge ? [] : locales.flatMap(listFiles)),
        ],
      }),
  }
  if (!isLarge) return
  for (const part of errataParts) yield unitOfPart(part)
  // The largest files of all: each piece has what lies between the beginnings of two parts.
  const pieces = cutAtParts(content).map((some) => ({
    some,
    key: hashInputs([...inputs.ofErrataFiles(some), deadLinksOf({ errata: some }).sort()]),
  }))
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
          key: hashInputs([tools.programVersion, baseUrl, locale, key]),
          write: () => write(some),
        })),
      }),
    )
  }

  function unitOfPart(part: ErrataPart): Unit {
    const { number } = part
    const documents = { errata: [...part.errata, ...part.apart] }
    return {
      name: `errata-${number}`,
      inputs: inputs.ofErrataPart(part),
      deadLinks: deadLinksOf({ ...documents, books: [book] }),
      render: () => renderUnit({ ...common, documents, pages: createErrataPages(site, { content, number }) }),
    }
  }
}
