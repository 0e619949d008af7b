import { getPayload } from 'payload'
import { findPendingMigrations } from './database/pendingMigrations.ts'
import { toMessage } from '../system/toMessage.ts'

/** Opens the database and makes the first administrator; ends the process with code 1 where that cannot be done. */
export async function startCms(): Promise<void> {
  try {
    const { default: config } = await import('@payload-config')
    const payload = await getPayload({ config, disableOnInit: true })
    const pending = await findPendingMigrations(payload)
    if (pending.length > 0)
      throw new Error(
        `The database is older than this version of Okuzuke. Run: npm run migrate (${pending.join(', ')})`,
      )
    await payload.config.onInit?.(payload)
  } catch (error) {
    console.error(`The CMS cannot start.\n${toMessage(error)}`)
    process.exit(1)
  }
}
