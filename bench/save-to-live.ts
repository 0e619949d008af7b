import { parseArgs } from 'node:util'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastWords } from '../tests/helpers/okuzuke.ts'
import { openEditor, type EditorSession } from './editorSession.ts'
import { printPercentiles } from './printPercentiles.ts'
import { startBenchInstallation } from './startBenchInstallation.ts'

/** One publish, in milliseconds: how long the API took to answer the save, and from its answer to the new text being served. */
type Publish = { save: number; live: number }

/**
 * `npm run bench:save-to-live`: publishes a news item many times through the REST API, as an editor, and measures each time
 * from the API's answer until the static server serves the new text.
 * Without options it starts a temporary installation; with CMS_URL, SITE_URL, EDITOR_EMAIL and EDITOR_PASSWORD (or
 * --cms-url, --site-url, --email, --password) it uses a running one. `--count 30`: how many times.
 */
async function main(): Promise<void> {
  const options = readOptions()
  const { session, end } = options.email === '' ? await startInstallation() : await openRunning(options)
  try {
    const item = await session.createNews()
    const publishes: Publish[] = []
    try {
      // Not measured: the first publish makes the page.
      await publishAndWait({ session, item, text: 'warm-up' })
      const since = new Date().toISOString()
      for (let round = 1; round <= options.count; round += 1) {
        publishes.push(await publishAndWait({ session, item, text: `round ${round} of ${options.count}` }))
      }
      // The last report arrives a moment after its release is live, and the table needs it.
      await sleep(1_000)
      printTable(publishes, await session.durationsSince(since))
    } finally {
      await session.removeNews(item)
    }
  } finally {
    await end()
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      'cms-url': { type: 'string', default: process.env.CMS_URL ?? '' },
      'site-url': { type: 'string', default: process.env.SITE_URL ?? '' },
      email: { type: 'string', default: process.env.EDITOR_EMAIL ?? '' },
      password: { type: 'string', default: process.env.EDITOR_PASSWORD ?? '' },
      count: { type: 'string', default: '30' },
    },
  })
  return {
    cmsUrl: values['cms-url'].replace(/\/$/, ''),
    siteUrl: values['site-url'].replace(/\/$/, ''),
    email: values.email,
    password: values.password,
    count: Number(values.count),
  }
}

async function openRunning(options: ReturnType<typeof readOptions>) {
  return { session: await openEditor(options), end: async () => undefined }
}

async function startInstallation() {
  const { administrator, okuzuke, end } = await startBenchInstallation()
  try {
    await okuzuke.untilSaid(lastWords, 600_000)
    const addresses = { cmsUrl: okuzuke.cmsUrl, siteUrl: okuzuke.siteUrl }
    const first = await openEditor({ ...addresses, ...administrator })
    return { session: await openEditor({ ...addresses, ...(await first.createEditor()) }), end }
  } catch (error) {
    await end()
    throw error
  }
}

async function publishAndWait({
  session,
  item,
  text,
}: {
  session: EditorSession
  item: string
  text: string
}): Promise<Publish> {
  const title = `Measured: ${text} ${randomBytes(4).toString('hex')}`
  const began = performance.now()
  await session.publishNews(item, title)
  const answered = performance.now()
  while (!(await session.readNewsPage()).includes(title)) {
    if (performance.now() - answered > 60_000) throw new Error(`"${title}" was not live after 60 s.`)
    await sleep(10)
  }
  return { save: answered - began, live: performance.now() - answered }
}

function printTable(publishes: Publish[], durations: Record<string, number>[]): void {
  const steps = ['fetch', 'render', 'write', 'check', 'switch', 'total']
  const rows: [string, number[]][] = [
    ['**from the answer to the new text being served**', publishes.map((publish) => publish.live)],
    ['the save itself', publishes.map((publish) => publish.save)],
    ...steps.map((step): [string, number[]] => [
      `build: ${step}`,
      durations.flatMap((build) => build[step] ?? []),
    ]),
  ]
  printPercentiles(`${publishes.length} publishes one after another, ${durations.length} builds.`, rows)
}

await main()
