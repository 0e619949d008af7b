import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCurrent } from '../../site/publisher/release/releaseManifest.ts'
import { publishingPaths } from '../../content/publishing.ts'
import { correctTo, type CmsStandIn } from '../helpers/cmsStandIn.ts'
import { findDamage, readLiveFile } from '../helpers/liveSite.ts'
import { openPublisherPlace, type PublisherPlace } from '../helpers/publisherPlace.ts'
import { howOften, noteTries } from '../helpers/tries.ts'
import { until } from '../helpers/until.ts'

const page = 'ja/books/invented-geometry/index.html'

let place: PublisherPlace
let cms: CmsStandIn
beforeEach(async () => {
  place = await openPublisherPlace()
  cms = place.cms
  place.start()
  await until(() => cms.reports().length === 1)
})
afterEach(() => place.close())

const goAway = (_request: IncomingMessage, response: ServerResponse) => void response.destroy()
const answerBusy = (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(503).end()
const answerLate = (_request: IncomingMessage, response: ServerResponse) =>
  void setTimeout(() => response.destroy(), 1500)

describe('F4: a CMS in the middle of a build', () => {
  it.each([
    ['is gone: connections break', goAway],
    ['answers 503', answerBusy],
    ['takes long, and then is gone', answerLate],
  ])(
    '%s: the site stays, and the change goes live when it is back, without a word of anybody',
    async (_, fail) => {
      const rounds = howOften({ short: 1, long: 17 })
      let held = 0
      for (let round = 1; round <= rounds; round += 1) {
        const before = await readCurrent(place.siteDir)
        // It gave the index and is away for everything that follows, the polls among it.
        let isAway = false
        let refused = 0
        cms.interfere((request, response) => {
          isAway ||= request.url?.startsWith(publishingPaths.book('')) === true
          if (!isAway) return false
          refused += 1
          fail(request, response)
          return true
        })
        const row = cms.publish(correctTo(`while the CMS was away ${round}`))
        await until(() => refused >= 3, 60_000)
        expect(await readCurrent(place.siteDir)).toBe(before)
        expect(await findDamage(place.siteDir)).toEqual([])
        cms.interfere(null)
        await until(() => cms.waiting().length === 0, 60_000)
        expect(readLiveFile(place.siteDir, page)).toContain(`while the CMS was away ${round}`)
        expect(cms.reports().at(-1)).toMatchObject({ outcome: 'live', changes: [row] })
        held += 1
      }
      noteTries({ id: 'F4', what: 'the CMS away in the middle of the fetch', tries: rounds, held })
    },
  )
})
