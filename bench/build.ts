import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBigSite, type BigSite } from './bigSite.ts'
import { forkPublisher } from './forkPublisher.ts'
import { writeHugoSite } from './hugoSite.ts'
import { measureProcess, type Measured } from './measuredProcess.ts'
import { servePartsOf } from './partsServer.ts'
import type { PublisherRound } from './publisherRounds.ts'

/**
 * `npm run bench:build -- --books 100 --errata 100`: how long the publisher takes for a whole site from nothing (cold: since its
 * process was started), then with nothing kept but the parts in the same process (warm), and Hugo for the same texts in the same run.
 * `--profile <folder>`: writes a CPU profile of the publisher there. `--without-hugo`: leaves Hugo out.
 */
async function main(): Promise<void> {
  const options = readOptions()
  const site = createBigSite(options)
  const folder = mkdtempSync(join(tmpdir(), 'okuzuke-bench-'))
  try {
    console.log(
      `${options.books} books of ${options.errata} errata. Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`,
    )
    const [cold, warm] = await measurePublisher({ site, folder, profile: options.profile })
    const hugo = options.hugo ? await measureHugo(site, join(folder, 'hugo')) : null
    printSteps({ cold, warm })
    const ours = `cold ${cold.seconds.toFixed(1)} s, warm ${warm.seconds.toFixed(1)} s, ${Math.round(warm.peak)} MB`
    if (hugo === null) {
      if (options.hugo)
        console.log('Hugo was not measured: no program "hugo" is here (Debian: apt-get install hugo).')
      console.log(ours)
    } else {
      console.log(`Hugo: ${hugo.version}, ${hugo.pages} pages\n`)
      console.log(`${ours}; hugo ${hugo.seconds.toFixed(2)} s, ${Math.round(hugo.peak)} MB`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      books: { type: 'string', default: '100' },
      errata: { type: 'string', default: '100' },
      profile: { type: 'string', default: '' },
      'without-hugo': { type: 'boolean', default: false },
    },
  })
  return {
    books: Number(values.books),
    errata: Number(values.errata),
    profile: values.profile,
    hugo: !values['without-hugo'],
  }
}

async function measurePublisher({
  site,
  folder,
  profile,
}: {
  site: BigSite
  folder: string
  profile: string
}): Promise<[cold: PublisherRound, warm: PublisherRound]> {
  const key = randomUUID() + randomUUID()
  const server = await servePartsOf(site, { folder: join(folder, 'parts'), key })
  try {
    const program = { program: 'publisherRounds.ts', env: { ROUNDS: '2' } }
    const child = forkPublisher({ ...program, folder, key, cmsUrl: server.url, profile })
    const rounds: PublisherRound[] = []
    child.on('message', (round) => rounds.push(round as PublisherRound))
    const code = await new Promise((resolve) => child.once('exit', resolve))
    const [cold, warm] = rounds
    if (code !== 0 || cold === undefined || warm === undefined)
      throw new Error(`The publisher ended with ${String(code)} after ${rounds.length} of 2 builds.`)
    return [cold, warm]
  } finally {
    await server.close()
  }
}

/** Null where there is no Hugo. */
async function measureHugo(
  site: BigSite,
  source: string,
): Promise<(Measured & { version: string; pages: number }) | null> {
  const { error, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  if (error) return null
  await writeHugoSite(site, source)
  const destination = join(source, 'public')
  const measured = await measureProcess('hugo', ['--quiet', '--source', source, '--destination', destination])
  const files = await readdir(destination, { recursive: true })
  const pages = files.filter((file) => file.endsWith('index.html')).length
  return { ...measured, version: stdout.split(/[\s+]/)[1] ?? 'unknown', pages }
}

const steps = ['fetch', 'render', 'write', 'check', 'switch', 'total'] as const

function printSteps(rounds: Record<'cold' | 'warm', PublisherRound>): void {
  console.log(`| build | pages | ${steps.join(' | ')} ms | processor | highest memory |`)
  console.log(`|---|---:|${steps.map(() => '---:').join('|')}|---:|---:|`)
  for (const [name, { pages, durations, cpu, peak }] of Object.entries(rounds)) {
    const times = steps.map((step) => Math.round(durations[step] ?? 0))
    console.log(
      `| ${name} | ${pages} | ${times.join(' | ')} | ${cpu.toFixed(1)} s | ${Math.round(peak)} MB |`,
    )
  }
  console.log()
}

await main()
