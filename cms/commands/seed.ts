import { getPayload, type Payload } from 'payload'
import { readCmsSettings } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { seedDemo } from '../demo/seed.ts'
import { describeCommandError, runCommand } from './commandLine.ts'

// A step of the start, after the migrations: puts the demo book into a database that has no content. The start, where it runs
// this, also gets the address of the oldest user in a message.
await runCommand({
  run: seed,
  describeError: (error) =>
    `The demo book could not be put in; the database is as it was.\n${describeCommandError({ error })}`,
})

async function seed(): Promise<string> {
  const config = await buildCmsConfig(readCmsSettings(process.env))
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

// The process ends at once, and a message that was not handed to the system by then would be lost: so it waits for the callback.
function sendToStart(message: { firstUser: string | null }): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return resolve()
    process.send(message, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}
