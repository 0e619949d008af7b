import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { toMessage } from '../system/toMessage.ts'
import { lastWords, type Okuzuke } from '../tests/helpers/okuzuke.ts'
import { findLostSaves } from './load/answeredSaves.ts'
import { startEditor } from './load/editors.ts'
import { startKills } from './load/kills.ts'
import { watchMemory } from './load/memoryWatch.ts'
import { listPages, startReaders } from './load/readers.ts'
import { reportLoad } from './load/report.ts'
import { mountSmallDisk } from './load/smallDisk.ts'
import { openRestApi, type RestApi } from './restApi.ts'
import { startBenchInstallation } from './startBenchInstallation.ts'

/**
 * `npm run bench:load -- --minutes 30`: an installation under mixed load. Ten editors publish over REST, readers ask for 200 pages and
 * files a second, each publish switches the release, the CMS and the publisher are killed (-9) in turn every 20 s, and the disk is full
 * twice, for 15 s each (that needs a user who may mount; `--no-full-disk` leaves it out).
 * It ends with 1 where readers got anything but 200, an answered save is lost, a last save is not live, or a part's memory grows.
 */
async function main(): Promise<number> {
  const options = readOptions()
  let disk: ReturnType<typeof mountSmallDisk> = null
  const { okuzuke, administrator, end } = await startBenchInstallation({
    prepare: ({ dataDir }) => {
      if (options.fullDisk) disk = mountSmallDisk(dataDir, options.disk)
    },
  })
  const say = (line: string) => console.log(`${new Date().toISOString()} ${line}`)
  try {
    await okuzuke.untilSaid(lastWords, 900_000)
    if (options.fullDisk && disk === null) say('The disk is not filled: this user may not mount a small one.')
    return await measure({ options, okuzuke, administrator, disk, say })
  } catch (error) {
    console.error(`What the start said:\n${okuzuke.said()}`)
    throw error
  } finally {
    await okuzuke.stop().catch((error: unknown) => say(String(error)))
    ;(disk as ReturnType<typeof mountSmallDisk>)?.unmount()
    await end()
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      editors: { type: 'string', default: '10' },
      rate: { type: 'string', default: '200' },
      'kill-every': { type: 'string', default: '20' },
      pause: { type: 'string', default: '1000' },
      disk: { type: 'string', default: '2000' },
      'full-disk': { type: 'boolean', default: true },
    },
    allowNegative: true,
  })
  return {
    minutes: Number(values.minutes),
    editors: Number(values.editors),
    /** Requests of readers a second. */
    rate: Number(values.rate),
    /** Seconds. */
    killEvery: Number(values['kill-every']),
    /** Of an editor between two saves, in ms. */
    pause: Number(values.pause),
    /** MB. */
    disk: Number(values.disk),
    fullDisk: values['full-disk'],
  }
}

type Login = { email: string; password: string }

async function measure({
  options,
  okuzuke,
  administrator,
  disk,
  say,
}: {
  options: ReturnType<typeof readOptions>
  okuzuke: Okuzuke
  administrator: Login
  disk: ReturnType<typeof mountSmallDisk>
  say: (line: string) => void
}): Promise<number> {
  const { cmsUrl, siteUrl } = okuzuke
  const rest = await openRestApi({ cmsUrl, ...administrator })
  const pages = await listPages(siteUrl)
  const editors: Awaited<ReturnType<typeof startEditor>>[] = []
  for (let number = 1; number <= options.editors; number += 1) {
    const login = await createEditor(rest, number)
    editors.push(await startEditor({ cmsUrl, ...login, name: `load-${number}`, pauseMs: options.pause }))
  }
  say(`${editors.length} editors save, readers ask ${pages.length} pages, ${options.rate} requests a second.`)
  const readers = startReaders({ siteUrl, pages, rate: options.rate })
  const memory = watchMemory(okuzuke.processes)
  const killing = startKills({ okuzuke, everyMs: options.killEvery * 1000, log: say })

  const third = (options.minutes * 60_000) / 3
  for (const time of ['first', 'second']) {
    await sleep(third)
    if (disk === null) continue
    say(`The disk is full for the ${time} time.`)
    await disk.fill(15_000)
    say('There is room again.')
  }
  await sleep(third)

  await killing.stop()
  await Promise.all(editors.map((editor) => editor.stop()))
  memory.stop()
  // Where an installation broke down, what was measured till then is said all the same.
  const failures: string[] = []
  const orElse = async <T>(what: string, fallback: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      failures.push(`${what} (${toMessage(error)})`)
      return fallback
    }
  }
  await orElse('the last saves are not live', undefined, () => untilLive({ siteUrl, editors }))
  const read = await readers.stop()
  const lost = await orElse('the saves could not be looked up', [], () => findLostSaves({ rest, editors }))
  const releases = await orElse('the releases could not be counted', 0, () => countReleases(rest))
  return reportLoad({
    ...{ read, lost, releases, editors, failures },
    kills: killing.kills,
    memory: memory.result(),
    said: okuzuke.said(),
  })
}

async function createEditor(rest: RestApi, number: number): Promise<Login> {
  const login = { email: `editor-${number}@example.org`, password: randomBytes(12).toString('hex') }
  await rest('/users', 'POST', { ...login, name: `Editor ${number}`, role: 'editor' })
  return login
}

/** Waits until readers get the last answered save of each editor, or a later one of theirs. */
async function untilLive({
  siteUrl,
  editors,
}: {
  siteUrl: string
  editors: readonly { saves: { answered: string[] } }[]
}): Promise<void> {
  const deadline = performance.now() + 180_000
  for (const { saves } of editors) {
    const [name = '', last = '0'] = /^(.*)-(\d+)$/.exec(saves.answered.at(-1) ?? '')?.slice(1) ?? []
    for (;;) {
      const html = await (await fetch(`${siteUrl}/ja/news/${name}/`)).text()
      const shown = Number(
        new RegExp(`${name}-(\\d+)`).exec(/<h1.*?<\/h1>/s.exec(html)?.[0] ?? '')?.[1] ?? -1,
      )
      if (shown >= Number(last)) break
      if (performance.now() > deadline)
        throw new Error(`${name}-${last} is not live three minutes after the load; readers see ${shown}.`)
      await sleep(500)
    }
  }
}

async function countReleases(rest: RestApi): Promise<number> {
  const Page = z.object({ totalDocs: z.number() })
  return Page.parse(await rest('/site-releases?limit=1&depth=0&where[outcome][equals]=live')).totalDocs
}

process.exit(await main())
