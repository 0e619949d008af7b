import { createServer } from 'node:net'
import { hasErrorCode } from '../system/errorCode.ts'
import { StartError } from './startError.ts'

/** One address that a part of Okuzuke will listen on, with the two variables that set it. */
export type Listener = {
  part: 'The CMS' | 'The site'
  host: string
  port: number
  hostVariable: string
  portVariable: string
}

/** Throws StartError unless every address is free and is this machine's own; every problem is told at once. */
export async function checkPorts(listeners: readonly Listener[]): Promise<void> {
  const same = findSamePort(listeners)
  if (same.length > 0) throw new StartError(same.join('\n'))
  const problems = await Promise.all(listeners.map(findProblem))
  const told = problems.filter((problem) => problem !== null)
  if (told.length > 0) throw new StartError(told.join('\n'))
}

function findSamePort(listeners: readonly Listener[]): string[] {
  return listeners.flatMap((listener, index) =>
    listeners
      .slice(0, index)
      .filter(({ port }) => port === listener.port)
      .map(
        (earlier) =>
          `${earlier.portVariable} and ${listener.portVariable} are both ${listener.port}: set one of them to another port.`,
      ),
  )
}

async function findProblem({
  part,
  host,
  port,
  hostVariable,
  portVariable,
}: Listener): Promise<string | null> {
  const error = await tryToListen({ host, port })
  if (error === null) return null
  const at = `${host}:${port}`
  if (hasErrorCode(error, 'EADDRINUSE')) {
    const other = (await isOkuzuke({ host, port })) ? 'another Okuzuke' : 'another program'
    return `${part} should listen on ${at}, and ${other} does already. Stop that one, or set ${portVariable} to a free port.`
  }
  if (hasErrorCode(error, 'EACCES')) {
    return `${part} should listen on ${at}, and this user may not use that port. Set ${portVariable} to a port from 1024 on.`
  }
  if (hasErrorCode(error, 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL')) {
    return `${part} should listen on ${at}, and this machine has no address "${host}". Set ${hostVariable} to one that it has, like 127.0.0.1.`
  }
  throw error
}

function tryToListen(address: { host: string; port: number }): Promise<Error | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ ...address, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** Both servers of an Okuzuke can be told: the CMS by its answer to /health, the site by its pages' generator. */
async function isOkuzuke({ host, port }: { host: string; port: number }): Promise<boolean> {
  const reachable =
    host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const answers = await Promise.all(
    ['/health', '/'].map(async (path) => {
      try {
        const answer = await fetch(`http://${reachable}:${port}${path}`, {
          signal: AbortSignal.timeout(2000),
        })
        return await answer.text()
      } catch {
        return '' // Whatever does not speak HTTP there is not an Okuzuke.
      }
    }),
  )
  return answers.some((text) => /okuzuke|^\{"database":"(up|down)","release":/i.test(text))
}
