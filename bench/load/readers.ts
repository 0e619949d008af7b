import { Agent, request } from 'node:http'
import { atRate } from './atRate.ts'

/** What readers got: how many answers of each status (or kind of failure), and how long each took, in ms. */
export type ReadersResult = { answers: Map<string, number>; times: number[]; examples: string[] }

const limitMs = 30_000

/**
 * Readers who come at a steady rate, whether or not the earlier ones are answered: each asks for a page, and one in four for all that
 * this page loads. `pages`: paths. An answer that does not come whole within 30 s is a failure.
 */
export function startReaders({
  siteUrl,
  pages,
  rate,
}: {
  siteUrl: string
  pages: readonly string[]
  /** Requests a second. */
  rate: number
}): { stop: () => Promise<ReadersResult> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const result: ReadersResult = { answers: new Map(), times: [], examples: [] }
  const wanted: string[] = []

  const read = async (path: string): Promise<void> => {
    const since = performance.now()
    const { kind, body } = await ask(agent, `${siteUrl}${path}`)
    result.answers.set(kind, (result.answers.get(kind) ?? 0) + 1)
    if (kind === '200') result.times.push(performance.now() - since)
    else if (result.examples.length < 20) result.examples.push(`${new Date().toISOString()} ${path}: ${kind}`)
    if (kind === '200' && path.endsWith('/') && Math.random() < 0.25) wanted.push(...loadedBy(body))
  }

  const reading = atRate({ rate, pauseMs: 5 }, () =>
    read(wanted.shift() ?? pages[Math.floor(Math.random() * pages.length)] ?? '/ja/'),
  )
  return {
    stop: async () => {
      await reading.stop()
      agent.destroy()
      return result
    },
  }
}

/** The paths of the pages that the site's sitemaps list. */
export async function listPages(siteUrl: string): Promise<string[]> {
  const read = async (path: string) => (await fetch(`${siteUrl}${path}`)).text()
  const locations = (xml: string) =>
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(String(match[1])).pathname)
  const sitemaps = locations(await read('/sitemap.xml'))
  const pages = (await Promise.all(sitemaps.map(read))).flatMap(locations)
  if (pages.length === 0) throw new Error(`${siteUrl}/sitemap.xml lists no page.`)
  return pages
}

/** The scripts, styles and pictures of a page of this site. */
function loadedBy(html: string): string[] {
  const paths = [...html.matchAll(/ (?:src|href)="(\/(?:assets|media)\/[^"#]+)"/g)]
  return [...new Set(paths.map((match) => String(match[1])))]
}

function ask(agent: Agent, url: string, isSecond = false): Promise<{ kind: string; body: string }> {
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => {
      // A kept connection that the server ends, unused for 5 s, just as it is used again: a browser asks once more (RFC 9110, 9.2.2).
      if (sent.reusedSocket && error.code === 'ECONNRESET' && !isSecond) resolve(ask(agent, url, true))
      else resolve({ kind: error.code ?? error.message, body: '' })
    }
    const sent = request(url, { agent, signal: AbortSignal.timeout(limitMs) }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', fail)
      answer.on('end', () =>
        resolve({ kind: String(answer.statusCode), body: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    sent.on('error', fail)
    sent.end()
  })
}
