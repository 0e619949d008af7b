import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'

const path = '/en/books/invented-geometry/errata/'

/** The fixture as it is, and as it was before an erratum was added and the printings of another were changed. */
function snapshots() {
  const after = smallSnapshot()
  const before = smallSnapshot()
  before.errata = before.errata.filter(({ tag }) => tag !== '7K2QD')
  for (const erratum of before.errata) {
    erratum.relatedTo = erratum.relatedTo.filter((tag) => tag !== '7K2QD')
    if (erratum.tag === '0AB1C') erratum.printings = '1-9'
  }
  return { before, after }
}

let browser: Browser
let sites: Record<'before' | 'after', Awaited<ReturnType<typeof serveRendered>>>
beforeAll(async () => {
  const { before, after } = snapshots()
  browser = await openBrowser()
  sites = {
    before: await serveRendered(await renderFixture(before)),
    after: await serveRendered(await renderFixture(after)),
  }
})
afterAll(async () => {
  await browser?.close()
  await sites?.before.close()
  await sites?.after.close()
})

let context: BrowserContext
let page: Page
beforeEach(async () => {
  await context?.close()
  context = await browser.newContext({ acceptDownloads: true })
  page = await context.newPage()
})

/** The same address shows another release, as after a publish. */
async function visit(release: 'before' | 'after', atHour: number) {
  await page.clock.setFixedTime(new Date(Date.UTC(2026, 10, 1, atHour)))
  await page.unrouteAll()
  await page.route('https://errata.example.org/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: sites[release].url + pathname }) })
  })
  await page.goto(`https://errata.example.org${path}`)
}
const news = () => page.locator('[data-last-visit]')
const shown = () =>
  page.evaluate(
    `[...document.querySelectorAll('.errata[role] .erratum')].filter((one) => one.checkVisibility()).map((one) => one.getAttribute('aria-labelledby'))`,
  )

describe('since the last visit', () => {
  it('says what is new and what changed, shows it alone, and says it again after a reload', async () => {
    await visit('before', 0)
    expect(await news().isVisible()).toBe(false)
    for (const hour of [5, 6]) {
      await visit('after', hour)
      expect(await news().getByRole('status').textContent()).toBe(
        'Since you last looked (1 November 2026): 1 new, 1 changed',
      )
    }
    const labels = await page.locator('.label-news').allTextContents()
    expect(labels).toEqual([
      expect.stringMatching(/^Changed: the printings \(changed on .*\)$/),
      expect.stringMatching(/^New \(made public on .*\)$/),
    ])
    await page.getByLabel('Show these only').check()
    expect(await shown()).toEqual(['0AB1C', '7K2QD'])
    await visit('after', 11)
    expect(await news().isVisible()).toBe(false)
  })

  it('says nothing where the device keeps nothing', async () => {
    await context.addInitScript(
      `Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })`,
    )
    await visit('before', 0)
    await visit('after', 5)
    expect(await news().isVisible()).toBe(false)
    await page.locator('[data-done="0AB1C"]').check()
    expect(await page.locator('[data-done-status]').textContent()).toMatch(
      /^With the settings of this browser/,
    )
  })
})

describe('what is done in the book', () => {
  it('stays on the device, can be hidden, and goes to another one as a file', async () => {
    await visit('after', 0)
    await page.locator('[data-done="0AB1C"]').check()
    await visit('after', 1)
    expect(await page.locator('[data-done="0AB1C"]').isChecked()).toBe(true)
    expect(await page.locator('[data-done-count]').textContent()).toMatch(/^Done: 1 of \d+\.$/)
    await page.getByLabel('Hide what is done').check()
    expect(await shown()).not.toContain('0AB1C')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save to a file' }).click()
    const file = await readFile(await (await download).path())
    expect(JSON.parse(file.toString())).toEqual({
      okuzuke: 'done-in-book',
      book: 'invented-geometry',
      done: ['0AB1C'],
    })

    await context.clearCookies()
    await page.evaluate('localStorage.clear()')
    await visit('after', 2)
    const read = page.locator('[data-done-read]')
    await read.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: file })
    await page.getByText('Ticks read: 1.').waitFor()
    expect(await page.locator('[data-done="0AB1C"]').isChecked()).toBe(true)
    await read.setInputFiles({
      name: 'y.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"book":"x"}'),
    })
    await page.getByText('This file could not be read.').waitFor()
  })

  it('is not offered without JavaScript', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(`${sites.after.url}${path}`)
    expect(
      await still.locator('[data-done-in-book], [data-last-visit]').filter({ visible: true }).count(),
    ).toBe(0)
    await plain.close()
  })
})
