import type { Payload } from 'payload'
import type { ContentProblem, Loss } from '../../content/publishing.ts'
import { settingsOf } from '../cmsSettings.ts'
import { rows } from '../rows.ts'
import { findWaitingChanges } from './waitingChanges.ts'

/** How long changes may wait without a report of a build before their state is `stalled`, in ms. */
const stallLimit = 60_000

/** What the panel says about the site. Dates are RFC 3339. */
export type PublishingStatus = {
  /**
   * `never`: nothing was released and nothing waits. `live`: readers see all that is published. `building`: changes are waiting.
   * `held`: the site is live, and some books keep their earlier pages, because they could not be built. `failed`: the last build
   * failed. `stalled`: changes wait, and no build was reported for a minute.
   */
  state: 'never' | 'live' | 'building' | 'held' | 'failed' | 'stalled'
  /** How many changes the next release brings. */
  waiting: number
  /** How many changes wait longer than that, because their book keeps its earlier pages. */
  held: number
  /** When the oldest change that the next release brings was made. */
  waitingSince: string | null
  siteUrl: string
  /** The last build that was reported. */
  lastBuild: { id: string; number: number; at: string; problems: ContentProblem[] } | null
  /** When the release that readers see now went live. */
  liveSince: string | null
  /** What would be taken away, and waits for an administrator's word; without what is confirmed already. */
  losses: Loss[]
}

/** Reads the outbox and the last releases. `now` is the clock. */
export async function readPublishingStatus(payload: Payload, now: Date): Promise<PublishingStatus> {
  return (await readPublishing(payload, now)).status
}

/** The same, with the ids of the changes that are held. */
export async function readPublishing(
  payload: Payload,
  now: Date,
): Promise<{ status: PublishingStatus; held: ReadonlySet<string> }> {
  const changes = await findWaitingChanges(payload)
  const [last] = await findReleases(payload, {})
  const [live] =
    last?.outcome === 'live' ? [last] : await findReleases(payload, { outcome: { equals: 'live' } })
  const ofLastBuild = new Set(last?.outcome === 'live' ? idsOf(last.held) : [])
  const held = new Set(changes.flatMap(({ id }) => (ofLastBuild.has(id) ? [id] : [])))
  const waiting = changes.filter(({ id }) => !held.has(id))
  const isConfirmed = (loss: string) =>
    changes.some(({ operation, document }) => operation === 'confirm' && document === loss)
  const waitingSince = waiting[0]?.createdAt ?? null
  const lastBuild = last ? toLastBuild(last) : null
  const status: PublishingStatus = {
    state: findState({
      hasFailed: last?.outcome === 'failed',
      hasLiveRelease: live !== undefined,
      keepsEarlierPages: held.size > 0 || (lastBuild?.problems ?? []).some(isError),
      waitingSince,
      lastBuildAt: lastBuild?.at ?? null,
      now,
    }),
    waiting: waiting.length,
    held: held.size,
    waitingSince,
    siteUrl: settingsOf(payload).siteUrl,
    lastBuild,
    liveSince: live ? String(live.createdAt) : null,
    losses: ((last?.losses ?? []) as Loss[]).filter(({ id }) => !isConfirmed(id)),
  }
  return { status, held }
}

/** Whether a problem keeps what is published from readers. */
export function isError({ severity }: ContentProblem): boolean {
  return severity === 'error'
}

function idsOf(changes: unknown): string[] {
  return rows(changes).map(({ id }) => String(id))
}

function findState({
  hasFailed,
  hasLiveRelease,
  keepsEarlierPages,
  waitingSince,
  lastBuildAt,
  now,
}: {
  hasFailed: boolean
  hasLiveRelease: boolean
  keepsEarlierPages: boolean
  waitingSince: string | null
  lastBuildAt: string | null
  now: Date
}): PublishingStatus['state'] {
  if (hasFailed) return 'failed'
  if (waitingSince === null) return keepsEarlierPages ? 'held' : hasLiveRelease ? 'live' : 'never'
  const lastEvent = Math.max(Date.parse(waitingSince), lastBuildAt === null ? 0 : Date.parse(lastBuildAt))
  return now.getTime() - lastEvent > stallLimit ? 'stalled' : 'building'
}

function toLastBuild(row: Record<string, unknown>): NonNullable<PublishingStatus['lastBuild']> {
  return {
    id: String(row.id),
    number: Number(row.number),
    at: String(row.createdAt),
    problems: (row.problems as ContentProblem[] | null) ?? [],
  }
}

async function findReleases(payload: Payload, where: Record<string, { equals: string }>) {
  const { docs } = await payload.db.find<Record<string, unknown>>({
    collection: 'site-releases',
    where,
    sort: '-number',
    limit: 1,
    pagination: false,
    select: { number: true, outcome: true, problems: true, held: true, losses: true, createdAt: true },
  })
  return docs
}
