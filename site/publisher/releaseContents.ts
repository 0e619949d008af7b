import type { ContentProblem } from '../../content/publishing.ts'
import type { SiteIndex } from '../../content/snapshot.ts'
import type { BuiltShared } from './books/buildShared.ts'
import type { Trouble } from './books/describeTrouble.ts'
import type { HeldSite } from './books/heldSite.ts'
import type { SiteToRelease } from './release/buildRelease.ts'
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
  return [
    ...index.problems,
    ...troubles.flatMap(({ problems }) => problems),
    ...warnings.slice(0, mostWarnings),
  ]
}

/** The paths of all uploads in the release. */
export function* mediaPaths(held: HeldSite, shared: BuiltShared): Iterable<string> {
  for (const { media } of held.records.values()) yield* media
  for (const { path } of shared.tree?.files ?? []) yield path
}
