import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { hasErrorCode } from '../../system/errorCode.ts'
import { repositoryRoot } from '../../system/settings.ts'
import type { LogFile } from './logFile.ts'

/** What follows `node` for Next's command line, which builds the CMS and runs it. */
export const nextProgram = [join(repositoryRoot, 'node_modules/next/dist/bin/next')]

/** What follows `node` for a file of this repository. */
export const typescriptProgram = (file: string): string[] => ['--import', 'tsx', file]

/** How a process ended, in words: "exit code 1", "signal SIGKILL". */
export type Ending = { ok: boolean; how: string }

export type ChildProcess = {
  pid: number
  /** Settles when the process is gone; never rejects. */
  ended: Promise<Ending>
  /** Asks it to end (SIGTERM), and ends it with all that it started (SIGKILL) when the time is over. */
  stop: (milliseconds: number) => Promise<Ending>
}

/**
 * Starts a Node program of this repository, its output going to `log`.
 * It leads a process group of its own, so that Ctrl-C reaches start.ts alone, which ends the parts in order.
 */
export function startChild(options: {
  /** What follows `node`: `['--import', 'tsx', 'site/publisher/publisher.ts']`. */
  args: readonly string[]
  env: NodeJS.ProcessEnv
  log: LogFile
  /** Called with each message that the program sends (process.send). */
  onMessage?: (message: unknown) => void
}): ChildProcess {
  const { args, env, log, onMessage = () => {} } = options
  const child = spawn(
    process.execPath,
    [
      '--conditions=production',
      '--import',
      join(repositoryRoot, 'start/processes/endWithParent.mjs'),
      ...args,
    ],
    {
      cwd: repositoryRoot,
      env: { ...env, OKUZUKE_PARENT: String(process.pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
    },
  )
  child.on('message', onMessage)
  child.stdout?.setEncoding('utf8').on('data', log.write)
  child.stderr?.setEncoding('utf8').on('data', log.write)

  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ ok: false, how: error.message }))
    // `close` comes after the last output, and `disconnect` after the last message.
    child.once('close', (code, signal) => {
      const end = () => resolve({ ok: code === 0, how: signal ? `signal ${signal}` : `exit code ${code}` })
      if (child.connected) child.once('disconnect', end)
      else end()
    })
  })

  const send = (signal: 'SIGTERM' | 'SIGKILL', toGroup: boolean) => {
    if (child.pid === undefined) return
    try {
      process.kill(toGroup && process.platform !== 'win32' ? -child.pid : child.pid, signal)
    } catch (error) {
      // ESRCH: it has ended by itself in the meantime.
      if (!hasErrorCode(error, 'ESRCH')) throw error
    }
  }

  return {
    pid: child.pid ?? -1,
    ended,
    stop: async (milliseconds) => {
      send('SIGTERM', false)
      const timer = setTimeout(() => send('SIGKILL', true), milliseconds)
      const ending = await ended
      clearTimeout(timer)
      return ending
    },
  }
}
