import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repositoryRoot } from '../../system/settings.ts'
import type { CmsStandIn } from './cmsStandIn.ts'
import { until } from './until.ts'

export type PublisherProcess = {
  pid: number
  /** Everything that it wrote so far. */
  output: () => string
  untilSaid: (text: string, milliseconds?: number) => Promise<void>
  /** Sends a signal. `ended` settles when the process has ended. */
  kill: (signal: NodeJS.Signals) => void
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Waits until it ends by itself. */
  untilEnded: (milliseconds?: number) => Promise<void>
}

/** Starts tests/helpers/publisherProcess.ts. `wrap` is a program that runs node: strace. */
export function startPublisher({
  cms,
  dataDir,
  env = {},
  wrap = [],
}: {
  cms: Pick<CmsStandIn, 'url' | 'key'>
  dataDir: string
  env?: Record<string, string>
  wrap?: string[]
}): PublisherProcess {
  const [command = process.execPath, ...args] = [
    ...wrap,
    process.execPath,
    '--conditions=production',
    '--import',
    'tsx',
    join(repositoryRoot, 'tests/helpers/publisherProcess.ts'),
  ]
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      CMS_URL: cms.url,
      SITE_URL: 'https://books.example.org',
      PUBLISHER_API_KEY: cms.key,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let hasEnded = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      hasEnded = true
      resolve({ code, signal })
    })
  })
  if (child.pid === undefined) throw new Error(`${command} could not be started.`)
  return {
    pid: child.pid,
    output: () => output,
    untilSaid: (text, milliseconds = 60_000) =>
      until(() => {
        if (output.includes(text)) return true
        if (hasEnded) throw new Error(`The publisher ended without saying "${text}", but:\n${output}`)
        return false
      }, milliseconds).catch((error: unknown) => {
        throw new Error(`"${text}" was not said; what was said:\n${output}`, { cause: error })
      }),
    kill: (signal) => void child.kill(signal),
    ended,
    untilEnded: (milliseconds = 60_000) =>
      until(() => hasEnded, milliseconds).catch((error: unknown) => {
        throw new Error(`The publisher did not end; what it said:\n${output}`, { cause: error })
      }),
  }
}
