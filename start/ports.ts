import { createServer } from 'node:net'
import { toListenProblem } from '../system/listenProblem.ts'
import type { PlaceSettings } from '../system/settings.ts'
import { StartError } from './terminal.ts'

/** One address that a part of Okuzuke will listen on, with the two variables that set it. */
type Listener = {
  part: 'The CMS' | 'The site'
  host: string
  port: number
  hostVariable: string
  portVariable: string
}

/** What the CMS will listen on. */
export function cmsListener({ cmsHost, cmsPort }: Pick<PlaceSettings, 'cmsHost' | 'cmsPort'>): Listener {
  return {
    part: 'The CMS',
    host: cmsHost,
    port: cmsPort,
    hostVariable: 'CMS_HOST',
    portVariable: 'CMS_PORT',
  }
}

/** What the static server will listen on. */
export function siteListener({ siteHost, sitePort }: Pick<PlaceSettings, 'siteHost' | 'sitePort'>): Listener {
  return {
    part: 'The site',
    host: siteHost,
    port: sitePort,
    hostVariable: 'SITE_HOST',
    portVariable: 'SITE_PORT',
  }
}

/** Throws StartError unless every address is free and is this machine's own; it names every problem at once. */
export async function checkPorts(listeners: readonly Listener[]): Promise<void> {
  const collisions = findSamePort(listeners)
  if (collisions.length > 0) throw new StartError(collisions.join('\n'))
  const answers = await Promise.all(listeners.map(findProblem))
  const problems = answers.filter((problem) => problem !== null)
  if (problems.length > 0) throw new StartError(problems.join('\n'))
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

async function findProblem(listener: Listener): Promise<string | null> {
  const { part, host, port, hostVariable, portVariable } = listener
  const error = await tryToListen({ host, port })
  if (error === null) return null
  const at = `${host}:${port}`
  switch (toListenProblem(error)) {
    case 'port taken': {
      const other = (await isOkuzuke({ host, port })) ? 'another Okuzuke' : 'another program'
      return `${part} should listen on ${at}, and ${other} does already. Stop that one, or set ${portVariable} to a free port.`
    }
    case 'port forbidden':
      return `${part} should listen on ${at}, and this user may not use that port. Set ${portVariable} to a port from 1024 on.`
    case 'host unknown':
      return (
        `${part} should listen on ${at}, and this machine has no address "${host}". ` +
        `Set ${hostVariable} to one that it has, like 127.0.0.1.`
      )
    case null:
      throw error
  }
}

function tryToListen(address: { host: string; port: number }): Promise<Error | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen({ ...address, exclusive: true }, () => server.close(() => resolve(null)))
  })
}

/** Recognizes both servers of an Okuzuke: the CMS by its answer to /health, the site by its pages' generator. */
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
        return '' // It does not speak HTTP, so it is not an Okuzuke.
      }
    }),
  )
  return answers.some((text) => /okuzuke|^\{"database":"(up|down)","release":/i.test(text))
}
