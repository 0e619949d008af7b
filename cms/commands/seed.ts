import { getPayload } from 'payload'
import { SettingsError } from '../../system/settings.ts'
import { seedDemo } from '../demo/seed.ts'

/** Command line, after the migrations: puts the demo book into a database that has no content. Says what it did in one line. */
async function main(): Promise<string> {
  const { default: config } = await import('@payload-config')
  const payload = await getPayload({ config, disableOnInit: true })
  try {
    const { seeded, errata } = await seedDemo(payload)
    return seeded
      ? `The demo book is in, with its ${errata} errata.`
      : 'There is content already, so the demo book was not put in.'
  } finally {
    await payload.destroy()
  }
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
