import { connect, type Socket } from 'node:net'
import { request } from 'node:http'
import { atRate } from './atRate.ts'

/** How many answers of each status, or kind of failure. */
export type Answers = Map<string, number>

/** The address that a stranger's requests come from, in the word of the proxy that TRUST_PROXY=1 believes. */
const stranger = { 'X-Forwarded-For': '198.51.100.7' }

/** Sends `count` requests with a body of that size to the log-in, all at once; each ends with its answer or with the connection. */
export async function sendLargeBodies({
  cmsUrl,
  count,
  megabytes,
}: {
  cmsUrl: string
  count: number
  megabytes: number
}): Promise<Answers> {
  const answers: Answers = new Map()
  await Promise.all(
    Array.from({ length: count }, async () => add(answers, await sendLargeBody(cmsUrl, megabytes))),
  )
  return answers
}

function sendLargeBody(cmsUrl: string, megabytes: number): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(
      `${cmsUrl}/api/users/login`,
      {
        method: 'POST',
        agent: false,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': megabytes * 1024 * 1024,
          ...stranger,
        },
      },
      (answer) => {
        resolve(String(answer.statusCode))
        answer.resume()
        sent.destroy()
      },
    )
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    const block = Buffer.alloc(1024 * 1024, '[],')
    let left = megabytes
    const write = () => {
      while (left > 0 && !sent.destroyed) {
        left -= 1
        if (!sent.write(block)) {
          sent.once('drain', write)
          return
        }
      }
      if (!sent.destroyed) sent.end()
    }
    write()
  })
}

/** Tries to log in with a wrong password at a steady rate, for one account that is there and many that are not, until it is stopped. */
export function startLogins({
  cmsUrl,
  email,
  rate,
}: {
  cmsUrl: string
  email: string
  /** Requests a second. */
  rate: number
}): { stop: () => Promise<Answers> } {
  const answers: Answers = new Map()
  const tryOnce = async (number: number) => {
    const body = JSON.stringify({
      email: number % 2 === 0 ? email : `nobody-${number}@example.org`,
      password: `a wrong password ${number}`,
    })
    try {
      const answer = await fetch(`${cmsUrl}/api/users/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...stranger },
        body,
        signal: AbortSignal.timeout(60_000),
      })
      await answer.arrayBuffer()
      add(answers, String(answer.status))
    } catch (error) {
      add(answers, error instanceof Error ? error.name : 'failed')
    }
  }
  const trying = atRate({ rate, pauseMs: 10 }, tryOnce)
  return {
    stop: async () => {
      await trying.stop()
      return answers
    },
  }
}

/** Readers who ask for a page, again and again on one connection, and read nothing of the answers. */
export function startSlowReaders({ port, path, count }: { port: number; path: string; count: number }): {
  stop: () => { cutOff: number }
} {
  let cutOff = 0
  let isStopped = false
  const sockets = new Set<Socket>()
  const open = () => {
    const socket = connect({ port, host: '127.0.0.1' })
    sockets.add(socket)
    socket.pause()
    const head = [
      `GET ${path} HTTP/1.1`,
      'Host: site',
      ...Object.entries(stranger).map((one) => one.join(': ')),
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n`.repeat(20))
    // A paused socket does not say that the other side has ended; a byte a second does.
    const timer = setInterval(() => socket.read(1), 1_000)
    // The server may reset the connection: that is what cutting off is.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      sockets.delete(socket)
      if (isStopped) return
      cutOff += 1
      // A stranger who is cut off comes again.
      setTimeout(() => !isStopped && open(), 1_000)
    })
  }
  for (let number = 0; number < count; number += 1) open()
  return {
    stop: () => {
      isStopped = true
      for (const socket of sockets) socket.destroy()
      return { cutOff }
    },
  }
}

function add(answers: Answers, kind: string): void {
  answers.set(kind, (answers.get(kind) ?? 0) + 1)
}
