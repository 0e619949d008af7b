import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { hasErrorCode } from '../../system/errorCode.ts'
import { repositoryRoot } from '../../system/settings.ts'
import type { LogFile } from './logFile.ts'
import { isSignOfLife, watchForSilence, type Silence } from './silence.ts'

/** What follows `node` for Next's command line, which builds the CMS and runs it. */
export const nextProgram = [join(repositoryRoot, 'node_modules/next/dist/bin/next')]

/** What follows `node` for a file of this repository. */
export const typescriptProgram = (file: string): string[] => ['--import', 'tsx', file]

/** How a process ended, in words: "exit code 1", "signal SIGKILL"; `hung`: it was killed because it gave no sign of life. */
export type Ending = { ok: boolean; how: string; hung: boolean }

export type ChildProcess = {
  pid: number
  /** Settles when the process is gone; never rejects. */
  ended: Promise<Ending>
  /** Seconds since its last sign of life; null: it is not watched. */
  silentSeconds: () => number | null
  /** Sends it a message (process.send). One that has ended meanwhile does not get it. */
  tell: (message: object) => void
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
  /** Called with each message that the program sends (process.send), its signs of life apart. */
  onMessage?: (message: unknown) => void
  /** After so many seconds without a sign of life it is killed; null: never. */
  longestSilence?: number | null
}): ChildProcess {
  const { args, env, log, onMessage = () => {}, longestSilence = null } = options
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
  let silence: Silence | null = null
  let hung = false
  child.on('message', (message) => {
    if (isSignOfLife(message)) silence?.heard()
    else onMessage(message)
  })
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => log.write(chunk, 'stdout'))
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => log.write(chunk, 'stderr'))

  const ended = new Promise<Ending>((resolve) => {
    const end = (ending: Omit<Ending, 'hung'>) => {
      silence?.end()
      resolve({ ...ending, hung })
    }
    child.once('error', (error) => end({ ok: false, how: error.message }))
    // `close` comes after the last output, and `disconnect` after the last message.
    child.once('close', (code, signal) => {
      const exit = signal ? `signal ${signal}` : `exit code ${code}`
      const how = hung ? `no sign of life for ${longestSilence} s` : exit
      if (child.connected) child.once('disconnect', () => end({ ok: code === 0, how }))
      else end({ ok: code === 0, how })
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

  if (longestSilence !== null) {
    silence = watchForSilence({
      longestSeconds: longestSilence,
      onSilent: () => {
        hung = true
        // Not SIGTERM: a process that hangs does not take it.
        send('SIGKILL', true)
      },
    })
  }

  return {
    pid: child.pid ?? -1,
    ended,
    silentSeconds: () => silence?.seconds() ?? null,
    tell: (message) => {
      // The error of a message to a process that has just ended: its end is noticed by itself.
      if (child.connected) child.send(message, () => undefined)
    },
    stop: async (milliseconds) => {
      send('SIGTERM', false)
      const timer = setTimeout(() => send('SIGKILL', true), milliseconds)
      const ending = await ended
      clearTimeout(timer)
      return ending
    },
  }
}
