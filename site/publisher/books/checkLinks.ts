import { toRedirectMap, type Redirect } from '../../redirects.ts'
import type { OtherBooks } from '../../renderedSite.ts'
import { findLinkProblems, type LinkTargets } from '../release/findLinkProblems.ts'
import { mountedFolder } from '../release/mounts.ts'
import { ReleaseCheckError } from '../release/releaseCheckError.ts'
import type { UnitRecord } from './bookRecord.ts'
import { storedIds, toPageIds } from './bookStore.ts'
import { listReferences } from './storedFacts.ts'
import { factsOf } from './unitRecords.ts'

type Linked = {
  units: readonly UnitRecord[]
  baseUrl: string
  /** The paths of the uploads that go with the units. */
  media: readonly string[]
  redirects: readonly Redirect[]
  /** Answers also for the pages that belong to no book. */
  others: Pick<OtherBooks, 'hasAddress'>
}

/** Throws ReleaseCheckError with every link of the pages that leads nowhere or asks a third party. */
export function checkLinks(linked: Linked): void {
  const facts = new Map(
    linked.units.flatMap(factsOf).map(([path, of]) => [path, { references: listReferences(of) }] as const),
  )
  const { problems } = findLinkProblems({ facts, targets: targetsOf(linked, []) })
  if (problems.length > 0) throw new ReleaseCheckError(problems)
}

/** Which of the links that editors wrote lead nowhere, sorted. */
export function findDeadLinks({
  editorLinks,
  ...linked
}: Linked & { editorLinks: readonly string[] }): string[] {
  const references = editorLinks.map((url) => ({ url, from: '<a href>', loads: false }))
  const facts = new Map([['index.html', { references }]])
  return findLinkProblems({ facts, targets: targetsOf(linked, editorLinks) }).deadLinks.sort()
}

function targetsOf(
  { units, baseUrl, media, redirects, others }: Linked,
  editorLinks: readonly string[],
): LinkTargets {
  const own = new Map([...toPageIds(storedIds(units)), ...media.map((path): [string, null] => [path, null])])
  // What is in no book's folder is shared, and the table knows it as it knows the other books.
  const sharedIds = (path: string): ReadonlySet<string> | null | undefined =>
    mountedFolder(path) === null && others.hasAddress(path, '') ? null : undefined
  const get = (path: string) => (own.has(path) ? own.get(path) : sharedIds(path))
  return {
    baseUrl,
    files: { get },
    hasAddress: others.hasAddress,
    redirects: toRedirectMap(redirects),
    assets: new Set(units.flatMap((unit) => unit.assets.map(({ path }) => path))),
    editorLinks: new Set(editorLinks),
  }
}
