import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBigSite } from './bigSite.ts'
import { forkPublisher } from './forkPublisher.ts'
import { servePartsOf } from './partsServer.ts'
import type { PublisherBuild } from './publisherEdits.ts'

/**
 * `npm run bench:edits -- --errata 10000 --count 5`: what the publisher needs of the processor and of memory for one erratum that an
 * editor corrects in a book of that many, without the CMS; `--books 1000`: one of so many books. The processor's seconds are the same on
 * a busy machine; those of the clock are not. `--profile <folder>`: writes a CPU profile of the publisher there. `--without-search`: of a
 * site that has none.
 */
async function main(): Promise<void> {
  const { books, errata, count, profile, env } = readOptions()
  const site = createBigSite({ books, errata })
  const folder = mkdtempSync(join(tmpdir(), 'okuzuke-bench-'))
  const key = randomUUID() + randomUUID()
  const server = await servePartsOf(site, { folder: join(folder, 'parts'), key })
  const program = 'publisherEdits.ts'
  const publisher = forkPublisher({ program, folder, key, cmsUrl: server.url, profile, env })
  try {
    console.log(
      `${books === 1 ? 'A book' : `${books} books`} of ${errata} errata. Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`,
    )
    console.log(
      '| build | processor s | clock s | highest memory so far MB | of the search: processor s | MB | steps ms |\n|---|---:|---:|---:|---:|---:|---|',
    )
    print('first', await build(publisher, null))
    const part = site.book(1)
    for (let edit = 1; edit <= count; edit += 1) {
      // One in the middle, each time another one of its part.
      const erratum = part.errata[Math.floor(errata / 2) + edit]
      if (erratum === undefined)
        throw new Error(`A book of ${errata} errata is too small for ${count} edits.`)
      erratum.correction = `${erratum.correction ?? ''} (${edit})`
      erratum.updatedAt = new Date(Date.UTC(2026, 0, 1, 0, edit)).toISOString()
      part.revision += 1
      await server.publish(part)
      print(`edit ${edit}`, await build(publisher, part.book.id))
    }
  } finally {
    publisher.disconnect()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      books: { type: 'string', default: '1' },
      errata: { type: 'string', default: '10000' },
      count: { type: 'string', default: '5' },
      profile: { type: 'string', default: '' },
      'without-search': { type: 'boolean', default: false },
    },
  })
  const env: Record<string, string> = values['without-search'] ? { WITHOUT_SEARCH: '1' } : {}
  return {
    books: Number(values.books),
    errata: Number(values.errata),
    count: Number(values.count),
    profile: values.profile,
    env,
  }
}

/** Has the publisher make one build, for what was changed in a book or (null) for nothing in particular. */
async function build(publisher: ChildProcess, book: string | null): Promise<PublisherBuild> {
  publisher.send({ book })
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The publisher ended with ${String(code)} while it built.`))
    publisher.once('message', (message) => {
      publisher.off('exit', onExit)
      resolve(message as PublisherBuild)
    })
    publisher.once('exit', onExit)
  })
}

function print(name: string, { cpu, seconds, peak, search, durations }: PublisherBuild): void {
  const steps = Object.entries(durations).map(([step, ms]) => `${step} ${Math.round(ms)}`)
  const ofSearch = search === null ? '– | –' : `${search.cpu.toFixed(2)} | ${Math.round(search.peak)}`
  console.log(
    `| ${name} | ${cpu.toFixed(2)} | ${seconds.toFixed(2)} | ${Math.round(peak)} | ${ofSearch} | ${steps.join(', ')} |`,
  )
}

await main()
