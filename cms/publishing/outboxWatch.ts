import type { Payload } from 'payload'
import type { SiteChange } from '../../content/publishing.ts'
import { onCommittedInsert } from '../database/committedInserts.ts'
import { findWaitingChanges } from './waitingChanges.ts'

/** How often the outbox is read while polls wait, in ms: another CMS process on the same database may have written a change. */
const readEveryMs = 1_500

/** Reads the outbox for all polls of this process that wait: one query for all of them. */
export type OutboxWatch = {
  /**
   * The changes as soon as `isNews` says so of them; after `timeMs`, or where `signal` stops it, what was read last (none where
   * nothing was). The first reading begins after the call. Throws where the outbox can't be read.
   */
  wait: (options: {
    isNews: (changes: SiteChange[]) => boolean
    timeMs: number
    signal: AbortSignal
  }) => Promise<SiteChange[]>
}

type Poll = { take: (changes: SiteChange[]) => void; fail: (error: unknown) => void }

const watches = new WeakMap<Payload, OutboxWatch>()

/** The one watch of this CMS: reads at once where this process has committed a change, else every 1.5 s. */
export function outboxWatchOf(payload: Payload): OutboxWatch {
  const watch =
    watches.get(payload) ??
    createOutboxWatch({
      read: () => findWaitingChanges(payload),
      onWrite: (callback) => onCommittedInsert({ adapter: payload.db, collection: 'site-changes', callback }),
      everyMs: readEveryMs,
    })
  watches.set(payload, watch)
  return watch
}

/** Reads after each write that `onWrite` tells of, and every `everyMs`; both only while a poll waits. */
export function createOutboxWatch({
  read,
  onWrite,
  everyMs,
}: {
  read: () => Promise<SiteChange[]>
  /** Gives the function that stops listening. */
  onWrite: (callback: () => void) => () => void
  everyMs: number
}): OutboxWatch {
  const polls = new Set<Poll>()
  let isReading = false
  let isStale = false
  let timer: NodeJS.Timeout | undefined
  let stopListening = () => {}

  // One reading at a time; what comes meanwhile (a poll, a write) needs one that begins later, and shares that one.
  const readForAll = async (): Promise<void> => {
    isStale = true
    if (isReading) return
    clearTimeout(timer)
    isReading = true
    while (isStale && polls.size > 0) {
      isStale = false
      const earlierPolls = [...polls]
      try {
        const changes = await read()
        for (const poll of earlierPolls) poll.take(changes)
      } catch (error) {
        for (const poll of earlierPolls) poll.fail(error)
      }
    }
    isReading = false
    if (polls.size > 0) timer = setTimeout(() => void readForAll(), everyMs)
  }
  const add = (poll: Poll) => {
    if (polls.size === 0) stopListening = onWrite(() => void readForAll())
    polls.add(poll)
    void readForAll()
  }
  const remove = (poll: Poll) => {
    if (!polls.delete(poll) || polls.size > 0) return
    stopListening()
    clearTimeout(timer)
  }

  return {
    wait: ({ isNews, timeMs, signal }) =>
      new Promise((resolve, reject) => {
        let lastChanges: SiteChange[] | null = null
        let isOver = timeMs <= 0
        const end = () => {
          remove(poll)
          clearTimeout(deadline)
          signal.removeEventListener('abort', stop)
        }
        const answer = (changes: SiteChange[]) => {
          end()
          resolve(changes)
        }
        const stop = () => answer(lastChanges ?? [])
        const poll: Poll = {
          take: (changes) => {
            lastChanges = changes
            if (isOver || isNews(changes)) answer(changes)
          },
          fail: (error) => {
            end()
            reject(error)
          },
        }
        const deadline = setTimeout(() => {
          isOver = true
          if (lastChanges !== null) answer(lastChanges)
        }, timeMs)
        signal.addEventListener('abort', stop)
        if (signal.aborted) stop()
        else add(poll)
      }),
  }
}
