import { getPayload, type Payload } from 'payload'
import { SettingsError } from '../../system/settings.ts'
import { seedDemo } from '../demo/seed.ts'

/**
 * Command line, after the migrations: puts the demo book into a database that has no content. Says what it did in one line;
 * the start, where that runs it, also gets the address of the oldest user in a message.
 */
async function main(): Promise<string> {
  const { default: config } = await import('@payload-config')
  const payload = await getPayload({ config, disableOnInit: true })
  try {
    const { seeded, errata } = await seedDemo(payload)
    await sendToStart({ firstUser: await findFirstUser(payload) })
    return seeded
      ? `The demo book is in, with its ${errata} errata.`
      : 'There is content already, so the demo book was not put in.'
  } finally {
    await payload.destroy()
  }
}

async function findFirstUser(payload: Payload): Promise<string | null> {
  const { docs } = await payload.find({
    collection: 'users',
    sort: 'createdAt',
    limit: 1,
    depth: 0,
    overrideAccess: true,
  })
  return docs[0]?.email ?? null
}

// The process ends at once, and what was not handed to the system by then would be lost: so it waits for the callback.
function sendToStart(message: { firstUser: string | null }): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return resolve()
    process.send(message, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}

main().then(
  (said) => {
    console.log(said)
    process.exit(0)
  },
  (error: unknown) => {
    console.error('The demo book could not be put in; the database is as it was.')
    console.error(error instanceof SettingsError ? error.message : error)
    process.exit(1)
  },
)
