import config from '@payload-config'
import { getPayload } from 'payload'
import { seedDemo } from './demo/seed.ts'

/** Command line, after the migrations: puts the demo book into a database that has no content. Says what it did in one line. */
async function main(): Promise<void> {
  const payload = await getPayload({ config, disableOnInit: true })
  try {
    const { seeded, errata } = await seedDemo(payload)
    console.log(
      seeded
        ? `The demo book is in, with its ${errata} errata.`
        : 'There is content already, so the demo book was not put in.',
    )
  } finally {
    await payload.destroy()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error('The demo book could not be put in; the database is as it was.', error)
    process.exit(1)
  },
)
