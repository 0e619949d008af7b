import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from '../runs.ts'

/** Some test files of one run of Vitest's. */
export type TestChoice = { project: Run; tests: readonly string[]; testName?: string }

/**
 * What a run of tests gave.
 * - `passed`, `failed`: how many tests, and the names of those that failed.
 * - `broken`: no test ran or failed, and yet the run failed: a file that does not load, for example. `output` says why.
 * - `late`: the time limit came first.
 */
export type TestOutcome =
  | { kind: 'passed'; tests: number }
  | { kind: 'failed'; names: string[] }
  | { kind: 'broken'; output: string }
  | { kind: 'late' }

/** Runs test files in a working tree, at most `limitMs`; then the run and all its processes are ended. */
export async function runTests({
  root,
  choice: { project, tests, testName },
  limitMs,
  signal,
}: {
  root: string
  choice: TestChoice
  limitMs: number
  /** Ends the tests, too. */
  signal: AbortSignal
}): Promise<TestOutcome> {
  const report = join(root, '.mutation-report.json')
  rmSync(report, { force: true })
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', project, ...tests],
      ...(testName === undefined ? [] : ['--testNamePattern', testName]),
      ...['--retry=0', '--reporter=json', `--outputFile=${report}`],
    ],
    // A group of its own, so that what its tests started ends with it.
    { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: withoutTries(process.env) },
  )
  let output = ''
  const hear = (chunk: string) => {
    output += chunk
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  let isLate = false
  const end = () => {
    isLate = true
    // The group's number is its first process's.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  const timer = setTimeout(end, limitMs)
  signal.addEventListener('abort', end, { once: true })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
  clearTimeout(timer)
  signal.removeEventListener('abort', end)
  if (isLate) return { kind: 'late' }
  return existsSync(report) ? readOutcome(readFileSync(report, 'utf8'), output) : { kind: 'broken', output }
}

type Report = {
  success: boolean
  numPassedTests: number
  testResults: { message?: string; assertionResults: { status: string; fullName: string }[] }[]
}

function readOutcome(text: string, output: string): TestOutcome {
  const { success, numPassedTests, testResults } = JSON.parse(text) as Report
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  )
  if (failed.length > 0) return { kind: 'failed', names: failed.map(({ fullName }) => fullName) }
  if (success && numPassedTests > 0) return { kind: 'passed', tests: numPassedTests }
  const messages = testResults.map(({ message }) => message).filter(Boolean)
  return { kind: 'broken', output: [...messages, output].join('\n') }
}

// What a broken guard let through is no try of the README's table.
function withoutTries({ TRIES_FILE: _tries, LONG_RUN: _long, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env
}
