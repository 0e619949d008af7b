import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishingPaths } from '../../../content/publishing.ts'
import { readCurrent, readManifest } from '../../../site/publisher/release/releaseManifest.ts'
import { correctTo, type CmsStandIn } from '../../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../../helpers/liveSite.ts'
import { openPublisherHere, type PublisherHere } from '../../helpers/runningPublisher.ts'
import { until } from '../../helpers/until.ts'
import type { Snapshot } from '../../helpers/wholeSite.ts'

const first = 'ja/books/invented-geometry/index.html'
const pages = [first, 'ja/books/english-only/index.html', 'en/books/invented-geometry/index.html']

let here: PublisherHere
let cms: CmsStandIn
beforeEach(async () => {
  here = await openPublisherHere()
  cms = here.cms
})
afterEach(() => here.close())

const live = (path: string) => readLiveFile(here.siteDir, path)
const isUpToDate = () => cms.waiting().length === 0
/** The style sheet of the plain site is named after the site's title, which all pages show. */
const retitle = (title: string) => (snapshot: Snapshot) => {
  snapshot.settings.title = { ja: title, en: title }
}
const ofSettings = { collection: 'site-settings', document: null, books: [] }
const stylesheets = () => pages.map((path) => /href="\/(assets\/[^"]+)"/.exec(live(path))?.[1])
const bookRequests = () => cms.countRequests(publishingPaths.book('invented-geometry'))

describe('settings that all pages show', () => {
  it('reach the front page first, and each book in its turn; the change is live when all have it', async () => {
    here.start({ patienceMs: 0 })
    await until(() => cms.reports().length === 1)
    const before = stylesheets()
    const row = cms.publish(retitle('Another name'), ofSettings)
    await until(() => live('en/index.html').includes('<title>Another name</title>'))
    await until(isUpToDate)
    const after = stylesheets()
    expect(new Set([...before, ...after]).size).toBe(2)
    expect(new Set(after).size).toBe(1)
    const withRow = cms.reports().filter(({ changes }) => changes.includes(row))
    expect(withRow).toHaveLength(1)
    expect(cms.reports().at(-1)?.id).toBe(withRow[0]?.id)
    // Made from the parts that are here.
    expect(bookRequests()).toBe(1)
  })

  it('don’t hold up an edit: it is in the first release that is made', async () => {
    let releases: string[][] = []
    here.start({
      patienceMs: 0,
      change: (steps) => ({
        switchRelease: async (options) => {
          await steps.switchRelease(options)
          releases.push([
            live(first).includes('quick') ? 'edited' : 'old',
            ...new Set(stylesheets().map(String)),
          ])
        },
      }),
    })
    await until(() => cms.reports().length === 1)
    releases = []
    cms.publish(retitle('Another name'), ofSettings)
    cms.publish(correctTo('quick'))
    await until(isUpToDate)
    expect(releases[0]?.[0]).toBe('edited')
  })
})

describe('what another program made', () => {
  it('is fetched and made anew', async () => {
    const end = here.start({ programVersion: 'one' })
    await until(() => cms.reports().length === 1)
    await end()
    here.start({ programVersion: 'two' })
    await until(() => bookRequests() === 2)
    await until(() => here.lines.some((line) => line.includes('nothing differs')))
    expect(cms.countRequests(publishingPaths.news)).toBe(2)
  })
})

describe('what is damaged on the disk (F16)', () => {
  it('is found by the slow check, and the book is made anew', async () => {
    here.start({ watch: { bytesPerSecond: 10_000_000, restMs: 50 } })
    await until(() => cms.reports().length === 1)
    const id = await readCurrent(here.siteDir)
    const { mounts } = await readManifest(join(here.siteDir, 'releases', id ?? ''))
    const tree = mounts.find(({ path }) => path === 'ja/books/invented-geometry')?.tree ?? ''
    const file = join(here.siteDir, 'trees', tree, first)
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.replace('invented', 'damaged!'))
    // A publish of another book wakes the publisher; without one, its next poll ends in 25 seconds.
    await until(() => here.lines.some((line) => line.includes('The live site is damaged')))
    cms.publish(() => undefined, { books: ['book-2'] })
    await until(() => live(first) === whole)
    expect(await findDamage(here.siteDir)).toEqual([])
  })

  it.each(['record', 'detail', 'addresses', 'feed', 'part'])(
    'counts as missing where it is a kept %s: the next build has what the last one had',
    async (kind) => {
      const end = here.start()
      await until(() => cms.reports().length === 1)
      await end()
      const dir = join(here.dataDir, 'publisher/books')
      for (const name of readdirSync(dir).filter((one) => one.endsWith(`.${kind}`)))
        writeFileSync(join(dir, name), readFileSync(join(dir, name), 'utf8').replace(/.$/s, '!'))
      const before = live(first)
      here.start()
      cms.publish(correctTo('after the damage'))
      await until(isUpToDate)
      expect(live(first)).not.toBe(before)
      expect(live(first)).toContain('after the damage')
      expect(live('ja/books/english-only/index.html')).toContain('english-only')
      expect(await findDamage(here.siteDir)).toEqual([])
    },
  )
})
