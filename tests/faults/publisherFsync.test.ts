import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { correctTo } from '../helpers/cmsStandIn.ts'
import { hasStrace, hasTraceEnded, readDiskTrace, traceInto, type Act } from '../helpers/diskTrace.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

if (!hasStrace) console.log('strace is not here: the order of fsync and rename is not traced.')

describe.skipIf(!hasStrace)('what a loss of power relies on (F11)', () => {
  const changes = howOften({ short: 1, long: 50 })
  let place: PublisherPlace
  let acts: Act[]
  let hasHeld = true
  beforeAll(async () => {
    place = await openPublisherPlace()
    const { cms, siteDir } = place
    const trace = join(place.dataDir, 'trace')
    const publisher = place.start({ wrap: traceInto(trace) })
    await until(() => cms.reports().length === 1)
    for (let change = 1; change <= changes; change += 1) {
      cms.publish(correctTo(`change ${change}`))
      await until(() => cms.waiting().length === 0)
    }
    publisher.kill('SIGTERM')
    await publisher.ended
    await until(() => hasTraceEnded(readFileSync(trace, 'utf8')))
    const calls = ['fsync', 'rename', 'symlink', 'unlink', 'rmdir', 'write', 'mkdir']
    acts = readDiskTrace(readFileSync(trace, 'utf8'), siteDir).filter(
      ({ call, path }) => calls.includes(call) && !path.includes('/lease.json'),
    )
  })
  afterEach(({ task }) => {
    hasHeld &&= task.result?.state === 'pass'
  })
  afterAll(async () => {
    const tries = releases().length
    noteTries({
      id: 'F11',
      what: 'order of fsync and rename of a release, traced',
      ...{ tries, held: hasHeld ? tries : 0 },
    })
    await place.close()
  })

  const renamesInto = (folder: string) =>
    acts.filter(({ call, to }) => call === 'rename' && to?.startsWith(folder))
  const releases = () => renamesInto('releases/')

  it('sees each release: the trees of two books, and then one of the book that changed', () => {
    expect(releases().map((act) => act.to?.slice(0, 'releases/000001'.length))).toEqual(
      Array.from({ length: 1 + changes }, (_, index) => `releases/${String(index + 1).padStart(6, '0')}`),
    )
    const order = [...renamesInto('trees/'), ...releases()].sort((a, b) => acts.indexOf(a) - acts.indexOf(b))
    expect(order.map(({ to }) => to?.split('/')[0])).toEqual([
      ...['trees', 'trees', 'releases'],
      ...Array.from({ length: changes }, () => ['trees', 'releases']).flat(),
    ])
  })

  it('syncs every file that was written, and every folder, before a tree or a release gets its name', () => {
    for (const named of [...releases(), ...renamesInto('trees/')]) {
      const before = acts.slice(0, acts.indexOf(named))
      const isInside = (path: string) => path === named.path || path.startsWith(`${named.path}/`)
      const changed = (call: string) =>
        new Set(before.filter((act) => act.call === call && isInside(act.path)).map((act) => act.path))
      const written = changed('write')
      const folders = changed('mkdir')
      expect(written.size).toBeGreaterThan(0)
      expect(folders.size).toBeGreaterThan(1)
      for (const path of [...written, ...folders]) {
        const isChange = (act: Act) =>
          act.call !== 'fsync' && (act.path === path || (folders.has(path) && isDirectlyIn(act, path)))
        const lastChange = before.findLastIndex(isChange)
        expect(
          before.findLastIndex((act) => act.call === 'fsync' && act.path === path),
          path,
        ).toBeGreaterThan(lastChange)
      }
    }
  })

  it('syncs an asset before it gets its name, and the folder of that before the release that needs it', () => {
    const assets = renamesInto('assets/')
    expect(assets.length).toBeGreaterThan(0)
    for (const asset of assets) {
      const at = acts.indexOf(asset)
      expect(acts.slice(0, at)).toContainEqual({ call: 'fsync', path: asset.path, to: null })
      const release = releases().find((act) => acts.indexOf(act) > at)
      if (release === undefined) throw new Error('There is no release after the asset.')
      expect(acts.slice(at, acts.indexOf(release))).toContainEqual({
        call: 'fsync',
        path: 'assets',
        to: null,
      })
    }
  })

  it('syncs the names of trees before the release that mounts them', () => {
    for (const release of releases()) {
      const tree = renamesInto('trees/').findLast((act) => acts.indexOf(act) < acts.indexOf(release))
      if (tree === undefined) throw new Error('There is no tree.')
      const between = acts.slice(acts.indexOf(tree), acts.indexOf(release))
      expect(between).toContainEqual({ call: 'fsync', path: 'trees', to: null })
    }
  })

  it('replaces the link to the live release in one step: nothing takes it away before', () => {
    const ofLink = acts.filter(({ call, path, to }) => call !== 'fsync' && [path, to].includes('current'))
    expect(ofLink.map(({ call, to }) => [call, to])).toEqual(releases().map(() => ['rename', 'current']))
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

const isDirectlyIn = ({ path }: Act, folder: string): boolean =>
  path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/')
