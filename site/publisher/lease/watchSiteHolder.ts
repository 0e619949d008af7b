import { z } from 'zod'
import type { LeaseAnswer } from '../../../content/publishing.ts'
import { hasEnded, ProcessIdentity } from '../../../system/processIdentity.ts'
import type { LeaseTimes } from './takeLease.ts'

/** What a publisher that waits has seen of the one that has the lease. */
type SiteHolderWatch = {
  /** Takes an answer of the CMS into account. */
  look: (answer: LeaseAnswer) => void
  /** The lease as it was last seen, where its holder counts as gone; null where it may live, or where nothing was seen yet. */
  goneLease: () => { number: number; beat: string } | null
}

/** Measures with this process's own clock how long the beat of the lease has been the same. */
export function watchSiteHolder({
  log,
  times,
}: {
  log: (line: string) => void
  times: Pick<LeaseTimes, 'patienceMs'>
}): SiteHolderWatch {
  let lastSeen: { number: number; beat: string; holder: ProcessIdentity | null; since: number } | null = null
  return {
    look: ({ number, beat, process }) => {
      if (beat === null || (number === lastSeen?.number && beat === lastSeen.beat)) return
      const holder = readIdentity(process)
      if (number !== lastSeen?.number) {
        const who = holder === null ? '' : ` (process ${holder.pid} on ${holder.machine.split(' ')[0]})`
        log(`Another publisher${who} works on this site; this one waits until it is gone.`)
      }
      lastSeen = { number, beat, holder, since: performance.now() }
    },
    goneLease: () => {
      if (lastSeen === null) return null
      const { number, beat, holder, since } = lastSeen
      const isOverdue = performance.now() - since > times.patienceMs
      return isOverdue || (holder !== null && hasEnded(holder)) ? { number, beat } : null
    },
  }
}

// Null where a publisher of another version wrote it: its process is not known then, and its beat still is.
function readIdentity(text: string | null): ProcessIdentity | null {
  if (text === null) return null
  try {
    return ProcessIdentity.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
