/** What a reader saw of a page's errata: their versions (`data-v`) by tag. */
export type Seen = Readonly<Record<string, string>>

/** The last two visits to a page. A visit is everything that was looked at with no more than four hours between. */
export type Visits = { current: { at: number; seen: Seen }; previous: { at: number; seen: Seen } | null }

const longestPause = 4 * 60 * 60 * 1000

/** Takes note of a page that is being looked at now (in ms). A reload belongs to the same visit, and hides nothing that is new. */
export function noteVisit(earlier: Visits | null, { at, seen }: { at: number; seen: Seen }): Visits {
  if (earlier === null) return { current: { at, seen }, previous: null }
  const isSameVisit = at - earlier.current.at <= longestPause
  return { current: { at, seen }, previous: isSameVisit ? earlier.previous : earlier.current }
}

/** Reads what was kept; null for anything else. */
export function readVisits(text: string | null): Visits | null {
  const visit = (value: unknown): { at: number; seen: Seen } | null => {
    const { at, seen } = (value ?? {}) as { at?: unknown; seen?: unknown }
    return typeof at === 'number' && typeof seen === 'object' && seen !== null
      ? { at, seen: seen as Seen }
      : null
  }
  try {
    const { current, previous } = JSON.parse(text ?? 'null') as Record<string, unknown>
    const now = visit(current)
    return now && { current: now, previous: visit(previous) }
  } catch {
    return null // Of another program, or cut: the next visit begins anew.
  }
}

/** The parts of an erratum that differ between two versions: two digits for each of versionedParts (page-models/erratumVersion.ts). */
export function changedParts<Part extends string>(
  before: string,
  after: string,
  parts: readonly Part[],
): Part[] {
  return parts.filter(
    (_part, index) => before.slice(2 * index, 2 * index + 2) !== after.slice(2 * index, 2 * index + 2),
  )
}
