import { connect, type Socket } from 'node:net'

/** A connection of somebody who asks for much and takes little. `received` counts the bytes that arrived so far. */
export type Stranger = { socket: Socket; received: () => number; closed: Promise<void> }

/** Sends these bytes and then takes one byte a second. Errors of the connection end it like anything else does. */
export function openSlowReader({ port, request }: { port: number; request: string }): Stranger {
  let bytes = 0
  // A buffer of one byte: what isn't taken stays with the system, and its window closes.
  const socket = connect({
    ...{ port, host: '127.0.0.1' },
    onread: {
      buffer: Buffer.alloc(1),
      callback: (count) => {
        bytes += count
        return false
      },
    },
  })
  socket.write(request)
  const timer = setInterval(() => socket.resume(), 1000)
  const closed = untilClosed(socket).finally(() => clearInterval(timer))
  return { socket, received: () => bytes, closed }
}

/** Sends these bytes and takes nothing at all: not even the end of the connection is seen before `socket` is destroyed. */
export function openDeafReader({ port, request }: { port: number; request: string }): Stranger {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.pause()
  socket.write(request)
  return { socket, received: () => 0, closed: untilClosed(socket) }
}

/** Sends these bytes and takes all that comes, until the server closes the connection or nothing came for `quietMs`. */
export function askRaw({
  port,
  request,
  quietMs = 60_000,
}: {
  port: number
  request: string | Uint8Array
  quietMs?: number
}): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1' })
    const done = () => {
      socket.destroy()
      resolve(Buffer.concat(chunks).toString('latin1'))
    }
    socket.setTimeout(quietMs, done)
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A server that refuses closes the connection while we may still be sending: that is an answer.
    socket.on('error', done)
    socket.on('close', done)
    socket.write(request)
  })
}

/** A request as it goes over the wire. `from`: who it says that it comes from, to a server that trusts its proxy. */
export function wireRequest({
  path,
  from,
  headers = {},
}: {
  path: string
  from?: string
  headers?: Record<string, string>
}): string {
  const all = { Host: 'a', ...(from === undefined ? {} : { 'X-Forwarded-For': from }), ...headers }
  return `GET ${path} HTTP/1.1\r\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
}

function untilClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => socket.destroy())
    socket.once('close', () => resolve())
  })
}
