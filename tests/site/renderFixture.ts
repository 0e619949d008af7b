import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eachLocale } from '../../content/locale.ts'
import type { ContentProblem } from '../../content/publishing.ts'
import type { BookPart } from '../../content/snapshot.ts'
import type {
  BookEntry,
  FetchedMedia,
  LongFile,
  OtherBooks,
  RenderContext,
  RenderedBook,
  RenderedFile,
  RenderedUnit,
  SiteRenderer,
} from '../../site/renderedSite.ts'
import type { DrawPreviews } from '../../site/preview/previewPictures.ts'
import { createSiteRenderer } from '../../site/renderSite.ts'
import type { Redirect } from '../../site/redirects.ts'
import { splitSnapshot, type Snapshot } from '../helpers/wholeSite.ts'

export const baseUrl = 'https://errata.example.org'

/** The fixture's uploads, as the publisher passes them on. Preview pictures read the cover: any picture will do. */
const anyPicture = fileURLToPath(new URL('../../site/assets/icons/icon-192.png', import.meta.url))
export const fixtureMedia: FetchedMedia = new Map(
  ['cover.png', 'cover-320x427.webp', 'figure.png'].map((name) => [
    name,
    { path: `media/abc/${name}`, from: anyPicture },
  ]),
)

/** No other book is there. */
export const noOthers: OtherBooks = {
  entry: () => null,
  newerEditionOf: () => null,
  hasAddress: () => false,
}

type RenderedSite = {
  files: RenderedFile[]
  redirects: Redirect[]
  pages: number
  problems: ContentProblem[]
  copies: { path: string; from: string }[]
  editorLinks: string[]
}
export type Rendered = RenderedSite & {
  /** The units by their names: `invented-geometry/pages`, and `/home-1` of what is shared. */
  units: Map<string, RenderedUnit>
  text: (path: string) => string
}

/**
 * In place of preview pictures, what they would be drawn from: those of 120 books would take ten seconds. tests/site/preview draws them.
 */
export const describePreviews: DrawPreviews = async ({ previews, cover }) => ({
  // The cover's name alone: it holds the hash of the picture, and its folder is another one for each publisher.
  pictures: previews.map((preview) =>
    Buffer.from(JSON.stringify([preview, cover === null ? null : basename(cover)])),
  ),
  problems: [],
})

const sharedRenderer = createSiteRenderer({ programVersion: 'test', drawPreviews: describePreviews })

/** The renderer of a site with search. Its engine is not there, and no index is made. */
export const createSearchableRenderer = (): SiteRenderer =>
  createSiteRenderer({
    programVersion: 'test',
    drawPreviews: describePreviews,
    search: { folder: 'assets/pagefind-0123456789/', files: [] },
  })

type Options = {
  renderer?: SiteRenderer
  deadLinks?: ReadonlySet<string>
  /** The keys and pieces of an earlier rendering: `units` of it. */
  previous?: ReadonlyMap<string, RenderedUnit>
}

/** Renders a whole snapshot: each book, and what is shared, as the publisher would. */
export async function renderFixture(
  snapshot: Snapshot,
  at = baseUrl,
  { renderer = sharedRenderer, deadLinks = new Set(), previous = new Map() }: Options = {},
): Promise<Rendered> {
  const { settings } = snapshot
  const { books, news } = splitSnapshot(snapshot)
  const media = fixtureMedia
  const context = { settings, baseUrl: at, deadLinks }
  const entries = books.map((part) => renderer.toEntry(part, media))
  // What other books link to: the ids of a first rendering, in which they are taken to be everywhere.
  const first = new Map<string, RenderedUnit>()
  const areRelated = books.some(({ relatedErrata }) => relatedErrata.length > 0)
  for (const part of areRelated ? books : [])
    await renderBook({ renderer, context, part, others: toOthers(entries, () => true), units: first, books })
  const ids = collectIds(first)
  const others = toOthers(entries, (path, id) => ids.get(path)?.has(id) ?? false)
  const units = new Map<string, RenderedUnit>()
  const rendered: RenderedBook[] = []
  for (const part of books)
    rendered.push(await renderBook({ renderer, context, part, others, units, books, previous }))
  const homePart = books.find(({ book }) => book.slug === settings.homeBook)
  const redirectsOfBooks = rendered.flatMap(({ redirects }) => redirects)
  const shared = await renderer.renderShared({
    ...context,
    ...unitsOf('', units, previous),
    part: news,
    media,
    entries,
    home: homePart === undefined ? null : { part: homePart, media, others },
    feed: eachLocale((locale) => rendered.flatMap(({ feed }) => feed[locale])),
    redirects: redirectsOfBooks,
  })
  return toRendered(units, {
    redirects: [...redirectsOfBooks, ...shared.redirects].sort((a, b) => (a.from < b.from ? -1 : 1)),
    copies: [...media.values()].map(({ path, from }) => ({ path, from })),
    editorLinks: [...rendered, shared].flatMap(({ editorLinks }) => editorLinks),
  })
}

async function renderBook({
  renderer,
  context,
  part,
  others,
  units,
  books,
  previous = new Map(),
}: {
  renderer: SiteRenderer
  context: Pick<RenderContext, 'settings' | 'baseUrl' | 'deadLinks'>
  part: BookPart
  others: OtherBooks
  units: Map<string, RenderedUnit>
  books: readonly BookPart[]
  previous?: ReadonlyMap<string, RenderedUnit>
}): Promise<RenderedBook> {
  const { slug } = part.book
  return renderer.renderBook({
    ...context,
    ...unitsOf(slug, units, previous),
    ...{ part, media: fixtureMedia, others },
    formerSlugs: formerSlugsOf(part, books),
  })
}

// A slug that another book has now is that book's; of two that had it, the first by slug has it.
function formerSlugsOf({ book }: BookPart, books: readonly BookPart[]): string[] {
  const slugs = books.map((part) => part.book.slug)
  const earlier = books.filter((part) => part.book.slug < book.slug).flatMap((part) => part.book.formerSlugs)
  return book.formerSlugs.filter((former) => !slugs.includes(former) && !earlier.includes(former))
}

function unitsOf(
  owner: string,
  units: Map<string, RenderedUnit>,
  previous: ReadonlyMap<string, RenderedUnit>,
): Pick<RenderContext, 'previousKeys' | 'previousPieces' | 'emit'> {
  const own = [...previous].filter(([name]) => name.startsWith(`${owner}/`))
  return {
    previousKeys: new Map(own.map(([, { name, key }]) => [name, key])),
    previousPieces: (name, path) => {
      const files = previous.get(`${owner}/${name}`)?.rendered?.longFiles ?? []
      const pieces = files.find(({ paths }) => paths[0] === path)?.pieces ?? []
      return new Map(pieces.flatMap(({ key, notes }) => (notes === undefined ? [] : [[key, notes] as const])))
    },
    emit: async (unit) => {
      units.set(`${owner}/${unit.name}`, unit)
    },
  }
}

function toOthers(entries: readonly BookEntry[], hasAddress: OtherBooks['hasAddress']): OtherBooks {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]))
  return {
    entry: (slug) => bySlug.get(slug) ?? null,
    newerEditionOf: (slug) => entries.find(({ previousEdition }) => previousEdition === slug) ?? null,
    hasAddress,
  }
}

function collectIds(units: ReadonlyMap<string, RenderedUnit>): Map<string, Set<string>> {
  const files = [...units.values()].flatMap(filesOf)
  return new Map(
    files
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, content }) => [
        path,
        new Set([...String(content).matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '')),
      ]),
  )
}

function toRendered(
  units: Map<string, RenderedUnit>,
  rest: Pick<RenderedSite, 'redirects' | 'copies' | 'editorLinks'>,
): Rendered {
  const rendered = [...units.values()].flatMap((unit) => unit.rendered ?? [])
  const assets = new Map(rendered.flatMap((unit) => unit.assets.map((file) => [file.path, file])))
  const files = [...[...units.values()].flatMap(filesOf), ...assets.values()]
  const byPath = new Map(files.map((file) => [file.path, file.content]))
  return {
    ...rest,
    units,
    files,
    pages: rendered.reduce((sum, unit) => sum + unit.pages, 0),
    problems: rendered.flatMap((unit) => unit.problems),
    text(path) {
      const content = byPath.get(path)
      if (content === undefined) throw new Error(`The rendered site has no ${path}.`)
      return typeof content === 'string' ? content : Buffer.from(content).toString('utf8')
    },
  }
}

/** The files of a unit, long ones as a whole. */
export function filesOf({ rendered }: RenderedUnit): RenderedFile[] {
  return rendered === null ? [] : [...rendered.files, ...(rendered.longFiles ?? []).flatMap(toWhole)]
}

/** A long file in one piece, at each of its addresses. */
export function toWhole({ paths, head, pieces, separator, tail }: LongFile): RenderedFile[] {
  const content = head + pieces.map(({ write }) => write()).join(separator) + tail
  return paths.map((path) => ({ path, content }))
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

/** The policy that readers get: it blocks style attributes and inline scripts. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'"

/** Serves a rendered site from memory on a free port. */
export async function serveRendered(
  site: Pick<Rendered, 'files'>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const files = new Map(site.files.map((file) => [`/${file.path}`, file.content]))
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const name = path.endsWith('/') ? `${path}index.html` : path
    const content = files.get(name)
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': types[extname(name)] ?? 'text/plain',
      'content-security-policy': policy,
    })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // A browser opens connections in advance. Node counts one that has sent nothing as busy, and would wait a minute for it.
        server.closeAllConnections()
      }),
  }
}
