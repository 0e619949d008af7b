import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryRoot } from '../../../system/settings.ts'
import { startChild } from '../../../start/processes/childProcess.ts'
import { openLogFile } from '../../../start/processes/logFile.ts'
import { keepRunning } from '../../../start/processes/service.ts'
import { survivors } from '../../helpers/okuzuke.ts'

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
const openLog = (hidden: { name: string; value: string }[] = []) =>
  openLogFile({ path: join(folder, 'logs/part.log'), hidden })

/** Keeps a program running and gives what was said of it until `count` sentences were said. */
async function watch(args: string[], { isStarting = false, count = 1 } = {}) {
  const said: string[] = []
  const service = keepRunning({
    name: 'The part',
    args,
    env: process.env,
    log: openLog(),
    pauses: [10, 20],
    isStarting: () => isStarting,
    say: (sentence) => said.push(sentence),
    giveUp: (sentence) => said.push(`given up: ${sentence}`),
  })
  while (said.length < count) await sleep(20)
  return { said, service }
}

test('starts a part again, says why it ended, and gives up when it ends again and again', async () => {
  const { said, service } = await watch(program('console.error("the disk is on fire"); process.exit(3)'), {
    count: 3,
  })
  const quoted = (times: number) =>
    `The part ended by itself (exit code 3).\n${'  | the disk is on fire\n'.repeat(times)}  The whole log: ${join(folder, 'logs/part.log')}\n`
  expect(said).toEqual([
    `${quoted(1)}It is started again in 0.01 s.`,
    `${quoted(2)}It is started again in 0.02 s.`,
    `given up: ${quoted(3)}It has ended 3 times in a row, so everything is stopped.`,
  ])
  await service.stop()
})

test('does not try again what ends while everything is being started', async () => {
  const { said, service } = await watch(program('process.kill(process.pid, "SIGKILL")'), { isStarting: true })
  expect(said).toEqual([
    `given up: The part ended by itself (signal SIGKILL).\n  The whole log: ${join(folder, 'logs/part.log')}`,
  ])
  await service.stop()
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
  expect(await child.stop(300)).toEqual({ ok: false, how: 'signal SIGKILL' })
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
       const log = openLogFile({ path: ${JSON.stringify(join(folder, 'logs/child.log'))}, hidden: [], onLine: console.log })
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
  const log = openLog([{ name: 'PAYLOAD_SECRET', value: 's3cr3t-value' }])
  log.write('the secret is s3cr3t-')
  log.write('value, \u001b[31mred\u001b[0m\nnext')
  expect(log.lastLines(5)).toEqual(['the secret is [PAYLOAD_SECRET], red', 'next'])
  expect(readFileSync(log.path, 'utf8').replace(/^\S+ /gm, '')).toBe(
    'the secret is [PAYLOAD_SECRET], red\nnext\n',
  )
  expect(statSync(log.path).mode & 0o777).toBe(0o600)
})

test('each start begins a new log and keeps the one before', () => {
  openLog().write('first\n')
  const second = openLog()
  second.write('second\n')
  expect(readFileSync(second.path, 'utf8')).toMatch(/^\S+ second\n$/)
  expect(readFileSync(`${second.path}.1`, 'utf8')).toMatch(/^\S+ first\n$/)
})

async function firstLine(log: { lastLines: (count: number) => string[] }): Promise<string> {
  for (;;) {
    const [line] = log.lastLines(1)
    if (line !== undefined) return line
    await sleep(20)
  }
}
