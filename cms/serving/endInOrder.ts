import type { Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * How long requests under way may take once the process was told to end, in ms: less than what the start, Docker and systemd
 * wait before they kill.
 */
const longestDrain = 8_000

/**
 * Ends a CMS process in order: no new connections, what is under way is answered whole, then `finish`. A request that takes
 * longer is cut off, and its transaction is rolled back: a save is there or was never answered.
 * Needs NEXT_MANUAL_SIG_HANDLE, without which Next ends the process in the middle of requests.
 */
export async function endInOrder(options: {
  servers: ReadonlySet<Server>
  answersUnderWay: ReadonlySet<ServerResponse>
  finish: () => Promise<void>
  longestDrainMs?: number
}): Promise<void> {
  const { servers, answersUnderWay, finish, longestDrainMs = longestDrain } = options
  for (const server of servers) server.close()
  const deadline = performance.now() + longestDrainMs
  while (answersUnderWay.size > 0 && performance.now() < deadline) {
    // A client that keeps its connection would send the next request on it.
    for (const response of answersUnderWay)
      if (!response.headersSent) response.setHeader('Connection', 'close')
    for (const server of servers) server.closeIdleConnections()
    await sleep(20)
  }
  await finish()
}
