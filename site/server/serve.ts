import { once } from 'node:events'
import type { Server } from 'node:http'
import { createLog } from '../../system/log.ts'
import { toListenProblem } from '../../system/listenProblem.ts'
import { readServerSettings, SettingsError } from '../../system/settings.ts'
import { listenToStart } from './answerHealth.ts'
import { createSiteServer } from './siteServer.ts'
import { toMessage } from '../../system/toMessage.ts'

/** The embedded server of the reader's site: `node --conditions=production --import tsx site/server/serve.ts`. */
async function main(): Promise<void> {
  const { siteDir, siteHost, sitePort, trustProxy } = readServerSettings(process.env)
  const logger = createLog({ part: 'site' })
  const log = (line: string) => logger.info(line)
  const server = createSiteServer({ siteDir, trustProxy, log, parts: listenToStart() })
  await listen(server, { host: siteHost, port: sitePort })
  log(`The site is served at http://${siteHost.includes(':') ? `[${siteHost}]` : siteHost}:${sitePort}`)
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await drain(server)
  log('The static server has stopped.')
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new Error(describeListenError(error, { host, port }), { cause: error })
  }
}

function describeListenError(error: unknown, { host, port }: { host: string; port: number }): string {
  switch (toListenProblem(error)) {
    case 'port taken':
      return `Port ${port} on ${host} is taken by another program. Stop that program, or set SITE_PORT to a free port.`
    case 'port forbidden':
      return `Port ${port} on ${host} may not be opened by this user. Set SITE_PORT to one above 1023.`
    case 'host unknown':
      return `${host} is no address of this machine. Set SITE_HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`
    case null:
      return `The static server could not listen on ${host}:${port}: ${toMessage(error)}`
  }
}

/** Takes no new requests, and gives those under way ten seconds. */
async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(timer)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isPlain = error instanceof SettingsError || (error instanceof Error && error.cause !== undefined)
    console.error(isPlain ? (error as Error).message : error)
    process.exit(1)
  },
)
