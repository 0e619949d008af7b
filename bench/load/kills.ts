import { setTimeout as sleep } from 'node:timers/promises'
import { hasErrorCode } from '../../system/errorCode.ts'
import type { Okuzuke } from '../../tests/helpers/okuzuke.ts'
import { pidsOf, type PartName } from './parts.ts'

const inTurn: readonly PartName[] = ['cms', 'publisher']

/** Kills (-9) the CMS and the publisher in turn, one each `everyMs`, until it is stopped. `kills`: how often each was killed. */
export function startKills({
  okuzuke,
  everyMs,
  log,
}: {
  okuzuke: Pick<Okuzuke, 'processes'>
  everyMs: number
  log: (line: string) => void
}): { kills: Map<PartName, number>; stop: () => Promise<void> } {
  const kills = new Map<PartName, number>(inTurn.map((part) => [part, 0]))
  const stopping = new AbortController()
  const run = async () => {
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      const part = inTurn[turn % inTurn.length] ?? 'cms'
      const pids = pidsOf(part, okuzuke.processes())
      // It may be on its way up after the last kill.
      if (pids.length === 0) log(`The ${part} was not running when it was to be killed.`)
      for (const pid of pids) killIfThere(pid)
      if (pids.length > 0) kills.set(part, (kills.get(part) ?? 0) + 1)
    }
  }
  const running = run()
  return {
    kills,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself in the meantime.
    if (!hasErrorCode(error, 'ESRCH')) throw error
  }
}
