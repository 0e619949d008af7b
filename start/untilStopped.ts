import { SettingsError } from '../system/settings.ts'
import { StartError } from './terminal.ts'

/** The reason of an end that was asked for (a signal): no error. */
class Stopped extends Error {}

/**
 * Runs `work` until it ends, or until a signal or the end of npm aborts `stopping`. Writes an error to the terminal and
 * sets the exit code; never rejects.
 */
export async function runUntilStopped(work: (stopping: AbortSignal) => Promise<void>): Promise<void> {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Stopped())
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => undefined)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  watchNpm(stop)
  try {
    await work(stopping.signal)
  } catch (error) {
    if (error instanceof Stopped) return
    process.exitCode = 1
    console.error(error instanceof StartError || error instanceof SettingsError ? error.message : error)
  }
}

/** Waits for the signal, and rejects with its reason. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    if (signal.aborted) reject(signal.reason as Error)
  })
}

/** In ms. */
const checkEvery = 100

/**
 * Calls `end` when the npm that runs this process is gone. npm runs a script in a shell: a signal to npm ends npm and that
 * shell, and does not reach the program. Does nothing where no npm runs it. On Windows a parent's end cannot be seen, but
 * Ctrl-C reaches every program of a console there.
 */
function watchNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, checkEvery)
  timer.unref()
}
