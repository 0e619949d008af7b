import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

let site: DemoSite
beforeAll(async () => {
  site = await openDemoSite()
}, 620_000)
afterAll(() => site?.close())

const former = '/ja/books/diffusion-models/'
const present = '/ja/books/diffusion/'

test('a book that gets another URL name stays where readers know it, and the form says so before', async () => {
  const { cmsUrl, siteUrl } = site.okuzuke
  const context = await site.browser.newContext({ locale: 'ja-JP', viewport: { width: 1400, height: 1000 } })
  context.setDefaultTimeout(30_000)
  const panel = adminPanel({ page: await context.newPage(), cmsUrl, language: 'ja' })
  const { page } = panel
  await panel.logIn(site.account)
  await page.goto(`${cmsUrl}/admin/collections/books`)
  await page.locator('tbody a').first().click()
  const notice = page.locator('.slug-notice')
  await notice.waitFor({ state: 'attached' })
  await panel.write('URLの名前', 'diffusion')
  await notice.getByText('公開すると').waitFor()
  expect(await notice.innerText()).toBe(
    `公開すると、いまのアドレス ${former} は新しいアドレス ${present} へ案内されます(配ったリンクやQRコードも使えます)。`,
  )
  await panel.publish()
  await notice.getByText('以前のURLの名前').waitFor()
  expect(await notice.innerText()).toBe('以前のURLの名前: diffusion-models(いまのページへ案内しています)')

  await expect
    .poll(async () => (await fetch(siteUrl + present)).status, { timeout: 30_000, interval: 200 })
    .toBe(200)
  const errataJson = await fetch(`${siteUrl}${former}errata.json`, { redirect: 'manual' })
  expect([errataJson.status, errataJson.headers.get('location')]).toEqual([301, `${present}errata.json`])
  const reader = await context.newPage()
  await reader.goto(`${siteUrl}${present}errata/`)
  const tag = (await reader.locator('.erratum > header > [id]').first().getAttribute('id')) ?? ''
  await reader.goto(`${siteUrl}${former}errata/#${tag}`)
  expect(reader.url()).toBe(`${siteUrl}${present}errata/#${tag}`)
  await context.close()
})
