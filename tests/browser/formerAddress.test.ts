import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renamedSnapshot } from '../fixtures/renamedSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'

const former = '/ja/books/first/errata/?printing=1#7k2qd'

describe('a former address on a host that knows no redirects', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveRendered>>
  beforeAll(async () => {
    browser = await openBrowser()
    site = await serveRendered(await renderFixture(renamedSnapshot()))
  })
  afterAll(async () => {
    await site.close()
    await browser.close()
  })

  it('leads on with its query and its fragment, and is no step in the history', async () => {
    const page = await browser.newPage()
    await page.goto(`${site.url}/en/`)
    await page.goto(site.url + former)
    await page.waitForURL(`${site.url}/ja/books/invented-geometry/errata/?printing=1#7K2QD`)
    expect(await page.locator('.erratum:target, :target').first().isVisible()).toBe(true)
    await page.goBack()
    expect(page.url()).toBe(`${site.url}/en/`)
    await page.close()
  })

  it('leads on without JavaScript, and has a link', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.url + former)
    await page.waitForURL(/\/ja\/books\/invented-geometry\/errata\/$/)
    await context.close()
  })

  it('has a page that says so where its script does not come', async () => {
    const page = await browser.newPage()
    await page.route(/lead-on/, (route) => route.abort())
    await page.goto(site.url + former)
    expect(await page.locator('h1').innerText()).toBe('このページは移動しました')
    await page.getByRole('link', { name: '新しいアドレスを開く' }).click()
    await page.waitForURL(/\/ja\/books\/invented-geometry\/errata\/$/)
    await page.close()
  })
})
