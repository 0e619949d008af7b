import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { repositoryRoot } from '../../system/settings.ts'

/** A start of Okuzuke as its user has it: `npm start` in a process of its own. */
export type Okuzuke = {
  pid: number
  siteUrl: string
  cmsUrl: string
  dataDir: string
  /** Everything that was said so far, on both outputs. */
  said: () => string
  /** Waits until the text is said; fails with everything that was said when it ends without, or takes too long. */
  untilSaid: (text: string, milliseconds?: number) => Promise<void>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** It and every process below it, by their numbers. */
  processes: () => number[]
  kill: (signal: NodeJS.Signals) => void
  /** Ends it with SIGTERM, and waits until every process of it is gone. */
  stop: () => Promise<void>
}

/** Settings under which one start runs beside others. */
export type Place = { dataDir: string; cmsPort: number; sitePort: number }

/** What `npm start` says last. */
export const lastWords = 'Ctrl-C stops it.'

/** A new empty folder and two free ports. The folder goes with `removePlace`. */
export async function newPlace(): Promise<Place> {
  const [cmsPort, sitePort] = await freePorts(2)
  if (cmsPort === undefined || sitePort === undefined) throw new Error('No two ports are free.')
  return { dataDir: mkdtempSync(join(tmpdir(), 'okuzuke-start-')), cmsPort, sitePort }
}

export function removePlace(place: Place): void {
  rmSync(place.dataDir, { recursive: true, force: true })
}

/**
 * Starts the clone in `root` with the folder and ports of `place`. `env` is added to the environment; Okuzuke's settings in the
 * tests' own environment are not passed on.
 */
export function startOkuzuke(
  place: Place,
  {
    env = {},
    root = repositoryRoot,
    script = 'start',
  }: { env?: Readonly<Record<string, string>>; root?: string; script?: 'start' | 'dev' } = {},
): Okuzuke {
  const child = spawn('npm', ['run', script, '--silent'], {
    cwd: root,
    env: { ...environmentOf(place), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: string) => {
    said += chunk
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  let hasEnded = false
  const ended = new Promise<Awaited<Okuzuke['ended']>>((resolve) => {
    child.once('exit', (code, signal) => {
      hasEnded = true
      resolve({ code, signal })
    })
  })
  const { pid } = child
  if (pid === undefined) throw new Error('npm could not be started.')
  return {
    pid,
    siteUrl: `http://127.0.0.1:${place.sitePort}`,
    cmsUrl: `http://127.0.0.1:${place.cmsPort}`,
    dataDir: place.dataDir,
    said: () => said,
    untilSaid: async (text, milliseconds = 200_000) => {
      const deadline = Date.now() + milliseconds
      while (!said.includes(text)) {
        if (hasEnded || Date.now() > deadline) {
          throw new Error(`"${text}" was not said ${hasEnded ? 'before it ended' : 'in time'}, but:\n${said}`)
        }
        await sleep(50)
      }
    },
    ended,
    processes: () => descendants(pid),
    kill: (signal) => process.kill(pid, signal),
    stop: async () => {
      if (hasEnded) return
      const processes = descendants(pid)
      process.kill(pid, 'SIGTERM')
      await ended
      const left = await survivors(processes, 30_000)
      if (left.length > 0) throw new Error(`These processes outlived the start: ${left.join(', ')}`)
    },
  }
}

/** The environment of one start: the machine's own, the place, and every other setting unset. */
export function environmentOf(place: Place): NodeJS.ProcessEnv {
  const unset = [
    'NODE_ENV',
    'DATABASE_URL',
    'CMS_HOST',
    'SITE_HOST',
    'CMS_URL',
    'SITE_URL',
    'PAYLOAD_SECRET',
    'PUBLISHER_API_KEY',
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
    'TRUST_PROXY',
    'SMTP_URL',
    'MAIL_FROM',
  ]
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    LANG: process.env.LANG,
    // Set to nothing, so that a developer's .env does not fill them.
    ...(Object.fromEntries(unset.map((name) => [name, ''])) as { NODE_ENV: '' }),
    DATA_DIR: place.dataDir,
    CMS_PORT: String(place.cmsPort),
    SITE_PORT: String(place.sitePort),
  } as unknown as NodeJS.ProcessEnv
}

/** Which of these processes still live, after giving them the time to go. */
export async function survivors(pids: readonly number[], milliseconds: number): Promise<number[]> {
  const deadline = Date.now() + milliseconds
  for (;;) {
    const alive = pids.filter(isAlive)
    if (alive.length === 0 || Date.now() > deadline) return alive
    await sleep(50)
  }
}

function isAlive(pid: number): boolean {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  // A zombie has ended; whoever adopted it has only not asked for its exit code yet.
  return status === 0 && !stdout.startsWith('Z')
}

function descendants(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const below = (parent: number): number[] =>
    rows.flatMap(([child = -1, itsParent]) => (itsParent === parent ? [child, ...below(child)] : []))
  return [pid, ...below(pid)]
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) =>
          server.once('listening', () => {
            const address = server.address()
            resolve(typeof address === 'object' && address ? address.port : 0)
          }),
        ),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
