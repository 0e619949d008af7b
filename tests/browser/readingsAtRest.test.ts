import { expect, it } from 'vitest'
import { largeSnapshot, tagOf } from '../fixtures/largeSnapshot.ts'
import { useSite } from '../helpers/useSite.ts'

const list = '/en/books/invented-geometry/errata/'
const site = useSite(() => largeSnapshot(60))

it('all readings of a list are in the accessibility tree when a reader has begun and its page is at rest, and nothing moves under the reader', async () => {
  const page = await site.browser.newPage({ viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' })
  await page.goto(`${site.url}${list}#${tagOf(40)}`)
  await page.mouse.move(10, 10)
  const chrome = await page.context().newCDPSession(page)
  const waiting = page.locator('.comparison:not(.is-laid-out)')
  const atRest = () => expect.poll(() => waiting.count(), { timeout: 20_000 }).toBe(0)
  const countReadings = async () => {
    const { nodes } = await chrome.send('Accessibility.getFullAXTree')
    const shown = `[...document.querySelectorAll('.comparison dd')].filter((one) => one.checkVisibility()).length`
    return {
      heard: nodes.filter((node) => !node.ignored && node.role?.value === 'definition').length,
      shown: await page.evaluate<number>(shown),
    }
  }
  await atRest()
  expect(Math.round((await page.locator(`[id="${tagOf(40)}"]`).boundingBox())?.y ?? -1)).toBe(24)
  expect(await countReadings()).toEqual({ heard: 120, shown: 120 })
  // What a choice shows anew is laid out anew.
  await page.getByRole('radio', { name: /^2nd printing/ }).click()
  await page.locator('.my-copy summary').click()
  await page.getByRole('radio', { name: 'Show all' }).click()
  await atRest()
  expect(await countReadings()).toEqual({ heard: 120, shown: 120 })
  await page.close()
})
