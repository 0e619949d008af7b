import { getPayload } from 'payload'

/** Opens the database and makes the first administrator; ends the process with code 1 where that cannot be done. */
export async function startCms(): Promise<void> {
  try {
    const { default: config } = await import('@payload-config')
    await getPayload({ config })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    console.error(`The CMS cannot start.\n${reason}`)
    process.exit(1)
  }
}
