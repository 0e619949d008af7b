import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { eachLocale } from '../../../content/locale.ts'
import type { SiteSettings } from '../../../content/siteSettings.ts'
import type { BookPart } from '../../../content/snapshot.ts'
import { findDeadLinkProblems } from '../../page-models/editorLinks.ts'
import type { FetchedMedia, RenderBook, RenderedBook } from '../../renderedSite.ts'
import type { MediaStore, MissingUpload } from '../fetch/fetchMedia.ts'
import type { Tree } from '../release/releaseManifest.ts'
import type { Source } from '../release/sources.ts'
import type { BookDetail, BookFeed, BookRecord, Questions } from './bookRecord.ts'
import { unsearchable } from '../search/openSearch.ts'
import { titleInBoth } from './bookTitle.ts'
import { checkLinks, findDeadLinks } from './checkLinks.ts'
import { missingUploadProblem, nameBook } from './describeTrouble.ts'
import { lacksIndex } from './indexUnit.ts'
import { noteQuestions } from './questions.ts'
import { renderUnits, type RenderedUnits, type UnitPlace } from './renderUnits.ts'
import type { SiteTable } from './siteTable.ts'

/** What a build of one book needs beside its part. */
export type BuildInputs = {
  settings: SiteSettings
  baseUrl: string
  programVersion: string
  /** The digest of settings, base URL and program. */
  context: string
  table: SiteTable
  siteDir: string
  renderBook: RenderBook
  mediaStore: Pick<MediaStore, 'fetch'>
  buildTree: (sources: readonly Source[]) => Promise<Tree>
  place: UnitPlace
}

/** The last build of the book, where its tree is whole: units with the same key are taken from there. */
export type PreviousBuild = { record: BookRecord; detail: BookDetail }

export type BuiltBook = { part: BookPart; record: BookRecord; detail: BookDetail; feed: BookFeed; tree: Tree }

/**
 * Renders a book, checks it and writes its tree; only the units whose inputs changed.
 * Throws ReleaseCheckError where the program made a link that leads nowhere, and whatever the rendering throws.
 */
export async function buildBook({
  part,
  previous,
  inputs,
}: {
  part: BookPart
  previous: PreviousBuild | null
  inputs: BuildInputs
}): Promise<BuiltBook> {
  const {
    settings,
    baseUrl,
    context,
    programVersion,
    table,
    siteDir,
    renderBook,
    mediaStore,
    buildTree,
    place,
  } = inputs
  const { media, missing } = await mediaStore.fetch(part.media, place.signal)
  const formerSlugs = table.formerSlugsOf(part.book)
  let asked = noteQuestions(table, part.book.slug)
  const links = { baseUrl, media: [...media.values()].map(({ path }) => path) }
  const rendered = await renderUnits({
    render: (context) => {
      asked = noteQuestions(table, part.book.slug)
      return renderBook({ ...context, part, media, settings, baseUrl, formerSlugs, others: asked.others })
    },
    previous: previous && {
      units: previous.detail.units,
      folder: join(siteDir, 'trees', previous.record.tree),
    },
    deadLinks: previous?.record.deadLinks ?? [],
    findDeadLinks: ({ editorLinks, redirects }, units) =>
      findDeadLinks({ ...links, editorLinks, redirects, units, others: asked.others }),
    place,
  })
  const { collector, units, result } = rendered
  try {
    checkLinks({ ...links, units, others: asked.others, redirects: result.redirects })
    collector.link(await copiesOf(media))
    const tree = await buildTree(collector.sources())
    const { questions } = asked
    const record = toRecord({
      part,
      context,
      programVersion,
      rendered,
      tree,
      media,
      missing,
      formerSlugs,
      questions,
    })
    return { part, record, detail: { units }, feed: result.feed, tree }
  } finally {
    await collector.discard()
  }
}

/** The uploads as files of a tree. Their names where they are kept are their sums. */
export async function copiesOf(media: FetchedMedia): Promise<Source[]> {
  return Promise.all(
    [...media.values()].map(async ({ path, from }) => ({
      path,
      from,
      sha256: from.slice(-64),
      bytes: (await stat(from)).size,
    })),
  )
}

function toRecord({
  part,
  context,
  programVersion,
  rendered: { result, units, deadLinks },
  tree,
  media,
  missing,
  formerSlugs,
  questions,
}: {
  part: BookPart
  context: string
  programVersion: string
  rendered: RenderedUnits<RenderedBook>
  tree: Tree
  media: FetchedMedia
  missing: readonly MissingUpload[]
  formerSlugs: readonly string[]
  questions: Questions
}): BookRecord {
  const lacksSearch = units.some(lacksIndex)
  const assets = new Map(units.flatMap((unit) => unit.assets).map((asset) => [asset.path, asset]))
  return {
    version: 2,
    id: part.book.id,
    revision: part.revision,
    context,
    programVersion,
    tree: tree.id,
    entry: result.entry,
    redirects: result.redirects,
    assets: [...assets.values()],
    media: [...media.values()].map(({ path }) => path),
    lacksUploads: missing.length > 0,
    lacksSearch,
    pages: units.reduce((sum, { pages }) => sum + pages, 0),
    counts: part.counts,
    problems: [
      ...units.flatMap((unit) => unit.problems),
      ...findDeadLinkProblems({ part, deadLinks: new Set(deadLinks) }),
      ...missing.map(missingUploadProblem),
      ...(lacksSearch
        ? [nameBook({ problem: unsearchable, book: part.book.id, title: titleInBoth(part.book.title) })]
        : []),
    ],
    deadLinks: [...deadLinks],
    questions,
    formerSlugs: [...formerSlugs],
    newest: eachLocale((locale) => result.feed[locale][0]?.updated ?? null),
  }
}
