import { join } from 'node:path'
import { locales, type Locale } from '../../../content/locale.ts'
import type { ContentProblem } from '../../../content/publishing.ts'
import type { SiteSettings } from '../../../content/siteSettings.ts'
import type { NewsPart } from '../../../content/snapshot.ts'
import type { AtomEntry } from '../../feeds/atomFeed.ts'
import { findDeadLinkProblems } from '../../page-models/editorLinks.ts'
import type { RenderShared } from '../../renderedSite.ts'
import type { ReleaseManifest, Tree } from '../release/releaseManifest.ts'
import type { Source } from '../release/sources.ts'
import { copiesOf, type BuildInputs } from './buildBook.ts'
import type { RecordedFile, UnitRecord } from './bookRecord.ts'
import { checkLinks, findDeadLinks } from './checkLinks.ts'
import { unsearchable } from '../search/openSearch.ts'
import { missingUploadProblem } from './describeTrouble.ts'
import type { HeldSite } from './heldSite.ts'
import { lacksIndex } from './indexUnit.ts'
import { renderUnits, type PreviousUnits } from './renderUnits.ts'
import type { SharedRecord } from './sharedRecord.ts'

/** What belongs to no book, ready for a release. */
export type BuiltShared = {
  part: NewsPart
  record: SharedRecord
  sources: readonly Source[]
  /** The uploads of the shared news; null where there are none. */
  tree: Tree | null
  problems: ContentProblem[]
  /** The index of the shared news could not be made: the next build tries it again. */
  lacksSearch: boolean
  discard: () => Promise<void>
}

/** As many books as the feed of the site has entries: the newest entries can't be of more. */
const booksOfFeed = 100

/** Renders the front pages, the shared news, the feeds and the sitemap from the records of all books. Only the units that changed. */
export async function buildShared({
  held,
  part,
  live,
  damaged,
  inputs,
  settings,
  renderShared,
}: {
  held: HeldSite
  part: NewsPart
  live: ReleaseManifest | null
  /** Paths of the live release whose files are not what they were. */
  damaged: ReadonlySet<string>
  inputs: BuildInputs
  settings: SiteSettings
  renderShared: RenderShared
}): Promise<BuiltShared> {
  const { baseUrl, programVersion, table, siteDir, mediaStore, buildTree, place } = inputs
  const { media, missing } = await mediaStore.fetch(part.media, place.signal)
  const [home, feed] = await Promise.all([readHome({ held, settings, inputs }), readFeeds(held)])
  const previous = held.shared()?.record ?? null
  const links = { baseUrl, media: [...media.values()].map(({ path }) => path) }
  const rendered = await renderUnits({
    render: (context) =>
      renderShared({
        ...{ ...context, settings, baseUrl, part, media, home, feed },
        entries: table.entries(),
        redirects: [...held.records.values()].flatMap(({ redirects }) => redirects),
      }),
    previous: reliable({ previous, live, damaged, siteDir }),
    deadLinks: previous?.deadLinks ?? [],
    findDeadLinks: ({ editorLinks, redirects }, units) =>
      findDeadLinks({ ...links, editorLinks, redirects, units, others: table }),
    place,
  })
  const { collector, units, result } = rendered
  try {
    checkLinks({ ...links, units, others: table, redirects: result.redirects })
    const copies = await copiesOf(media)
    const deadLinks = [...rendered.deadLinks]
    const lacksSearch = units.some(lacksIndex)
    return {
      part,
      record: {
        version: 1,
        revision: part.revision,
        settings,
        programVersion,
        units,
        redirects: result.redirects,
        deadLinks,
      },
      sources: collector.sources(),
      tree: copies.length === 0 ? null : await buildTree(copies),
      problems: [
        ...units.flatMap((unit) => unit.problems),
        ...findDeadLinkProblems({ part, deadLinks: new Set(deadLinks) }),
        ...missing.map(missingUploadProblem),
        ...(lacksSearch ? [unsearchable] : []),
      ],
      lacksSearch,
      discard: collector.discard,
    }
  } catch (error) {
    await collector.discard()
    throw error
  }
}

// The live release may be another one than the record's, or have lost files: its list says what can be taken from it.
function reliable({
  previous,
  live,
  damaged,
  siteDir,
}: {
  previous: SharedRecord | null
  live: ReleaseManifest | null
  damaged: ReadonlySet<string>
  siteDir: string
}): PreviousUnits {
  if (previous === null || live === null) return null
  const sums = new Map(live.files.map((file) => [file.path, file.sha256]))
  const isThere = ({ path, sha256 }: RecordedFile) => sums.get(path) === sha256 && !damaged.has(path)
  // An asset is written when a page that loads it is rendered.
  const isUsable = ({ files, assets }: UnitRecord) =>
    files.every(isThere) && !assets.some(({ path }) => damaged.has(path))
  const units = previous.units.filter(isUsable)
  return { units, folder: join(siteDir, 'releases', live.id) }
}

async function readHome({
  held,
  settings,
  inputs: { table, mediaStore, place },
}: {
  held: HeldSite
  settings: SiteSettings
  inputs: BuildInputs
}): Promise<Parameters<RenderShared>[0]['home']> {
  const entry = settings.homeBook === null ? null : table.entry(settings.homeBook)
  const part = entry && (await held.store.readPart(entry.id))
  if (part === null) return null
  const { media } = await mediaStore.fetch(part.media, place.signal)
  return { part, media, others: table }
}

async function readFeeds(held: HeldSite): Promise<Record<Locale, AtomEntry[]>> {
  const feed: Record<Locale, AtomEntry[]> = { ja: [], en: [] }
  for (const locale of locales) {
    const newest = [...held.records.values()]
      .filter((record) => record.newest[locale] !== null)
      .sort((a, b) => compare(b.newest[locale], a.newest[locale]) || compare(a.id, b.id))
      .slice(0, booksOfFeed)
    for (const record of newest) feed[locale].push(...((await held.readFeed(record))?.[locale] ?? []))
  }
  return feed
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1
}
