import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../../content/publishing.ts'
import type { PublishSteps } from '../../../site/publisher/publishSteps.ts'
import { listReleases, readCurrent } from '../../../site/publisher/release/releaseManifest.ts'
import { correctTo, openCmsStandIn, type CmsStandIn } from '../../helpers/cmsStandIn.ts'
import { filesBelow, findDamage, readLiveFile } from '../../helpers/liveSite.ts'
import { openPublisherHere, type PublisherHere } from '../../helpers/runningPublisher.ts'
import { noteTries, triedOften } from '../../helpers/tries.ts'
import { until } from '../../helpers/until.ts'

const page = 'ja/books/invented-geometry/index.html'

let here: PublisherHere
let cms: CmsStandIn
let siteDir: string
let lines: string[]
beforeEach(async () => {
  here = await openPublisherHere()
  ;({ cms, siteDir, lines } = here)
})
afterEach(() => here.close())

const start = (change?: (steps: PublishSteps) => Partial<PublishSteps>) => here.start({ change })
const live = () => readCurrent(siteDir)
const isUpToDate = () => cms.waiting().length === 0
const reports = () =>
  cms.reports().map(({ outcome, release, changes, pages }) => ({ outcome, release, changes, pages }))

describe('the publisher', () => {
  it('makes a first release though nothing waits, and reports it', async () => {
    start()
    await until(async () => (await live()) !== null && cms.reports().length === 1)
    expect(await findDamage(siteDir)).toEqual([])
    expect(reports()).toEqual([{ outcome: 'live', release: await live(), changes: [], pages: 8 }])
    expect(readLiveFile(siteDir, page)).toContain('平均 $\\mu$')
  })

  it('brings each change to the live site, and reports exactly the rows it saw', async () => {
    start()
    await until(() => cms.reports().length === 1)
    const row = cms.publish(correctTo('平均 $\\nu$'))
    await until(isUpToDate)
    expect(readLiveFile(siteDir, page)).toContain('平均 $\\nu$')
    expect(reports()[1]).toEqual({ outcome: 'live', release: await live(), changes: [row], pages: 8 })
    expect(await listReleases(siteDir)).toHaveLength(2)
    const { durations } = cms.reports()[1] ?? { durations: {} }
    expect(Object.keys(durations)).toEqual(['fetch', 'render', 'write', 'check', 'switch', 'total'])
  })

  it('makes one release of changes that come together', async () => {
    start()
    await until(() => cms.reports().length === 1)
    const rows = ['a', 'b', 'c'].map((text) => cms.publish(correctTo(text)))
    await until(isUpToDate)
    expect(reports().slice(1)).toEqual([{ outcome: 'live', release: await live(), changes: rows, pages: 8 }])
  })

  it('makes no new release of what reads the same, and reports the live one', async () => {
    start()
    await until(() => cms.reports().length === 1)
    const before = await live()
    const row = cms.publish(() => undefined)
    await until(isUpToDate)
    expect(await live()).toBe(before)
    expect(reports()[1]).toEqual({ outcome: 'live', release: before, changes: [row], pages: 8 })
    expect(await listReleases(siteDir)).toEqual([before])
  })

  it('says nothing to the CMS after a restart that changed nothing', async () => {
    await startAndStop()
    const requests = cms.countRequests(publishingPaths.releases)
    const before = await live()
    start()
    await until(() => lines.some((line) => line.includes('nothing differs')))
    expect(await live()).toBe(before)
    expect(cms.countRequests(publishingPaths.releases)).toBe(requests)
  })

  it.each([
    'fetchIndex',
    'fetchBook',
    'renderBook',
    'buildTree',
    'renderShared',
    'buildRelease',
    'switchRelease',
  ] as const)(
    'brings a change that arrives during %s with one more build (F14)',
    triedOften({ tests: 7 }),
    async (step) => {
      let later: string | null = null
      start((steps) => ({
        [step]: async (options: never) => {
          if (cms.reports().length === 1) later ??= cms.publish(correctTo('later'))
          return (steps[step] as (options: never) => Promise<unknown>)(options)
        },
      }))
      await until(() => cms.reports().length === 1)
      const row = cms.publish(correctTo('earlier'))
      await until(isUpToDate)
      expect(reports().map((report) => report.changes)).toEqual([[], [row], [later]])
      expect(readLiveFile(siteDir, page)).toContain('later')
      noteTries({ id: 'F14', what: 'a save at each step of a build', tries: 1, held: 1 })
    },
  )

  it('leaves the live site as it is when a build fails, says why in both languages, and goes on', async () => {
    let isBroken = false
    start((steps) => ({
      renderShared: (shared) =>
        steps.renderShared({
          ...shared,
          emit: async (unit) => {
            const bad = { path: 'en/bad.html', content: '<html><a href="/nowhere/">x</a></html>' }
            if (isBroken && unit.rendered === null) throw new Error('The unit should have changed.')
            if (isBroken) unit.rendered?.files.push(bad)
            await shared.emit(unit)
          },
        }),
    }))
    await until(() => cms.reports().length === 1)
    const before = await live()
    isBroken = true
    const row = cms.publish(
      (snapshot) => {
        snapshot.settings.title = { ja: '壊れた', en: 'Broken' }
      },
      { collection: 'site-settings', document: null, books: [] },
    )
    await until(() => cms.reports().length === 2)
    expect(cms.reports()[1]).toMatchObject({
      outcome: 'failed',
      release: before,
      changes: [row],
      pages: null,
      problems: [
        {
          severity: 'error',
          document: null,
          message: {
            ja:
              '新しいサイトが公開前の検査を通りませんでした。公開中のサイトは元のままです。' +
              '本文中のリンクなどを確かめて直し、もう一度公開してください。' +
              '\n- en/bad.html: <html> has no lang\n- en/bad.html: it has no title',
            en:
              'The new site did not pass the checks before publishing. The live site is unchanged. ' +
              'Look at what is named below, correct it, and publish again.' +
              '\n- en/bad.html: <html> has no lang\n- en/bad.html: it has no title',
          },
        },
      ],
    })
    expect(await live()).toBe(before)
    expect(
      readdirSync(join(siteDir, 'building')).map((name) => readdirSync(join(siteDir, 'building', name))),
    ).toEqual([['lease.json']])
    isBroken = false
    const fixed = cms.publish(correctTo('mended'))
    await until(isUpToDate)
    expect(reports()[2]).toMatchObject({ outcome: 'live', changes: [row, fixed] })
    expect(readLiveFile(siteDir, page)).toContain('mended')
    expect(readLiveFile(siteDir, 'en/index.html')).toContain('<title>Broken</title>')
  })

  it('tries again by itself what may pass, tells editors once, and then says that it is live', async () => {
    start()
    await until(() => cms.reports().length === 1)
    let failures = 3
    cms.interfere((request, response) => {
      if (request.url?.startsWith(publishingPaths.index) !== true || failures === 0) return false
      failures -= 1
      response.writeHead(502).end()
      return true
    })
    const row = cms.publish(correctTo('after all'))
    await until(isUpToDate)
    expect(reports().slice(1)).toEqual([
      { outcome: 'failed', release: reports()[0]?.release, changes: [row], pages: null },
      { outcome: 'live', release: await live(), changes: [row], pages: 8 },
    ])
    expect(cms.reports()[1]?.problems).toEqual([
      {
        severity: 'error',
        document: null,
        message: {
          ja:
            'CMSがエラーを返しました。公開中のサイトは元のままです。自動でやり直します。' +
            `続く場合は管理者に伝えてください。（The CMS at ${cms.url}/api/site/index answered 502. Look into its log.）`,
          en:
            'The CMS answered with an error. The live site is unchanged. The publisher tries again by itself; ' +
            `if this stays, tell an administrator. (The CMS at ${cms.url}/api/site/index answered 502. Look into its log.)`,
        },
      },
    ])
  })

  it('takes everything anew from a database that does not know its last report: one that was restored from a backup', async () => {
    const { key } = cms
    const end = start()
    await until(() => cms.reports().length === 1)
    cms.publish(correctTo('published, and lost with the database'))
    await until(isUpToDate)
    await end()
    const port = Number(new URL(cms.url).port)
    await cms.close()
    // The restored one has the same revision by another way.
    cms = here.cms = await openCmsStandIn({ port, key })
    cms.publish(correctTo('another text of the same revision'))
    start()
    await until(isUpToDate)
    await until(() => readLiveFile(siteDir, page).includes('another text of the same revision'))
    const parts = cms.countRequests(publishingPaths.book('invented-geometry'))
    cms.publish(correctTo('and on'), {})
    await until(isUpToDate)
    expect(cms.countRequests(publishingPaths.book('invented-geometry'))).toBe(parts + 1)
    expect(cms.countRequests(publishingPaths.book('english-only'))).toBe(1)
  })

  it('sends a report until the CMS takes it, and counts its rows once', async () => {
    start()
    await until(() => cms.reports().length === 1)
    let refusals = 1
    cms.interfere((request, response) => {
      if (request.url !== publishingPaths.releases || refusals === 0) return false
      refusals -= 1
      response.writeHead(503).end()
      return true
    })
    const row = cms.publish(correctTo('reported'))
    await until(isUpToDate)
    expect(reports().slice(1)).toEqual([{ outcome: 'live', release: await live(), changes: [row], pages: 8 }])
    expect(cms.countRequests(publishingPaths.releases)).toBe(3)
    expect(await listReleases(siteDir)).toHaveLength(2)
  })

  it('waits for a CMS that is not there yet, and says so once', async () => {
    const url = new URL(cms.url)
    await cms.close()
    start()
    await until(() => lines.some((line) => line.includes("can't be reached")))
    await new Promise((resolve) => setTimeout(resolve, 100))
    const { key } = cms
    cms = here.cms = await openCmsStandIn({ port: Number(url.port), key })
    await until(() => cms.reports().length === 1)
    expect(lines.filter((line) => line.includes("can't be reached"))).toEqual([
      `The lease of this site can't be asked for yet. The CMS at ${url.origin}/api/site/lease can't be reached (ECONNREFUSED). ` +
        'Start it, or set CMS_URL to where it is.',
    ])
  })

  it('never shows its key, in a log line, in a report or in a release (D15)', async () => {
    start()
    await until(() => cms.reports().length === 1)
    cms.interfere((request, response) => {
      if (request.url?.startsWith(publishingPaths.index) !== true) return false
      response.writeHead(403).end()
      return true
    })
    cms.publish(correctTo('x'))
    await until(() => cms.reports().length === 2)
    const output = [...lines, JSON.stringify(cms.reports())].join('\n')
    expect(output).toContain('PUBLISHER_API_KEY')
    expect(output).not.toContain(cms.key)
    const written = filesBelow(here.dataDir).filter(
      (path) => !lstatSync(join(here.dataDir, path)).isSymbolicLink(),
    )
    expect(written.length).toBeGreaterThan(20)
    for (const path of written)
      expect(readFileSync(join(here.dataDir, path), 'utf8'), path).not.toContain(cms.key)
  })

  it('stops in the middle of a build without a trace of it', async () => {
    const end = start((steps) => ({
      buildRelease: async (options) => {
        void end()
        return steps.buildRelease(options)
      },
    }))
    await until(() => lines.includes('The publisher has stopped.'))
    expect(await live()).toBe(null)
    expect(filesBelow(join(siteDir, 'building'))).toEqual(['000001/lease.json'])
  })
})

async function startAndStop(): Promise<void> {
  const end = start()
  await until(() => cms.reports().length === 1)
  await end()
}
