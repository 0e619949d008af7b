import type { Payload } from 'payload'
import type { ContentProblem } from '../../content/publishing.ts'
import { settingsOf } from '../cmsSettings.ts'
import { findWaitingChanges } from './waitingChanges.ts'

/** How long changes may wait without any news of a build before an editor is asked to look, in ms. */
const patience = 60_000

/** What the panel says about the site in a glance. Moments are RFC 3339. */
export type PublishingStatus = {
  /**
   * `never`: nothing was released and nothing waits. `live`: readers see all that is published. `building`: changes are on their way.
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

/** Looks at the outbox and at the last releases. `now` is the clock. */
export async function readPublishingStatus(payload: Payload, now: Date): Promise<PublishingStatus> {
  const waiting = await findWaitingChanges(payload)
  const [last] = await findReleases(payload, {})
  const [live] =
    last?.outcome === 'live' ? [last] : await findReleases(payload, { outcome: { equals: 'live' } })
  const waitingSince = waiting[0]?.createdAt ?? null
  const lastBuild = last
    ? {
        id: String(last.id),
        number: Number(last.number),
        at: String(last.createdAt),
        problems: (last.problems as ContentProblem[] | null) ?? [],
      }
    : null
  const lastNews = Math.max(Date.parse(waitingSince ?? ''), lastBuild ? Date.parse(lastBuild.at) : 0)
  const state =
    last?.outcome === 'failed'
      ? 'failed'
      : waitingSince !== null
        ? now.getTime() - lastNews > patience
          ? 'stalled'
          : 'building'
        : live
          ? 'live'
          : 'never'
  return {
    state,
    waiting: waiting.length,
    waitingSince,
    siteUrl: settingsOf(payload).siteUrl,
    lastBuild,
    liveSince: live ? String(live.createdAt) : null,
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
