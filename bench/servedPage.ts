import { setTimeout as sleep } from 'node:timers/promises'

const pauseMs = 8

/**
 * Asks a page of the static server for itself again and again until `isAsked` holds for its HTML (which is empty where there is no such
 * page); gives the moment, of performance.now(). Between two versions the server answers 304, which costs it next to nothing. Throws
 * after `longestMs`.
 */
export async function untilServed(
  url: string,
  isAsked: (html: string) => boolean,
  longestMs = 600_000,
): Promise<number> {
  const deadline = performance.now() + longestMs
  let etag = ''
  for (;;) {
    const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity', 'If-None-Match': etag } })
    const html = await answer.text()
    const moment = performance.now()
    if (answer.status !== 304 && isAsked(answer.ok ? html : '')) return moment
    if (moment > deadline) throw new Error(`${url} was not what was expected after ${longestMs / 1000} s.`)
    etag = answer.headers.get('etag') ?? ''
    await sleep(pauseMs)
  }
}
