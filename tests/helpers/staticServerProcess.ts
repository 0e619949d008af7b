import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { repositoryRoot } from '../../system/settings.ts'
import { until } from './until.ts'

/** The embedded static server in a process of its own, as it is started in production. */
export type StaticServerProcess = {
  port: number
  pid: number
  /** All that it printed. */
  said: () => string
  kill: (signal: NodeJS.Signals) => void
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts it on a free port and waits until it serves `<dataDir>/site`. `openFiles`: how many files it may have open (ulimit -n). */
export async function startStaticServer({
  dataDir,
  env = {},
  openFiles,
}: {
  dataDir: string
  env?: Record<string, string>
  openFiles?: number
}): Promise<StaticServerProcess> {
  const port = await freePort()
  const program = ['--conditions=production', '--import', 'tsx', join(repositoryRoot, 'site/server/serve.ts')]
  const limited = openFiles === undefined ? [] : ['sh', '-c', `ulimit -n ${openFiles}; exec "$@"`, 'sh']
  const [command = '', ...args] = [...limited, process.execPath, ...program]
  const child = spawn(command, args, {
    env: { ...process.env, SITE_HOST: '127.0.0.1', ...env, DATA_DIR: dataDir, SITE_PORT: String(port) },
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }))
  await until(() => {
    if (child.exitCode !== null) throw new Error(`The static server ended:\n${output}`)
    return output.includes(`http://127.0.0.1:${port}`)
  })
  return {
    ...{ port, pid: child.pid ?? 0, ended, said: () => output },
    kill: (signal) => void child.kill(signal),
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
