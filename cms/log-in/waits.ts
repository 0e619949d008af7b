import { LRUCache } from 'lru-cache'

type Entry = { failures: number; lastAt: number }

/** How attempts under one key are held up. Times in ms. */
export type WaitPolicy = {
  /** So many failures cost nothing. */
  free: number
  /** The wait after the next one; after each further one it is twice as long … */
  firstWait: number
  /** … and never longer than this. */
  longestWait: number
  /** After so long without a failure all is forgotten. */
  forgetAfter: number
  /** Keys that are held at most; the ones that were used longest ago are forgotten first. */
  keys: number
}

/** Who has failed how often, in the memory of this process. */
export type Waits = {
  /** How long this key must wait, in ms; 0: it may try now. */
  waitOf: (key: string) => number
  /** Counts an attempt as failed, before its end is known: attempts at the same moment are counted as those one after the other. */
  begin: (key: string) => void
  /** Takes that back, because the attempt did not fail. */
  forgive: (key: string) => void
}

export function createWaits({
  free,
  firstWait,
  longestWait,
  forgetAfter,
  keys,
  now = Date.now,
}: WaitPolicy & { now?: () => number }): Waits {
  const entries = new LRUCache<string, Entry>({ max: keys })
  const find = (key: string): Entry | null => {
    const entry = entries.get(key)
    return entry && now() - entry.lastAt < forgetAfter ? entry : null
  }
  return {
    waitOf: (key) => {
      const entry = find(key)
      if (entry === null || entry.failures < free) return 0
      const wait = Math.min(firstWait * 2 ** (entry.failures - free), longestWait)
      return Math.max(0, entry.lastAt + wait - now())
    },
    begin: (key) => {
      entries.set(key, { failures: (find(key)?.failures ?? 0) + 1, lastAt: now() })
    },
    forgive: (key) => {
      const entry = find(key)
      if (entry) entries.set(key, { ...entry, failures: Math.max(0, entry.failures - 1) })
    },
  }
}
