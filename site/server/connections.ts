import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** A request of a connection. `end` is called once: when its answer is sent, or its connection is gone. */
type Turn = { start: () => void; end: () => void }

/**
 * Keeps account of a server's connections. Each has one answer under way at a time: the requests that a client sends without waiting
 * (pipelining, RFC 9112 section 9.3.2) are answered one after another, so what the answer of one costs is what a connection costs.
 * Where there are more than `most`, the one that has waited longest without a whole request is closed: keeping a connection open, or
 * sending headers slowly, takes nobody's place.
 */
export function createConnections({ most, onFull }: { most: number; onFull: () => void }): {
  open: (socket: Socket) => void
  /** Whether there are more than `most`, all of which are being answered. */
  isCrowded: () => boolean
  /** How many requests of a connection wait or are answered. */
  requestsOf: (socket: Socket) => number
  /** Calls `start` when the earlier answers of the connection are sent, unless it closes before. */
  take: (turn: Turn & { socket: Socket; response: ServerResponse }) => void
} {
  /** The turns of each connection, the first of which is under way. */
  const turnsOf = new Map<Socket, Turn[]>()
  /** Those without a request, in the order in which they came to be so. */
  const idle = new Set<Socket>()
  const forget = (socket: Socket) => {
    idle.delete(socket)
    const turns = turnsOf.get(socket) ?? []
    turnsOf.delete(socket)
    for (const turn of turns.splice(0)) turn.end()
  }
  const makeRoom = () => {
    if (turnsOf.size <= most) return
    onFull()
    const [longest] = idle
    if (longest === undefined) return
    forget(longest)
    longest.destroy()
  }
  return {
    open: (socket) => {
      turnsOf.set(socket, [])
      // Room is made before the new one may be chosen: it would be closed before it could send its request.
      makeRoom()
      idle.add(socket)
      socket.once('close', () => forget(socket))
    },
    isCrowded: () => turnsOf.size > most,
    requestsOf: (socket) => turnsOf.get(socket)?.length ?? 0,
    take: ({ socket, response, start, end }) => {
      const turns = turnsOf.get(socket)
      if (turns === undefined) return end()
      const turn = { start, end }
      idle.delete(socket)
      turns.push(turn)
      response.once('close', () => {
        // Node sends the answers of a connection in order, so this was the first.
        if (turns[0] !== turn) return
        turns.shift()
        end()
        const next = turns[0]
        if (next !== undefined) next.start()
        else if (turnsOf.has(socket)) idle.add(socket)
      })
      if (turns.length === 1) start()
    },
  }
}
