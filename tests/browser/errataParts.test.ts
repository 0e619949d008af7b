import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largeSnapshot, tagOf } from '../fixtures/largeSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

const list = '/en/books/invented-geometry/errata/'
const late = tagOf(900)

describe('a long list of errata', triedOften({ tests: 7 }), () => {
  noteEachTest({ id: 'F9', what: 'a list of 1,200 errata in a browser' })
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveRendered>>
  beforeAll(async () => {
    browser = await openBrowser()
    site = await serveRendered(await renderFixture(largeSnapshot()))
  })
  afterAll(async () => {
    await site.close()
    await browser.close()
  })

  it('leads the permanent address of an erratum on, with the printing, and is no step in the history', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}/en/`)
    await page.goto(`${site.url}${list}?printing=2#${late.toLowerCase()}`)
    await page.waitForURL(new RegExp(`${list}\\d/\\?printing=2#${late}$`))
    await page.locator(`.erratum [id="${late}"]`).waitFor({ state: 'visible' })
    await page.goBack()
    expect(page.url()).toBe(`${site.url}/en/`)
    await page.close()
  })

  it('takes a tag as somebody types it from paper, on whatever part they are', async () => {
    const page = await browser.newPage()
    const typed = late.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    for (const start of [list, `${list}2/`]) {
      await page.goto(`${site.url}${start}`)
      await page.evaluate(`location.hash = ${JSON.stringify(typed)}`)
      await page.waitForURL(new RegExp(`${list}[3-9]/#${late}$`))
      await page.locator(`h4[id="${late}"]:focus`).waitFor()
    }
    await page.close()
  })

  it('makes the actions of an erratum when a reader comes near', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${list}2/`)
    const [first, last] = [page.locator('.erratum').first(), page.locator('.erratum').last()]
    await first.locator('[data-actions]').waitFor({ state: 'attached' })
    expect(await last.locator('[data-actions]').count()).toBe(0)
    await last.scrollIntoViewIfNeeded()
    await last.getByRole('button', { name: 'Copy link' }).waitFor()
    await page.close()
  })

  it('leads back from a part that an erratum has left, and stays there where no part has it', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${list}2/?printing=1#${late}`)
    await page.waitForURL(new RegExp(`${list}[3-9]/\\?printing=1#${late}$`))
    // The device remembers the printing.
    await page.goto(`${site.url}${list}2/#ZZZZZ`)
    await page.waitForURL(`${site.url}${list}?printing=1#ZZZZZ`)
    await page.getByText('#ZZZZZ There is no erratum with this number here.').waitFor()
    await page.close()
  })

  it('shows a link for the permanent address without JavaScript, and that link alone', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.url}${list}`)
    expect(await page.locator('.tag-index > :visible').count()).toBe(0)
    await page.goto(`${site.url}${list}#${late}`)
    expect(await page.locator('.tag-index > :visible').allInnerTexts()).toEqual([
      'The erratum with this number is on another page of the errata.',
      `#${late}`,
    ])
    await page.getByRole('link', { name: `#${late}` }).click()
    await page.waitForURL(new RegExp(`${list}\\d/#${late}$`))
    expect(await page.locator(`.erratum [id="${late}"]`).isVisible()).toBe(true)
    await context.close()
  })

  it('keeps the printing on the way between its parts, and to the other language', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${list}`)
    await page.getByRole('radio', { name: /^2nd printing/ }).click()
    expect(await page.locator('.copy-status').textContent()).toMatch(
      /^Your 2nd printing: \d+ errata, all of which affect the content\. \d+ of them are on this page\. Also shown: \d+ whose/,
    )
    await page.getByRole('link', { name: /^Next: pp\./ }).click()
    await page.waitForURL(`${site.url}${list}2/?printing=2`)
    expect(await page.locator('#copy-2').isChecked()).toBe(true)
    expect(await page.locator('.copy-status').textContent()).toMatch(
      /^On this page, your 2nd printing: \d+ errata, all of which affect the content\. Also shown: \d+ whose/,
    )
    await page.getByRole('banner').getByRole('link', { name: '日本語' }).click()
    await page.waitForURL(`${site.url}${list.replace('/en/', '/ja/')}2/?printing=2`)
    await page.goto(`${site.url}${list}?printing=2`)
    await page.getByLabel('Page', { exact: true }).fill('300')
    await page.getByLabel('Page', { exact: true }).press('Enter')
    await page.waitForURL(new RegExp(`${list}\\d/\\?printing=2#page-300$`))
    await page.close()
  })

  it('stands at the erratum of a link, though what is above was not laid out', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, reducedMotion: 'reduce' })
    for (const tag of [tagOf(140), tagOf(60)]) {
      await page.goto(`${site.url}${list}#${tag}`)
      const heading = page.locator(`h4[id="${tag}"]`)
      await expect.poll(async () => Math.round((await heading.boundingBox())?.y ?? -1)).toBe(24)
    }
    await page.close()
  })

  it('has all its headings and links in the accessibility tree, near and far', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    await page.goto(`${site.url}${list}`)
    // Those near the screen get their actions a moment after the page is there, and a link with them: not between the two counts.
    await page.waitForSelector('.actions a', { state: 'attached' })
    const chrome = await page.context().newCDPSession(page)
    const { nodes } = await chrome.send('Accessibility.getFullAXTree')
    const count = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length
    expect([count('heading'), count('link')]).toEqual(
      await page.evaluate(`[document.querySelectorAll('h1, h2, h3, h4').length,
        [...document.querySelectorAll('a[href]')].filter((link) => link.checkVisibility()).length]`),
    )
    await page.close()
  })

  it('is laid out whole on paper', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    await page.goto(`${site.url}${list}`)
    const skipped = `[...document.querySelectorAll('.erratum')].filter((one) =>
      !one.querySelector('dd').checkVisibility({ contentVisibilityAuto: true })).length`
    expect(await page.evaluate(skipped)).toBeGreaterThan(100)
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(skipped)).toBe(0)
    await page.close()
  })

  it.each([360, 1440])('is no wider than a screen of %i px, in both languages', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    for (const locale of ['ja', 'en'])
      for (const part of ['', '2/']) {
        await page.goto(`${site.url}${list.replace('/en/', `/${locale}/`)}${part}`)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
    await page.close()
  })
})
