import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { newPlace, removePlace, type Place } from '../helpers/okuzuke.ts'
import { until } from '../helpers/until.ts'

/** What docker-compose.yml runs in its containers, without Docker. */
let place: Place
let folder: string
let child: ChildProcess | null = null
beforeEach(async () => {
  place = await newPlace()
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-container-'))
})
afterEach(() => {
  if (child?.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  removePlace(place)
  rmSync(folder, { recursive: true })
})

function run(command: string, args: string[], env: Record<string, string>) {
  const started = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  child = started
  let said = ''
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
  }
  return { said: () => said, ended: once(started, 'exit'), pid: started.pid ?? 0 }
}

const childrenOf = (pid: number): number[] =>
  spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.trim() !== '')
    .map(Number)

it('the container of a part that ends ends too, so that Docker starts it again; no secret is in its log', async () => {
  const key = 'Uq8Xe2Vz6Ty1Ro5Ai9Sl3Dk7Fm4Gn0Bw3'
  const { said, ended, pid } = run(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'start/part.ts', 'publisher'],
    {
      DATA_DIR: place.dataDir,
      PUBLISHER_API_KEY: key,
      CMS_URL: `http://127.0.0.1:${place.cmsPort}/${key}`,
      SITE_URL: 'https://errata.example.org',
    },
  )
  await until(() => said().includes('[PUBLISHER_API_KEY]'))
  const isPublisher = (child: number) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('site/publisher/publisher.ts')
  const [publisher = 0] = childrenOf(pid).filter(isPublisher)
  process.kill(publisher, 'SIGKILL')
  expect(await ended).toEqual([1, null])
  const lines = said()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { part: string; msg: string })
  expect(lines.at(-1)).toMatchObject({
    part: 'publisher',
    msg: 'publisher ended by itself (signal SIGKILL).',
  })
  expect(said()).not.toContain(key)
})

const hasNginx = spawnSync('nginx', ['-v']).status === 0

it.skipIf(!hasNginx)(
  'the container of an nginx that hangs ends, and one that is told to end does so in order',
  async () => {
    const configuration = join(folder, 'nginx.conf')
    writeFileSync(
      configuration,
      `pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''}
     events {} http { access_log off; server { listen 127.0.0.1:${place.sitePort}; return 200 served; } }`,
    )
    const url = `http://127.0.0.1:${place.sitePort}/`
    const env = { WATCH_URL: url, NGINX_ARGUMENTS: `-c ${configuration}`, WATCH_SECONDS: '1' }
    const isServed = () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )

    const stopped = run('docker/watch-nginx.sh', [], env)
    await until(isServed)
    process.kill(stopped.pid, 'SIGTERM')
    expect(await stopped.ended).toEqual([0, null])

    const hung = run('docker/watch-nginx.sh', [], env)
    await until(isServed)
    const isNginx = (child: number) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('nginx')
    const [master = 0] = childrenOf(hung.pid).filter(isNginx)
    for (const nginx of [...childrenOf(master), master]) process.kill(nginx, 'SIGSTOP')
    expect(await hung.ended).toEqual([1, null])
    expect(hung.said()).toContain('nginx gave no answer for 3 seconds and is killed.')
    expect(await isServed()).toBe(false)
  },
)
