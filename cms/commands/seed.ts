import { getPayload } from 'payload'
import { readCmsSettings } from '../../system/settings.ts'
import { buildCmsConfig } from '../buildCmsConfig.ts'
import { seedDemo } from '../demo/seed.ts'
import { describeCommandError, runCommand } from './commandLine.ts'

// A step of the start, after the migrations: puts the demo book into a database that has no content.
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
    return seeded
      ? `The demo book is in, with its ${errata} errata.`
      : 'There is content already, so the demo book was not put in.'
  } finally {
    await payload.destroy()
  }
}
