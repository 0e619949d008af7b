import { lstat, readlink } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { hasErrorCode } from '../../system/errorCode.ts'
import { readOkuzukeVersion } from '../../system/okuzukeVersion.ts'

/** How a part is, by the word of the start that keeps it running: start/processes/service.ts. */
const PartState = z.object({
  runs: z.boolean(),
  /** How often it was started again since this start. */
  restarts: z.number(),
  /** Since its last sign of life; null: it does not run, or is not watched. */
  silentSeconds: z.number().nullable(),
})
const PartsMessage = z.object({ okuzuke: z.literal('parts'), parts: z.record(z.string(), PartState) })

/** What GET /health of the static server answers. */
export type SiteHealth = {
  /** The release that readers get, and for how long it has been live; null: nothing is published yet. */
  release: { id: string; liveForSeconds: number } | null
  /** The parts of the same start; null: this server runs by itself, or its start has not told within the last half minute. */
  parts: Record<string, z.infer<typeof PartState>> | null
  version: string
}

type Parts = SiteHealth['parts']

/** The start tells every five seconds; in ms. */
const longestSilenceOfStart = 30_000

/** Listens to the start that runs this process. Gives what it last said of the parts; null: nothing within the last half minute. */
export function listenToStart(): () => Parts {
  let news: { parts: Parts; at: number } | null = null
  process.on('message', (message) => {
    const { data } = PartsMessage.safeParse(message)
    if (data !== undefined) news = { parts: data.parts, at: performance.now() }
  })
  return () => (news !== null && performance.now() - news.at < longestSilenceOfStart ? news.parts : null)
}

/**
 * Gives the function that answers GET and HEAD /health, and says whether it did: 200 while readers get a release, else 503. For a
 * monitor: no-store, and nothing about this machine. No page has the address `/health`.
 */
export function createHealthAnswer({
  siteDir,
  parts,
}: {
  siteDir: string
  parts: () => Parts
}): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const version = readOkuzukeVersion()
  return async (request, response) => {
    if (request.url !== '/health' || !['GET', 'HEAD'].includes(request.method ?? '')) return false
    const release = await readLiveRelease(siteDir)
    const health: SiteHealth = { release, parts: parts(), version }
    const body = JSON.stringify(health)
    response.writeHead(release === null ? 503 : 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Length': Buffer.byteLength(body),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

/** `current` is a symbolic link that is made anew with each release: its own time is when the release went live. */
async function readLiveRelease(siteDir: string): Promise<SiteHealth['release']> {
  const link = join(siteDir, 'current')
  try {
    const [target, { mtimeMs }] = await Promise.all([readlink(link), lstat(link)])
    // The clock may have been set back meanwhile.
    const liveForSeconds = Math.max(0, Math.round((Date.now() - mtimeMs) / 1000))
    return { id: basename(target), liveForSeconds }
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null
    throw error
  }
}
