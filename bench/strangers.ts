import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { lastWords, type Okuzuke } from '../tests/helpers/okuzuke.ts'
import { partNames, pidsOf, readMemory, type PartName } from './load/parts.ts'
import { listPages } from './load/readers.ts'
import { sendLargeBodies, startLogins, startSlowReaders, type Answers } from './load/strangers.ts'
import { percentile } from './printPercentiles.ts'
import { openRestApi } from './restApi.ts'
import { startBenchInstallation } from './startBenchInstallation.ts'

/** The longest that an editor may wait for the panel, in ms. */
const promise = 2_000

/**
 * `npm run bench:strangers`: an installation that a stranger attacks for a minute: 100 requests with a body of 300 MB, 200 readers who
 * read nothing of what they ask for, and 60 wrong log-ins a second, all at once; meanwhile an editor opens the panel, reads a list and
 * saves, over and over, and a reader asks for a page. The last line has the figures; it ends with 1 where the editor waited longer than
 * 2 s, or was refused. Without limits on bodies the 100 requests take all memory of the machine: try `--bodies 2` first.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      bodies: { type: 'string', default: '100' },
      megabytes: { type: 'string', default: '300' },
      readers: { type: 'string', default: '200' },
      logins: { type: 'string', default: '60' },
    },
  })
  const { okuzuke, administrator, end } = await startBenchInstallation({ env: { TRUST_PROXY: '1' } })
  try {
    await okuzuke.untilSaid(lastWords, 900_000)
    const { cmsUrl, siteUrl } = okuzuke
    const editor = await logInEditor({ cmsUrl, administrator })
    const [page = '/ja/'] = (await listPages(siteUrl)).filter((path) => path.includes('/errata/'))
    // The panel's first page is slow in any process that was just started: each of the three kinds once.
    for (let kind = 0; kind < 3; kind += 1) await editor.work()
    const waits: Waits = { editor: [], reader: [], problems: [] }
    const peaks = watchPeaks(okuzuke)
    const logins = startLogins({ cmsUrl, email: editor.email, rate: Number(values.logins) })
    const slow = startSlowReaders({
      port: Number(new URL(siteUrl).port),
      path: page,
      count: Number(values.readers),
    })
    const bodies = sendLargeBodies({
      cmsUrl,
      count: Number(values.bodies),
      megabytes: Number(values.megabytes),
    })
    const until = performance.now() + Number(values.seconds) * 1000
    await Promise.all([
      keepTime({ until, times: waits.editor, problems: waits.problems, work: editor.work }),
      keepTime({
        until,
        times: waits.reader,
        problems: waits.problems,
        work: () => readPage(`${siteUrl}${page}`),
      }),
    ])
    const { cutOff } = slow.stop()
    return report({ waits, bodies: await bodies, logins: await logins.stop(), cutOff, peaks: peaks.stop() })
  } finally {
    await end()
  }
}

type Waits = { editor: number[]; reader: number[]; problems: string[] }

/** Does something again and again until a moment, and notes how long each time took, in ms. */
async function keepTime({
  until,
  times,
  problems,
  work,
}: {
  until: number
  times: number[]
  problems: string[]
  work: () => Promise<void>
}): Promise<void> {
  while (performance.now() < until) {
    const since = performance.now()
    try {
      await work()
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error))
    }
    times.push(performance.now() - since)
    await sleep(200)
  }
}

async function readPage(url: string): Promise<void> {
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`A reader got ${answer.status}.`)
}

/** An editor who is logged in; `work` opens the panel's list of news, reads it over REST and saves a draft, one of these each time. */
async function logInEditor({
  cmsUrl,
  administrator,
}: {
  cmsUrl: string
  administrator: { email: string; password: string }
}) {
  const admin = await openRestApi({ cmsUrl, ...administrator })
  const login = { email: 'editor@example.org', password: randomBytes(12).toString('hex') }
  await admin('/users', 'POST', { ...login, name: 'Editor', role: 'editor' })
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '192.0.2.1' }
  const answer = await fetch(`${cmsUrl}/api/users/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify(login),
  })
  const { token } = z.object({ token: z.string() }).parse(await answer.json())
  const ask = async (path: string, init: RequestInit = {}) => {
    const got = await fetch(`${cmsUrl}${path}`, {
      ...init,
      headers: { ...headers, Authorization: `JWT ${token}`, Cookie: `payload-token=${token}` },
    })
    const text = await got.text()
    if (!got.ok) throw new Error(`An editor got ${got.status} from ${path}: ${text.slice(0, 200)}`)
    return text
  }
  const save = { title: { ja: '下書き' }, date: '2026-01-01T00:00:00.000Z', _status: 'draft' }
  const created = await ask('/api/news?draft=true', { method: 'POST', body: JSON.stringify(save) })
  const { doc } = z.object({ doc: z.object({ id: z.string() }) }).parse(JSON.parse(created))
  let turn = 0
  const work = async () => {
    turn += 1
    if (turn % 3 === 0) await ask('/admin/collections/news')
    else if (turn % 3 === 1) await ask('/api/news?limit=10')
    else await ask(`/api/news/${doc.id}?draft=true`, { method: 'PATCH', body: JSON.stringify(save) })
  }
  return { email: login.email, work }
}

function watchPeaks({ processes }: Pick<Okuzuke, 'processes'>): { stop: () => Map<PartName, number> } {
  const peaks = new Map<PartName, number>()
  const timer = setInterval(() => {
    const all = processes()
    for (const part of partNames)
      peaks.set(part, Math.max(peaks.get(part) ?? 0, Math.round(readMemory(pidsOf(part, all)))))
  }, 500)
  return {
    stop: () => {
      clearInterval(timer)
      return peaks
    },
  }
}

function report({
  waits,
  bodies,
  logins,
  cutOff,
  peaks,
}: {
  waits: Waits
  bodies: Answers
  logins: Answers
  cutOff: number
  peaks: ReadonlyMap<PartName, number>
}): number {
  const show = (answers: Answers) => [...answers].map(([kind, count]) => `${kind}: ${count}`).join(', ')
  const line = (values: readonly number[]) =>
    [0.5, 0.95, 1].map((part) => percentile(values, part)).join(' / ')
  for (const problem of new Set(waits.problems)) console.log(problem)
  console.log(
    `large bodies ${show(bodies)}; log-ins ${show(logins)}; slow readers cut off ${cutOff} times; ` +
      `peak MB ${[...peaks].map(([part, memory]) => `${part} ${memory}`).join(', ')}`,
  )
  const held = waits.problems.length === 0 && percentile(waits.editor, 1) <= promise
  console.log(
    `editor p50 / p95 / longest ${line(waits.editor)} ms of ${waits.editor.length}, ` +
      `reader ${line(waits.reader)} ms of ${waits.reader.length}: ${held ? 'held' : 'BROKEN'}`,
  )
  return held ? 0 : 1
}

process.exit(await main())
