import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctTo } from '../helpers/cmsStandIn.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { until } from '../helpers/until.ts'

const hasStrace = spawnSync('strace', ['-f', '--seccomp-bpf', '-e', 'trace=rename', 'true']).status === 0
if (!hasStrace) console.log('strace is not here: the order of fsync and rename is not traced.')

/** What one publisher did to the disk under `site/`, in order: `fsync releases`, `rename building/… → current`. */
type Act = { call: string; path: string; to: string | null }

describe.skipIf(!hasStrace)('what a loss of power relies on (F11)', () => {
  let place: PublisherPlace
  let acts: Act[]
  beforeAll(async () => {
    place = await openPublisherPlace()
    const { cms, siteDir } = place
    const trace = join(place.dataDir, 'trace')
    const publisher = place.start({
      // -y prints the path of each file descriptor.
      wrap: [
        'strace',
        // The tracer is a grandchild, so that signals reach the publisher.
        '-D',
        '-f',
        '--seccomp-bpf',
        '-y',
        '-q',
        '-s',
        '4096',
        '-o',
        trace,
        '-e',
        'trace=fsync,fdatasync,rename,symlink,write,pwrite64',
      ],
    })
    await until(() => cms.reports().length === 1)
    cms.publish(correctTo('changed'))
    await until(() => cms.waiting().length === 0)
    publisher.kill('SIGTERM')
    await publisher.ended
    await until(() => readFileSync(trace, 'utf8').includes('+++ exited with 0 +++'))
    acts = readTrace(readFileSync(trace, 'utf8'), siteDir)
  })
  afterAll(() => place.close())

  const releases = () =>
    acts.filter((act) => act.call === 'rename' && act.to !== null && act.to.startsWith('releases/'))

  it('sees two releases', () => {
    expect(releases().map((act) => act.to?.slice(0, 'releases/000001'.length))).toEqual([
      'releases/000001',
      'releases/000002',
    ])
  })

  it('syncs every file that was written, and then every folder, before a release gets its name', () => {
    for (const release of releases()) {
      const before = acts.slice(0, acts.indexOf(release))
      const inside = (act: Act) => act.path.startsWith(`${release.path}/`)
      const written = new Set(
        before.filter((act) => act.call === 'write' && inside(act)).map((act) => act.path),
      )
      const synced = before.filter((act) => act.call === 'fsync').map((act) => act.path)
      expect(written.size).toBeGreaterThan(0)
      for (const path of written) {
        const lastWrite = before.findLastIndex((act) => act.call === 'write' && act.path === path)
        expect(
          before.findIndex((act) => act.call === 'fsync' && act.path === path),
          path,
        ).toBeGreaterThan(lastWrite)
      }
      const lastFile = Math.max(...[...written].map((path) => synced.indexOf(path)))
      for (const folder of [
        '',
        '/ja',
        '/ja/books',
        '/ja/books/invented-geometry',
        '/en',
        '/assets',
        '/media',
      ]) {
        expect(synced.indexOf(release.path + folder), folder).toBeGreaterThan(lastFile)
      }
    }
  })

  it('syncs the name of a release before the link to it, and the link last', () => {
    for (const release of releases()) {
      const after = acts.slice(acts.indexOf(release)).filter((act) => act.call !== 'write')
      const order = after.slice(0, 5).map(({ call, path, to }) => [call, path, to])
      const workDir = release.path.split('/').slice(0, 2).join('/')
      expect(order).toEqual([
        ['rename', release.path, release.to],
        ['fsync', 'releases', null],
        ['symlink', `${workDir}/current`, release.to],
        ['rename', `${workDir}/current`, 'current'],
        ['fsync', '', null],
      ])
    }
  })
})

function readTrace(trace: string, siteDir: string): Act[] {
  const below = (path: string) => (path === siteDir ? '' : path.slice(siteDir.length + 1))
  return joinUnfinished(trace)
    .flatMap((line): Act[] => {
      const file = /(?:fsync|fdatasync|p?write(?:64)?)\(\d+<([^>]+)>/.exec(line)?.[1]
      if (file !== undefined) {
        const call = line.includes('sync(') ? 'fsync' : 'write'
        return isOurs(file, siteDir) ? [{ call, path: below(file), to: null }] : []
      }
      const [, call, first = '', second = ''] = /(rename|symlink)\("([^"]*)", "([^"]*)"\)/.exec(line) ?? []
      if (call === 'rename' && isOurs(second, siteDir))
        return [{ call, path: below(first), to: below(second) }]
      // symlink(target, link) creates the second one.
      if (call === 'symlink' && isOurs(second, siteDir)) return [{ call, path: below(second), to: first }]
      return []
    })
    .filter((act) => !act.path.includes('lease.json'))
}

const isOurs = (path: string, siteDir: string): boolean => path === siteDir || path.startsWith(`${siteDir}/`)

// Threads interleave: the call "123 fsync(7</a> <unfinished ...>" ends at the line "123 <... fsync resumed>) = 0".
// A sync counts from its end, every other call from its start.
function joinUnfinished(trace: string): string[] {
  const open = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const thread = line.split(' ')[0] ?? ''
    if (line.endsWith('<unfinished ...>')) {
      const begun = line.replace(' <unfinished ...>', '')
      if (!/sync\(/.test(begun)) return [begun.includes('"') ? `${begun})` : begun]
      open.set(thread, begun)
      return []
    }
    if (!line.includes('resumed>')) return [line]
    const begun = open.get(thread)
    open.delete(thread)
    return begun === undefined ? [] : [begun]
  })
}
