import { request } from 'node:http'

/**
 * A process that reads a site as browsers do, for as long as it runs: `node --import tsx tests/helpers/readSite.ts PORT READERS PATH…`.
 * Each reader asks for a page, then for every asset that the page names, over a connection that is kept. After each round it sends a
 * `Reading` to its parent.
 */
export type Reading = {
  /** Pages whose assets were all asked for. */
  pages: number
  assets: number
  /** Whatever was not as it should be: the answers other than 200, and bodies that were cut. */
  wrong: string[]
}

/** What every page of the site ends with, so that a cut one is noticed. */
const endOfPage = '<!-- whole -->'

async function main(port: number, readers: number, paths: readonly string[]): Promise<void> {
  const reading: Reading = { pages: 0, assets: 0, wrong: [] }
  const read = async (path: string): Promise<string> => {
    const { status, body } = await ask(port, path)
    if (status !== 200) reading.wrong.push(`${path}: ${status}`)
    return body
  }
  const readOn = async (start: number): Promise<void> => {
    for (let index = start; ; index += 1) {
      const path = paths[index % paths.length] ?? '/'
      const page = await read(path)
      if (!page.endsWith(endOfPage)) reading.wrong.push(`${path}: cut after ${page.length} characters`)
      const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, asset = '']) => asset)
      if (assets.length === 0) reading.wrong.push(`${path}: names no asset`)
      for (const asset of assets) {
        await read(asset)
        reading.assets += 1
      }
      reading.pages += 1
      process.send?.(reading)
      reading.wrong = []
    }
  }
  await Promise.all(Array.from({ length: readers }, (_, index) => readOn(index)))
}

function ask(port: number, path: string): Promise<{ status: number | string; body: string }> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', (error) => resolve({ status: `cut (${error.message})`, body: '' }))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    sent.on('error', (error) => resolve({ status: `no answer (${error.message})`, body: '' }))
    sent.end()
  })
}

if (process.send !== undefined) {
  const [port = '', readers = '', ...paths] = process.argv.slice(2)
  // Without its parent nobody counts any more.
  process.once('disconnect', () => process.exit(0))
  await main(Number(port), Number(readers), paths)
}
