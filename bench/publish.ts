import { parseArgs } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { startFilledInstallation, type FilledInstallation } from './filledInstallation.ts'
import { percentile, printPercentiles } from './printPercentiles.ts'
import { createPublishKinds, type PublishKind } from './publishKinds.ts'
import { countWrittenFiles } from './writtenFiles.ts'

/**
 * `npm run bench:publish -- --books 100 --errata 100 --count 30`: a temporary installation with that many books; then, as an editor
 * through the REST API and one after another, each kind of publish `count` times (the settings' title, which is on every page, three
 * times at most): the time from the API's answer till the static server serves it. `--without-title`: leaves that one out, which
 * makes every page anew.
 */
async function main(): Promise<void> {
  const options = readOptions()
  const installation = await startFilledInstallation({ ...options, log: (line) => console.log(line) })
  try {
    const measured: MeasuredKind[] = []
    for (const kind of createPublishKinds({ installation, ...options })) {
      if (options.withoutTitle && !kind.isCounted) continue
      const count = kind.isCounted ? options.count : Math.min(options.count, 3)
      measured.push(await measureKind({ kind, count, installation }))
    }
    printMeasured(measured, options)
    const { publisher, cms } = installation.peaks()
    const counted = measured.flatMap(({ kind, live }) => (kind.isCounted ? live : []))
    const times = `p50 ${percentile(counted, 0.5)} ms, p95 ${percentile(counted, 0.95)} ms`
    console.log(`\n${times}, publisher ${Math.round(publisher)} MB, cms ${Math.round(cms)} MB`)
  } finally {
    await installation.end()
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      books: { type: 'string', default: '100' },
      errata: { type: 'string', default: '100' },
      count: { type: 'string', default: '10' },
      'without-title': { type: 'boolean', default: false },
    },
  })
  return {
    books: Number(values.books),
    errata: Number(values.errata),
    count: Number(values.count),
    withoutTitle: values['without-title'],
  }
}

type Build = z.infer<typeof Release>
type MeasuredKind = {
  kind: PublishKind
  /** From the API's answer to the page being served, in ms. */
  live: number[]
  /** How long the API took, in ms. */
  saves: number[]
  /** From the API's answer till no page waits for a release any more, in ms. */
  whole: number[]
  /** Files that were written, of each publish. */
  files: number[]
  builds: Build[]
}

const Release = z.object({
  outcome: z.enum(['live', 'failed']),
  pages: z.number().nullable(),
  durations: z.record(z.string(), z.number()),
  problems: z.array(z.object({ message: z.object({ en: z.string() }) })),
})
const Releases = z.object({ docs: z.array(Release) })

async function measureKind({
  kind,
  count,
  installation: { rest, siteDir, untilReleased },
}: {
  kind: PublishKind
  count: number
  installation: FilledInstallation
}): Promise<MeasuredKind> {
  const measured: MeasuredKind = { kind, live: [], saves: [], whole: [], files: [], builds: [] }
  for (let round = 1; round <= count; round += 1) {
    const moment = Date.now()
    const began = performance.now()
    const untilLive = await kind.publish(round)
    const answered = performance.now()
    measured.saves.push(answered - began)
    measured.live.push((await untilLive()) - answered)
    await untilReleased()
    measured.whole.push(performance.now() - answered)
    measured.files.push(await countWrittenFiles(siteDir, moment))
    // The rows of the builds since: the report comes after the release is live.
    const since = new Date(moment).toISOString()
    const query = `/site-releases?limit=100&depth=0&where[startedAt][greater_than_equal]=${since}`
    measured.builds.push(...Releases.parse(await rest(query)).docs)
    await sleep(100)
  }
  for (const { outcome, problems } of measured.builds)
    if (outcome === 'failed')
      throw new Error(`${kind.name}: a build failed. ${problems.map(({ message }) => message.en).join(' ')}`)
  return measured
}

const steps = ['fetch', 'render', 'write', 'check', 'switch', 'total'] as const

function printMeasured(kinds: MeasuredKind[], { books, errata }: { books: number; errata: number }): void {
  const title = `${books} books of ${errata} errata: from the API's answer to the page being served, and the answer itself.`
  printPercentiles(
    title,
    kinds.flatMap(({ kind, live, saves, whole }): [string, number[]][] => [
      [`**${kind.name}**`, live],
      ...(kind.isCounted ? [] : [['– till every page has it', whole] satisfies [string, number[]]]),
      ['– the save itself', saves],
    ]),
  )
  console.log(
    `\n| p50 | ${steps.map((step) => `${step} ms`).join(' | ')} | files written | pages of the site | builds |`,
  )
  console.log(`|---|${'---:|'.repeat(steps.length + 3)}`)
  for (const { kind, builds, files } of kinds) {
    const times = steps.map((step) =>
      percentile(
        builds.map(({ durations }) => durations[step] ?? 0),
        0.5,
      ),
    )
    const pages = percentile(
      builds.map((build) => build.pages ?? 0),
      0.5,
    )
    console.log(
      `| ${kind.name} | ${times.join(' | ')} | ${percentile(files, 0.5)} | ${pages} | ${builds.length} |`,
    )
  }
}

await main()
