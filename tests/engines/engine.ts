import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** One engine with one page open, and as much of it as a picture needs. */
export type Engine = {
  /** Loads a page, and waits for its fonts. */
  open: (url: string) => Promise<void>
  /** Runs the body of an async function in the page. What it returns comes back by JSON. */
  run: <Result>(body: string) => Promise<Result>
  /** A PNG of what is in the window, in the pixels of the screen. */
  picture: () => Promise<Buffer>
  /** The page on paper as a PDF, with the margins of its own style. Not there where the engine's driver prints nothing. */
  print?: (paper: Paper) => Promise<Buffer>
  close: () => Promise<void>
}

/** The window's inner size in CSS pixels, and how many of the screen's pixels each of them has. */
export type Window = { width: number; height: number; scale: number }

/** A sheet of paper, in centimetres. */
export type Paper = { width: number; height: number }

/** An engine, and what is needed to have it. */
export type EngineKind = {
  name: string
  /** What is not on this machine, in words; null where nothing is wanting. */
  findMissing: () => string | null
  start: (window: Window) => Promise<Engine>
}

/** Longer than any answer takes on a loaded machine. */
export const answerTimeoutMs = 60_000

/** Whether a program is on the path. */
export function hasProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v "${name}"`]).status === 0
}

/** Starts a program that ends with this process at the latest. */
export function startProgram({
  command,
  args,
  env,
  stdio,
}: {
  command: string
  args: string[]
  env: Record<string, string | undefined>
  stdio: ('ignore' | 'pipe')[]
}): ChildProcess {
  const program = spawn(command, args, { env: { ...process.env, ...env }, stdio })
  const end = () => void program.kill('SIGKILL')
  process.once('exit', end)
  program.once('exit', () => process.removeListener('exit', end))
  return program
}

/** Ends a program: politely, and after 3 s without asking. */
export async function endProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const ended = once(program, 'exit')
  program.kill('SIGTERM')
  const isOver = await Promise.race([ended.then(() => true), pause(3000, false, { ref: false })])
  if (isOver) return
  program.kill('SIGKILL')
  await ended
}

/** Tries until there is a result, for 30 s at most. */
export async function untilThere<Result>(
  what: string,
  find: () => Promise<Result | null> | Result | null,
): Promise<Result> {
  const end = Date.now() + 30_000
  for (;;) {
    const result = await find()
    if (result !== null) return result
    if (Date.now() > end) throw new Error(`After 30 seconds there is still no ${what}.`)
    await pause(50)
  }
}
