import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHider, type HiddenValue } from '../../../system/hiddenValues.ts'
import { repositoryRoot } from '../../../system/settings.ts'
import { startChild } from '../../../start/processes/childProcess.ts'
import { openLogFile } from '../../../start/processes/logFile.ts'
import { keepRunning } from '../../../start/processes/service.ts'
import { survivors } from '../../helpers/okuzuke.ts'
import { until } from '../../helpers/until.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-processes-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const program = (source: string): string[] => {
  const path = join(folder, 'program.mjs')
  writeFileSync(path, source)
  return [path]
}
const openLog = (hidden: HiddenValue[] = []) =>
  openLogFile({ path: join(folder, 'logs/part.log'), part: 'part', hide: createHider(hidden) })
/** The messages of a log, as it stands on the disk. */
const messagesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: string }).msg)

/** Keeps a program running until `count` sentences were said of it, and gives them. */
async function watch(args: string[], count: number, longestSilence: number | null = null) {
  const said: string[] = []
  const service = keepRunning({
    ...{ name: 'The part', args, env: process.env, log: openLog(), longestSilence },
    pauses: { firstMs: 10, longestMs: 40 },
    say: (sentence) => said.push(sentence),
  })
  try {
    await until(() => said.length >= count)
  } finally {
    await service.stop()
  }
  return said.slice(0, count)
}

test('starts a part again for as long as it takes, and says why it ended once', async () => {
  const said = await watch(program('console.error("the disk is on fire"); process.exit(3)'), 5)
  expect(said).toEqual([
    `The part ended by itself (exit code 3).\n  | the disk is on fire\n  The whole log: ${join(folder, 'logs/part.log')}\nIt is started again in 0.01 s.`,
    'The part ended again (exit code 3; 2 times in a row). It is started again in 0.02 s.',
    'The part ended again (exit code 3; 3 times in a row). It is started again in 0.04 s.',
    'The part ended again (exit code 3; 4 times in a row). It is started again in 0.04 s.',
    'The part ended again (exit code 3; 5 times in a row). It is started again in 0.04 s.',
  ])
})

test('kills a part that gives no sign of life, and starts it again', async () => {
  const stopped = program('process.kill(process.pid, "SIGSTOP")')
  expect(await watch(stopped, 2, 2)).toEqual([
    `The part hung and was killed (no sign of life for 2 s).\n  The whole log: ${join(folder, 'logs/part.log')}\nIt is started again in 0.01 s.`,
    'The part ended again (no sign of life for 2 s; 2 times in a row). It is started again in 0.02 s.',
  ])
})

test('leaves a part alone that is busy for a while, or that says nothing', async () => {
  const log = openLog()
  const busy = program(`
    const until = Date.now() + 1200
    while (Date.now() < until);
    setTimeout(() => console.log('done'), 500)`)
  const child = startChild({ args: busy, env: process.env, log, longestSilence: 4 })
  expect(await child.ended).toEqual({ ok: true, how: 'exit code 0', hung: false })
  expect(log.lastLines(1)).toEqual(['done'])
})

test('ends a program that ignores SIGTERM, with what it started itself', async () => {
  const log = openLog()
  const child = startChild({
    args: program(`
      import { spawn } from 'node:child_process'
      process.on('SIGTERM', () => undefined)
      const below = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => 0); setInterval(() => 0, 1000)'])
      console.log(below.pid)
      setInterval(() => undefined, 1000)`),
    env: process.env,
    log,
  })
  const below = Number(await firstLine(log))
  expect(await child.stop(300)).toEqual({ ok: false, how: 'signal SIGKILL', hung: false })
  expect(await survivors([child.pid, below], 2000)).toEqual([])
})

test('a program ends when the one that started it is killed, and what it started goes too', async () => {
  const args = program(`
    import { spawn } from 'node:child_process'
    const below = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'])
    console.log(process.pid, below.pid)
    setInterval(() => undefined, 1000)`)
  const parent = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import { startChild } from './start/processes/childProcess.ts'
       import { openLogFile } from './start/processes/logFile.ts'
       const log = openLogFile({ path: ${JSON.stringify(join(folder, 'logs/child.log'))}, part: 'child', hide: (line) => line, onLine: console.log })
       startChild({ args: ${JSON.stringify(args)}, env: process.env, log })`,
    ],
    { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const line = await new Promise<string>((resolve) =>
    parent.stdout.once('data', (chunk) => resolve(String(chunk))),
  )
  const pids = line.trim().split(' ').map(Number)
  expect(await survivors(pids, 0)).toEqual(pids)
  parent.kill('SIGKILL')
  expect(await survivors(pids, 5000)).toEqual([])
})

test('a log holds no secret, not even one that arrives in two pieces, and is for its owner alone', () => {
  const log = openLog([{ name: 'PAYLOAD_SECRET', value: 's3cr3t-"value' }])
  log.write('the secret is s3cr3t-')
  log.write('an error\n', 'stderr')
  log.write('"value, \u001b[31mred\u001b[0m\n')
  log.write(
    `${JSON.stringify({ level: 'warn', time: 'now', part: 'part', msg: 'again s3cr3t-"value' })}\nnext`,
  )
  const lines = ['an error', 'the secret is [PAYLOAD_SECRET], red', 'again [PAYLOAD_SECRET]', 'next']
  expect(log.lastLines(5)).toEqual(lines)
  expect(messagesOf(log.path)).toEqual(lines)
  expect(statSync(log.path).mode & 0o777).toBe(0o600)
})

test('a log is JSON lines: what a part wrote as such stays, other text becomes the message of one', () => {
  const log = openLog()
  const record = {
    level: 'warn',
    time: '2026-11-30T00:00:00.000Z',
    part: 'cms',
    request: '1',
    msg: 'Refused.',
  }
  log.write(`${JSON.stringify(record)}\n{ not JSON\n`, 'stderr')
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string
  expect(
    readFileSync(log.path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([record, { level: 'error', time, part: 'part', msg: '{ not JSON' }])
})

test('the reason of an error is quoted with its message', () => {
  const log = openLog()
  const record = {
    level: 'error',
    time: 'now',
    part: 'cms',
    err: { message: 'disk I/O error' },
    msg: 'Not saved.',
  }
  log.write(`${JSON.stringify(record)}\n`)
  expect(log.lastLines(5)).toEqual(['Not saved. disk I/O error'])
})

test('each start begins a new log and keeps five before it', () => {
  for (const word of ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th']) openLog().write(`${word}\n`)
  const path = join(folder, 'logs/part.log')
  const files = [path, ...[1, 2, 3, 4, 5].map((number) => `${path}.${number}`)]
  expect(files.map(messagesOf)).toEqual([['7th'], ['6th'], ['5th'], ['4th'], ['3rd'], ['2nd']])
  expect(readdirSync(join(folder, 'logs'))).toHaveLength(6)
})

test('a log whose folder was moved away goes on in a new one', () => {
  const log = openLog()
  log.write('before\n')
  renameSync(join(folder, 'logs'), join(folder, 'moved'))
  log.write('after\n')
  expect(messagesOf(join(folder, 'moved/part.log'))).toEqual(['before'])
  expect(messagesOf(log.path)).toEqual(['after'])
})

test('lines that cannot be written are counted, and the next one that can says so', () => {
  const log = openLog()
  log.write('before\n')
  renameSync(join(folder, 'logs'), join(folder, 'moved'))
  writeFileSync(join(folder, 'logs'), 'a file is in the way')
  log.write('lost\nlost too\n')
  rmSync(join(folder, 'logs'))
  log.write('after\n')
  expect(messagesOf(log.path)).toEqual([
    '2 lines of this log could not be written and are missing here.',
    'after',
  ])
  expect(log.lastLines(5)).toEqual(['before', 'lost', 'lost too', 'after'])
})

async function firstLine(log: { lastLines: (count: number) => string[] }): Promise<string> {
  for (;;) {
    const [line] = log.lastLines(1)
    if (line !== undefined) return line
    await sleep(20)
  }
}
