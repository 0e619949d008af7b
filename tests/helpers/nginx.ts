import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { repositoryRoot } from '../../system/settings.ts'

/** Whether this machine has nginx (Debian: nginx-light); /usr/sbin is not on everybody's path. */
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` }
export const hasNginx = spawnSync('nginx', ['-v'], { env }).status === 0

/** Runs nginx with docker/nginx.conf as it is, but for the port, the site's folder and where it keeps its own files. */
export async function startNginx(siteDir: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const place = await mkdtemp(join(tmpdir(), 'okuzuke-nginx-'))
  const port = await freePort()
  const conf = join(place, 'nginx.conf')
  const written = await readFile(join(repositoryRoot, 'docker/nginx.conf'), 'utf8')
  await writeFile(conf, moved(written, { port, siteDir, place }))
  const log = join(place, 'log')
  const output = openSync(log, 'a')
  // One process, as the user who runs the tests: it need not give up rights that it does not have.
  const nginx = spawn('nginx', ['-p', place, '-c', conf, '-g', 'daemon off; master_process off;'], {
    env,
    stdio: ['ignore', output, output],
  })
  const ended = once(nginx, 'exit')
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (nginx.exitCode !== null || tries > 100)
      throw new Error(`nginx does not answer:\n${await readFile(log, 'utf8')}`)
    await pause(50)
  }
  const stop = async () => {
    nginx.kill('SIGTERM')
    await ended
    await rm(place, { recursive: true, force: true })
  }
  return { port, stop }
}

function moved(
  conf: string,
  { port, siteDir, place }: { port: number; siteDir: string; place: string },
): string {
  const changes: [string, string][] = [
    ['/tmp/', `${place}/`], // First: the others bring in paths below /tmp themselves.
    ['listen 8080 ', `listen 127.0.0.1:${port} `],
    ['root /data/site/current;', `root ${siteDir}/current;`],
    ['/dev/stderr', `${place}/log`],
    ['/dev/stdout', `${place}/log`],
  ]
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`docker/nginx.conf holds no "${from}" any more.`)
    return text.replaceAll(from, to)
  }, conf)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request({ port, host: '127.0.0.1', method: 'HEAD', path: '/' }, (response) => {
      response.resume()
      resolve(true)
    })
    asking.on('error', () => resolve(false))
    asking.end()
  })
}
