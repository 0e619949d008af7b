import type { Payload } from 'payload'
import type { ContentProblem } from '../../content/publishing.ts'
import { settingsOf } from '../cmsSettings.ts'
import { findWaitingChanges } from './waitingChanges.ts'

/** How long changes may wait without a report of a build before their state is `stalled`, in ms. */
const stallLimit = 60_000

/** What the panel says about the site. Dates are RFC 3339. */
export type PublishingStatus = {
  /**
   * `never`: nothing was released and nothing waits. `live`: readers see all that is published. `building`: changes are waiting.
   * `failed`: the last build failed. `stalled`: changes wait, and no build was reported for a minute.
   */
  state: 'never' | 'live' | 'building' | 'failed' | 'stalled'
  waiting: number
  /** When the oldest change that waits was made. */
  waitingSince: string | null
  siteUrl: string
  /** The last build that was reported. */
  lastBuild: { id: string; number: number; at: string; problems: ContentProblem[] } | null
  /** When the release that readers see now went live. */
  liveSince: string | null
}

/** Reads the outbox and the last releases. `now` is the clock. */
export async function readPublishingStatus(payload: Payload, now: Date): Promise<PublishingStatus> {
  const waiting = await findWaitingChanges(payload)
  const [last] = await findReleases(payload, {})
  const [live] =
    last?.outcome === 'live' ? [last] : await findReleases(payload, { outcome: { equals: 'live' } })
  const waitingSince = waiting[0]?.createdAt ?? null
  const lastBuild = last ? toLastBuild(last) : null
  return {
    state: findState({
      hasFailed: last?.outcome === 'failed',
      hasLiveRelease: live !== undefined,
      waitingSince,
      lastBuildAt: lastBuild?.at ?? null,
      now,
    }),
    waiting: waiting.length,
    waitingSince,
    siteUrl: settingsOf(payload).siteUrl,
    lastBuild,
    liveSince: live ? String(live.createdAt) : null,
  }
}

function findState({
  hasFailed,
  hasLiveRelease,
  waitingSince,
  lastBuildAt,
  now,
}: {
  hasFailed: boolean
  hasLiveRelease: boolean
  waitingSince: string | null
  lastBuildAt: string | null
  now: Date
}): PublishingStatus['state'] {
  if (hasFailed) return 'failed'
  if (waitingSince === null) return hasLiveRelease ? 'live' : 'never'
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
    select: { number: true, outcome: true, problems: true, createdAt: true },
  })
  return docs
}
