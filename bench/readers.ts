import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeLive } from '../tests/helpers/makeLive.ts'
import { rawRequest } from '../tests/helpers/rawRequest.ts'
import { startStaticServer, type StaticServerProcess } from '../tests/helpers/staticServerProcess.ts'
import { openDeafReader, openSlowReader, wireRequest, type Stranger } from '../tests/helpers/strangers.ts'
import { readPeakMemory } from './peakMemory.ts'
import { percentile } from './printPercentiles.ts'

/**
 * `npm run bench:readers`: what the static server's memory and descriptors come to, and how long an ordinary reader waits for a page,
 * while strangers do their worst. Each kind has a server of its own, just started. Linux alone (/proc). Ends with one line of figures.
 */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'okuzuke-readers-'))
  try {
    await makeLive(join(dataDir, 'site'), createFiles())
    console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`)
    console.log(
      '| while | RSS at first | most RSS, MB | descriptors | 60 s later | p50, ms | p95, ms | refused |',
    )
    console.log('|---|---:|---:|---:|---:|---:|---:|---:|')
    const figures: string[] = []
    for (const [name, disturb] of kinds) figures.push(await measure({ dataDir, name, disturb }))
    console.log(`\n${figures.join('; ')}`)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Disturb = (server: StaticServerProcess) => Promise<{ strangers: Stranger[]; note?: string }>

const address = (index: number) => `198.51.${Math.floor(index / 200)}.${(index % 200) + 1}`
const pdf = '/media/0123/slides.pdf'
const errataPage = '/ja/books/x/errata/'

/** Opens so many strangers, whose requests name one address each, or the same. */
const many = (count: number, open: (index: number) => Stranger) =>
  Array.from({ length: count }, (_, i) => open(i))

const pipelined = (port: number, count: number, from: (index: number) => string) =>
  many(count, (index) =>
    openDeafReader({ port, request: wireRequest({ path: errataPage, from: from(index) }).repeat(20) }),
  )

const kinds: [name: string, disturb: Disturb][] = [
  ['nobody else', async () => ({ strangers: [] })],
  [
    '200 take a byte a second of 30 MB, one address',
    async ({ port }) => ({
      strangers: many(200, () =>
        openSlowReader({ port, request: wireRequest({ path: pdf, from: '198.51.100.1' }) }),
      ),
    }),
  ],
  [
    '200 take a byte a second of 30 MB, 200 addresses',
    async ({ port }) => ({
      strangers: many(200, (index) =>
        openSlowReader({ port, request: wireRequest({ path: pdf, from: address(index) }) }),
      ),
    }),
  ],
  [
    '300 ask for 20 pages at once, one address',
    async ({ port }) => ({ strangers: pipelined(port, 300, () => '198.51.100.1') }),
  ],
  [
    '300 ask for 20 pages at once, 300 addresses',
    async ({ port }) => ({ strangers: pipelined(port, 300, address) }),
  ],
  [
    '50 take a cold errata.json of 15 MB',
    async ({ port }) => {
      const since = performance.now()
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          rawRequest({
            ...{ port, path: '/ja/books/x/errata.json' },
            headers: { 'Accept-Encoding': 'br, gzip', 'X-Forwarded-For': address(index) },
          }),
        ),
      )
      const seconds = ((performance.now() - since) / 1000).toFixed(1)
      const megabytes = answers.reduce((sum, { body }) => sum + body.length, 0) / 1e6
      return { strangers: [], note: `all 50 in ${seconds} s, ${megabytes.toFixed(0)} MB sent` }
    },
  ],
]

async function measure({ dataDir, name, disturb }: { dataDir: string; name: string; disturb: Disturb }) {
  const server = await startStaticServer({ dataDir, env: { TRUST_PROXY: '1' } })
  const reader = startReader(server.port)
  try {
    await sleep(2000)
    const before = readPeakMemory(server.pid)
    reader.forget()
    const { strangers, note } = await disturb(server)
    await sleep(5000)
    const descriptors = countDescriptors(server.pid)
    await sleep(strangers.length === 0 ? 0 : 60_000)
    const later = countDescriptors(server.pid)
    for (const { socket } of strangers) socket.destroy()
    const { times, refused } = await reader.stop()
    const most = readPeakMemory(server.pid)
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
    console.log(
      `| ${name}${note === undefined ? '' : ` (${note})`} | ${before.toFixed(0)} | ${most.toFixed(0)} | ${descriptors} | ${later} | ${p50} | ${p95} | ${refused} |`,
    )
    return `${name}: ${most.toFixed(0)} MB, ${descriptors}→${later} descriptors, p95 ${p95} ms${note === undefined ? '' : ` (${note})`}`
  } finally {
    server.kill('SIGKILL')
    await server.ended
  }
}

/** An ordinary reader, who asks for a page of 30 KB ten times a second, with an address of their own. */
function startReader(port: number) {
  let times: number[] = []
  let refused = 0
  let isStopped = false
  const headers = { 'Accept-Encoding': 'br, gzip', 'X-Forwarded-For': '203.0.113.7' }
  const reading = (async () => {
    while (!isStopped) {
      const since = performance.now()
      const status = await rawRequest({ port, path: '/ja/', headers }).then(
        (answer) => answer.status,
        () => 0,
      )
      times.push(performance.now() - since)
      if (status !== 200) refused += 1
      await sleep(100)
    }
  })()
  return {
    forget: () => {
      times = []
    },
    stop: async () => {
      isStopped = true
      await reading
      return { times, refused }
    },
  }
}

const countDescriptors = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length

/** Words that compress about as far as the words of errata do. */
function createFiles(): Record<string, string | Uint8Array> {
  const words = readFileSync(import.meta.filename, 'utf8').split(/\s+/)
  const write = (bytes: number) => {
    const parts: string[] = []
    for (let length = 0; length < bytes;) {
      const part = `<p id="${randomBytes(3).toString('hex')}">${words[randomBytes(1)[0] ?? 0] ?? ''} 誤植 ${randomBytes(4).readUInt32LE()}</p>\n`
      parts.push(part)
      length += Buffer.byteLength(part)
    }
    return parts.join('')
  }
  return {
    'index.html': 'front',
    'ja/index.html': write(30_000),
    'ja/books/x/errata/index.html': write(300_000),
    'ja/books/x/errata.json': write(15_000_000),
    'media/0123/slides.pdf': randomBytes(30_000_000),
  }
}

await main()
