import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largeSnapshot, tagOf } from '../fixtures/largeSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { noteEachTest } from '../helpers/tries.ts'

const list = '/en/books/invented-geometry/errata/'
const late = tagOf(900)

describe('a long list of errata', () => {
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
    await page.locator(`h3[id="${late}"]`).waitFor({ state: 'visible' })
    await page.goBack()
    expect(page.url()).toBe(`${site.url}/en/`)
    await page.close()
  })

  it('takes a tag in small letters on the page that has it', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${list}#${tagOf(3).toLowerCase()}`)
    await page.waitForURL(`${site.url}${list}#${tagOf(3)}`)
    await page.close()
  })

  it('leads back from a part that an erratum has left, and stays there where no part has it', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${list}2/?printing=1#${late}`)
    await page.waitForURL(new RegExp(`${list}[3-9]/\\?printing=1#${late}$`))
    await page.goto(`${site.url}${list}2/#ZZZZZ`)
    await page.waitForURL(`${site.url}${list}#ZZZZZ`)
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
    expect(await page.locator(`h3[id="${late}"]`).isVisible()).toBe(true)
    await context.close()
  })

  it('keeps the printing on the way between its parts, and to the other language', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}${list}`)
    await page.getByLabel('Choose your printing').selectOption('2')
    await page.getByRole('link', { name: /^Next: pp\./ }).click()
    await page.waitForURL(`${site.url}${list}2/?printing=2`)
    expect(await page.locator('#printing').inputValue()).toBe('2')
    expect(await page.getByRole('status').textContent()).toMatch(
      /^Errata on this page that apply to printing 2: \d+ of \d+\./,
    )
    await page.getByRole('banner').getByRole('link', { name: '日本語' }).click()
    await page.waitForURL(`${site.url}${list.replace('/en/', '/ja/')}2/?printing=2`)
    await page.goto(`${site.url}${list}?printing=2`)
    await page.getByRole('link', { name: '300', exact: true }).click()
    await page.waitForURL(new RegExp(`${list}\\d/\\?printing=2#page-300$`))
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
