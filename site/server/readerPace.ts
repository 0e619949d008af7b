import type { ServerResponse } from 'node:http'
import type { ReaderLimits } from './readerLimits.ts'

type Progress = { since: number; movedAt: number; bytes: number }

/** Ends the answers whose readers take them too slowly, so that nobody holds a file and a connection by taking a byte a second. */
export type ReaderPace = {
  /** From now on the reader is waited for. May be called again, and of an answer that is sent already. */
  begin: (response: ServerResponse) => void
  /** So many bytes more have gone to the system, which sends them. */
  took: (response: ServerResponse, bytes: number) => void
  stop: () => void
}

/** `onSlow` is called before a connection is closed. */
export function createReaderPace({
  limits: { stallMs, graceMs, bytesPerSecond },
  onSlow,
}: {
  limits: Pick<ReaderLimits, 'stallMs' | 'graceMs' | 'bytesPerSecond'>
  onSlow: (response: ServerResponse) => void
}): ReaderPace {
  const readers = new Map<ServerResponse, Progress>()
  const isSlow = ({ since, movedAt, bytes }: Progress, now: number) =>
    now - movedAt > stallMs || (now - since > graceMs && bytes < (bytesPerSecond * (now - since)) / 1000)
  const everyMs = Math.min(1000, stallMs / 4)
  let checkedAt = performance.now()
  const check = () => {
    const now = performance.now()
    // While this process or its machine stood still, nobody could take anything: that time doesn't count.
    const late = Math.max(0, now - checkedAt - everyMs)
    checkedAt = now
    for (const [response, progress] of readers) {
      progress.since += late
      progress.movedAt += late
      if (!isSlow(progress, now)) continue
      readers.delete(response)
      onSlow(response)
      // A reset: what the system still has to send would stay in its memory for as long as the client likes.
      response.socket?.resetAndDestroy()
    }
  }
  const timer = setInterval(check, everyMs)
  timer.unref()
  return {
    begin: (response) => {
      if (response.closed || readers.has(response)) return
      const now = performance.now()
      readers.set(response, { since: now, movedAt: now, bytes: 0 })
      response.once('close', () => readers.delete(response))
    },
    took: (response, bytes) => {
      const progress = readers.get(response)
      if (progress === undefined) return
      progress.movedAt = performance.now()
      progress.bytes += bytes
    },
    stop: () => clearInterval(timer),
  }
}
