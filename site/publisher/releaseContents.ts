import type { ContentProblem } from '../../content/publishing.ts'
import type { SiteIndex } from '../../content/snapshot.ts'
import type { BuiltShared } from './books/buildShared.ts'
import type { Trouble } from './books/describeTrouble.ts'
import type { HeldSite } from './books/heldSite.ts'
import type { SiteToRelease } from './release/buildRelease.ts'
import { mountedFolder } from './release/mounts.ts'
import { noBooks } from './losses/describeLoss.ts'
import { findMissingPages, neededSharedPages } from './release/neededPages.ts'
import { ReleaseCheckError } from './release/releaseCheckError.ts'
import type { ReleaseManifest } from './release/releaseManifest.ts'

/** What a release consists of: the trees of all books, and what is shared. */
export function siteToRelease(held: HeldSite, shared: BuiltShared): SiteToRelease {
  const records = [...held.records.values()]
  const trees = [...held.trees(), ...(shared.tree === null ? [] : [shared.tree])]
  return {
    files: shared.sources,
    assets: [
      ...records.flatMap(({ assets }) => assets),
      ...shared.record.units.flatMap(({ assets }) => assets),
    ],
    trees: [...new Map(trees.map((tree) => [tree.id, tree])).values()],
    presentTrees: new Map(records.map(({ entry, tree }) => [entry.slug, tree])),
    pages: sum([...records, ...shared.record.units].map(({ pages }) => pages)),
    redirects: [...records.flatMap(({ redirects }) => redirects), ...shared.record.redirects],
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Throws ReleaseCheckError where a page is missing that every site has: a fault of the program, no edit in the CMS can ask for it. */
export function checkPages({ files }: ReleaseManifest): void {
  const paths = new Set(files.map(({ path }) => path))
  const problems = findMissingPages({ paths, needed: neededSharedPages })
  if (problems.length > 0) throw new ReleaseCheckError(problems)
}

/** The addresses of the live release that another one lacks: own pages, and the folders of books. */
export function missingAddresses(live: ReleaseManifest, { files, trees }: SiteToRelease): string[] {
  const folders = trees.flatMap((tree) => tree.files.map(({ path }) => mountedFolder(path)))
  const present = new Set<string | null>([...files.map(({ path }) => path), ...folders])
  const pages = live.files.map(({ path }) => path).filter((path) => path.endsWith('.html'))
  return [...pages, ...live.mounts.map(({ path }) => path)].filter((path) => !present.has(path))
}

/** A report is read by people: of many warnings the first will do. */
const mostWarnings = 100

/** What editors are told of a release: trouble first, then what they should mend though it could be published. */
export function gatherProblems({
  index,
  held,
  troubles,
  shared,
}: {
  index: SiteIndex
  held: HeldSite
  troubles: readonly Trouble[]
  shared: BuiltShared
}): ContentProblem[] {
  const warnings = [...[...held.records.values()].flatMap(({ problems }) => problems), ...shared.problems]
  const isEmpty = index.books.length === 0 && held.records.size > 0
  return [
    ...(isEmpty ? [noBooksProblem] : []),
    ...index.problems,
    ...troubles.flatMap(({ problems }) => problems),
    ...warnings.slice(0, mostWarnings),
  ]
}

const noBooksProblem: ContentProblem = { severity: 'error', message: noBooks, document: null }

/** The paths of all uploads in the release. */
export function* mediaPaths(held: HeldSite, shared: BuiltShared): Iterable<string> {
  for (const { media } of held.records.values()) yield* media
  for (const { path } of shared.tree?.files ?? []) yield path
}
