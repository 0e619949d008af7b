import type { Payload } from 'payload'

/** What GET /health tells: whether the database answers, and the release that readers see (null: none yet, or not known). */
export type Health = { database: 'up' | 'down'; release: string | null }

/** Asks the database; never throws. The reason of a failure goes to the log, not to whoever asks. */
export async function checkHealth(open: () => Promise<Payload>): Promise<Health> {
  try {
    const payload = await open()
    try {
      const { docs } = await payload.find({
        collection: 'site-releases',
        where: { release: { exists: true } },
        sort: '-number',
        limit: 1,
        depth: 0,
        overrideAccess: true,
      })
      return { database: 'up', release: docs[0]?.release ?? null }
    } catch (error) {
      payload.logger.error({ err: error, msg: 'The database did not answer the question of GET /health.' })
    }
  } catch (error) {
    console.error('The CMS could not be opened for GET /health.', error)
  }
  return { database: 'down', release: null }
}
