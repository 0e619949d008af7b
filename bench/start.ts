import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '../system/settings.ts'
import { lastWords, newPlace, removePlace, startOkuzuke, type Place } from '../tests/helpers/okuzuke.ts'

/** `npm run bench:start`: times a fresh clone to a live site, step by step, and a second start. */
async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'okuzuke-clone-'))
  const place = await newPlace()
  try {
    const rows = [
      [
        'git clone',
        timeInSeconds(() => run('git', ['clone', '--quiet', repositoryRoot, root], repositoryRoot)),
      ],
      ['npm ci', timeInSeconds(() => run('npm', ['ci', '--no-audit', '--no-fund'], root))],
      ...(await timeStart({ root, place, title: 'first npm start' })),
      ...(await timeStart({ root, place, title: 'second npm start' })),
    ] satisfies Row[]
    console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`)
    console.log('| step | seconds |\n|---|---:|')
    for (const [step, seconds] of rows) console.log(`| ${step} | ${seconds.toFixed(1)} |`)
  } finally {
    removePlace(place)
    rmSync(root, { recursive: true, force: true })
  }
}

type Row = [step: string, seconds: number]

async function timeStart(options: { root: string; place: Place; title: string }): Promise<Row[]> {
  const { root, place, title } = options
  const startedAt = performance.now()
  const okuzuke = startOkuzuke(place, { root })
  await okuzuke.untilSaid(lastWords, 600_000)
  const total = (performance.now() - startedAt) / 1000
  await okuzuke.stop()
  const steps = [...okuzuke.said().matchAll(/^([^(\n]+?)(?: \(.*\))?: done in ([\d.]+) s$/gm)]
  return [
    [`**${title}**, to a live site`, total],
    ...steps.map(([, step = '', seconds]): Row => [`– ${step}`, Number(seconds)]),
  ]
}

function run(command: string, args: readonly string[], cwd: string): void {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

function timeInSeconds(work: () => void): number {
  const startedAt = performance.now()
  work()
  return (performance.now() - startedAt) / 1000
}

await main()
