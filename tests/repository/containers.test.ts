import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { repositoryRoot } from '../../system/settings.ts'

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')
type Service = {
  command?: string[]
  build?: { target: string }
  image: string
  restart: string
  depends_on?: Record<string, { condition: string }>
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
  read_only?: boolean
  cap_drop?: string[]
  configs?: { source: string }[]
  volumes?: string[]
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>
  configs: Record<string, { file?: string; content?: string }>
}
const { services } = compose
const { web, cms, publisher, mongo, demo } = services
const dockerfile = read('Dockerfile')

describe('the containers', () => {
  it('serve readers whatever the others do: web waits for nobody, and nobody that goes on waits for a step', () => {
    expect(Object.keys(services).sort()).toEqual(['cms', 'demo', 'mongo', 'publisher', 'web'])
    expect(web?.depends_on).toBeUndefined()
    expect(publisher?.depends_on).toBeUndefined()
    expect(cms?.depends_on).toEqual({ mongo: { condition: 'service_healthy' } })
    expect(demo?.depends_on).toEqual({ cms: { condition: 'service_healthy' } })
  })

  it('are started again when they end, and end when they hang', () => {
    for (const service of [web, cms, publisher, mongo]) {
      expect(service?.restart).toBe('unless-stopped')
      expect(service?.healthcheck?.test.length).toBeGreaterThan(0)
    }
    const start = ['node', '--conditions=production', '--import', 'tsx', 'start/part.ts']
    expect(cms?.command).toEqual([...start, 'cms'])
    expect(publisher?.command).toEqual([...start, 'publisher'])
    expect(demo?.command).toEqual([...start, 'seed'])
    expect(dockerfile).toContain('CMD ["/watch-nginx.sh"]')
  })

  it('give the site’s volume to the publisher, whichever of its two containers comes first', () => {
    expect(web?.volumes).toEqual(['site:/data/site:ro'])
    expect(publisher?.volumes).toContain('site:/data/site')
    const [, webStage = ''] = dockerfile.split(/^FROM .* AS web$/m)
    const [webLines, ownLines] = webStage.split(/^FROM .* AS okuzuke$/m)
    // `node` of the official Node images: github.com/nodejs/docker-node
    expect(webLines).toContain('install -d -o 1000 -g 1000 /data/site')
    expect(ownLines).toMatch(/install -d -o node -g node .*\/data\/site/)
    expect([web?.build?.target, cms?.build?.target, publisher?.build?.target]).toEqual([
      'web',
      'okuzuke',
      'okuzuke',
    ])
  })

  it('read no file of the clone with the mode that it has there', () => {
    const files = Object.values(compose.configs).filter(({ file }) => file !== undefined)
    expect(files).toEqual([])
    // What is copied into a container after it was made cannot be where its file system is read-only.
    expect(mongo?.read_only).toBeUndefined()
    const withConfigs = Object.values(services).filter(({ configs }) => configs !== undefined)
    expect(withConfigs).toEqual([mongo])
    expect(dockerfile).toContain('RUN chmod -R a+rX /app')
    expect(dockerfile).toContain('chmod 644 /etc/nginx/nginx.conf')
  })

  it('need the first administrator for no start but the first', () => {
    expect([cms?.environment?.ADMIN_EMAIL, cms?.environment?.ADMIN_PASSWORD]).toEqual([
      '${ADMIN_EMAIL:-}',
      '${ADMIN_PASSWORD:-}',
    ])
  })

  it('have all that their commands load', () => {
    const copied = [...read('.dockerignore').matchAll(/^!(\S+)$/gm)].map((match) => match[1])
    expect(copied).toEqual(
      expect.arrayContaining(['content', 'system', 'cms', 'site', 'migrations', 'start', 'docker']),
    )
  })

  it('run without rights that they do not need', () => {
    for (const service of [web, cms, publisher, demo]) {
      expect({ readOnly: service?.read_only, dropped: service?.cap_drop }).toEqual({
        readOnly: true,
        dropped: ['ALL'],
      })
    }
  })
})

describe('the unit for systemd', () => {
  const unit = read('systemd/okuzuke.service')

  it('starts what npm start starts, again and again, and waits for its end', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } }
    expect(unit).toContain(`ExecStart=/usr/bin/env ${scripts.start}\n`)
    expect(unit).toContain('Restart=always\n')
    expect(unit).toContain('StartLimitIntervalSec=0\n')
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(45)
  })
})
