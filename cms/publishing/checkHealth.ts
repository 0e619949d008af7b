import type { Payload } from 'payload'
import type { ReleaseReport } from '../../content/publishing.ts'
import { readOkuzukeVersion } from '../../system/okuzukeVersion.ts'
import { secondsSincePublisher } from './publisherContact.ts'

/** What GET /health answers. Where the database is down, `release` and `lastBuild` are null. */
export type Health = {
  database: 'up' | 'down'
  /** The release that readers see; null: none yet. */
  release: string | null
  /** How the build that the publisher reported last ended; null: none was reported yet. */
  lastBuild: ReleaseReport['outcome'] | null
  /** How long ago the publisher asked this process for changes, in whole seconds; null: never. It asks every half minute. */
  publisherSecondsAgo: number | null
  /** Okuzuke's version. */
  version: string
}

/** Asks the database; never throws. The reason of a failure goes to the log, not to the client. */
export async function checkHealth(open: () => Promise<Payload>): Promise<Health> {
  const others = { publisherSecondsAgo: secondsSincePublisher(), version: readOkuzukeVersion() }
  try {
    const payload = await open()
    try {
      return { database: 'up', ...(await readLastBuild(payload)), ...others }
    } catch (error) {
      payload.logger.error({ err: error, msg: 'The database did not answer the question of GET /health.' })
    }
  } catch (error) {
    console.error('The CMS could not be opened for GET /health.', error)
  }
  return { database: 'down', release: null, lastBuild: null, ...others }
}

/** The newest report names the live release also where its own build failed. */
async function readLastBuild(payload: Payload): Promise<Pick<Health, 'release' | 'lastBuild'>> {
  const { docs } = await payload.find({
    collection: 'site-releases',
    sort: '-number',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  const [newest] = docs
  return { release: newest?.release ?? null, lastBuild: newest?.outcome ?? null }
}
