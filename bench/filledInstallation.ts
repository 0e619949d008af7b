import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { repositoryRoot } from '../system/settings.ts'
import { environmentOf, lastWords } from '../tests/helpers/okuzuke.ts'
import { slugOf } from './big-site/record.ts'
import { readCommandLine, readPeakMemory } from './peakMemory.ts'
import { openRestApi, type RestApi } from './restApi.ts'
import { untilServed } from './servedPage.ts'
import { startBenchInstallation } from './startBenchInstallation.ts'

/** A temporary installation with the invented site beside the demo book, all of it live. */
export type FilledInstallation = {
  siteUrl: string
  siteDir: string
  /** The REST API as an editor. */
  rest: RestApi
  /** Waits until no published change waits for a release. */
  untilReleased: () => Promise<void>
  /** The most memory that the publisher and the CMS have had, in MB. */
  peaks: () => { publisher: number; cms: number }
  end: () => Promise<void>
}

/** Starts Okuzuke in a folder of its own, fills its database, and waits until readers have all of it. `log` hears of each step. */
export async function startFilledInstallation({
  books,
  errata,
  log,
}: {
  books: number
  errata: number
  log: (line: string) => void
}): Promise<FilledInstallation> {
  const { place, administrator, okuzuke, end } = await startBenchInstallation()
  const timed = async (what: string, work: () => Promise<void>) => {
    const since = performance.now()
    await work()
    log(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s`)
  }
  try {
    await timed('Okuzuke is built and started', () => okuzuke.untilSaid(lastWords, 900_000))
    const { cmsUrl, siteUrl } = okuzuke
    const rest = await openEditor({ cmsUrl, administrator })
    const untilReleased = () => untilNothingWaits(rest)
    await timed(`${books} books of ${errata} errata are put into the database`, () =>
      fillDatabase({ env: environmentOf(place), books, errata }),
    )
    await timed('All of it is live', async () => {
      const lastPage = `${siteUrl}/ja/books/${slugOf(books)}/errata/`
      await untilServed(lastPage, (html) => html !== '', 600_000 + books * 2_000)
      await untilReleased()
    })
    return {
      ...{ siteUrl, rest, untilReleased, end },
      siteDir: join(place.dataDir, 'site'),
      peaks: () => {
        const highest = (mark: string) =>
          Math.max(
            0,
            ...okuzuke
              .processes()
              .filter((pid) => readCommandLine(pid).includes(mark))
              .map(readPeakMemory),
          )
        return { publisher: highest('site/publisher/publisher.ts'), cms: highest('next-server') }
      },
    }
  } catch (error) {
    await end()
    throw new Error(`The installation could not be filled. It said:\n${okuzuke.said()}`, { cause: error })
  }
}

async function openEditor({
  cmsUrl,
  administrator,
}: {
  cmsUrl: string
  administrator: { email: string; password: string }
}): Promise<RestApi> {
  const first = await openRestApi({ cmsUrl, ...administrator })
  const editor = { email: 'editor@example.org', password: randomBytes(12).toString('hex') }
  await first('/users', 'POST', { ...editor, name: 'Measuring editor', role: 'editor' })
  return openRestApi({ cmsUrl, ...editor })
}

// In a process of its own: Payload's local API of another process is what an import uses, too.
async function fillDatabase({
  env,
  books,
  errata,
}: {
  env: NodeJS.ProcessEnv
  books: number
  errata: number
}): Promise<void> {
  const secret = () => randomBytes(32).toString('hex')
  const child = fork(join(repositoryRoot, 'bench/fillDatabase.ts'), {
    execArgv: ['--conditions=production', '--import', 'tsx'],
    env: {
      ...(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')) as typeof env),
      PAYLOAD_SECRET: secret(),
      PUBLISHER_API_KEY: secret(),
      BOOKS: String(books),
      ERRATA: String(errata),
    },
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The database could not be filled: the program ended with ${String(code)}.`)
}

const Counted = z.object({ totalDocs: z.number() })

async function untilNothingWaits(rest: RestApi): Promise<void> {
  const query = '/site-changes?limit=1&depth=0&where[release][exists]=false'
  while (Counted.parse(await rest(query)).totalDocs > 0) await sleep(100)
}
