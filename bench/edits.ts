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
 * editor corrects in a book of that many, without the CMS. The processor's seconds are the same on a busy machine; those of the clock
 * are not. `--profile <folder>`: writes a CPU profile of the publisher there.
 */
async function main(): Promise<void> {
  const { errata, count, profile } = readOptions()
  const site = createBigSite({ books: 1, errata })
  const folder = mkdtempSync(join(tmpdir(), 'okuzuke-bench-'))
  const key = randomUUID() + randomUUID()
  const server = await servePartsOf(site, { folder: join(folder, 'parts'), key })
  const publisher = forkPublisher({ program: 'publisherEdits.ts', folder, key, cmsUrl: server.url, profile })
  try {
    console.log(
      `A book of ${errata} errata. Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}\n`,
    )
    console.log(
      '| build | processor s | clock s | highest memory so far MB | steps ms |\n|---|---:|---:|---:|---|',
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
      errata: { type: 'string', default: '10000' },
      count: { type: 'string', default: '5' },
      profile: { type: 'string', default: '' },
    },
  })
  return { errata: Number(values.errata), count: Number(values.count), profile: values.profile }
}

/** Has the publisher make one build, for what was changed in a book or (null) for nothing in particular. */
async function build(publisher: ChildProcess, book: string | null): Promise<PublisherBuild> {
  publisher.send({ book })
  return new Promise((resolve, reject) => {
    publisher.once('message', (message) => resolve(message as PublisherBuild))
    publisher.once('exit', (code) => reject(new Error(`The publisher ended with ${String(code)}.`)))
  })
}

function print(name: string, { cpu, seconds, peak, durations }: PublisherBuild): void {
  const steps = Object.entries(durations).map(([step, ms]) => `${step} ${Math.round(ms)}`)
  console.log(
    `| ${name} | ${cpu.toFixed(2)} | ${seconds.toFixed(2)} | ${Math.round(peak)} | ${steps.join(', ')} |`,
  )
}

await main()
