import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'
import { howOften, noteTries } from '../helpers/tries.ts'

/** How long a reader waits for what an editor published, on a busy machine. */
const soon = { timeout: 30_000, interval: 200 }

let site: DemoSite
let panel: AdminPanel
beforeAll(async () => {
  site = await openDemoSite()
  const context = await site.browser.newContext({ locale: 'ja-JP', viewport: { width: 1400, height: 1000 } })
  context.setDefaultTimeout(30_000)
  panel = adminPanel({ page: await context.newPage(), cmsUrl: site.okuzuke.cmsUrl, language: 'ja' })
  await panel.logIn(site.account)
}, 620_000)
afterAll(() => site?.close())

const errataPage = async () =>
  (await fetch(`${site.okuzuke.siteUrl}/ja/books/diffusion-models/errata/`)).text()
const ask = <T>(path: string, init: { method?: string; body?: string } = {}) =>
  panel.page.evaluate(
    `fetch(${JSON.stringify(path)}, { headers: { 'Content-Type': 'application/json' }, ...${JSON.stringify(init)} }).then((answer) => answer.json())`,
  ) as Promise<T>

test('all errata of a book unpublished at once stay on the site until an administrator says so on the dashboard (F6)', async () => {
  const { page } = panel
  const tries = howOften({ short: 1, long: 50 })
  const { docs } = await ask<{ docs: { id: string; tag: string }[] }>(
    '/api/errata?limit=200&depth=0&where[_status][equals]=published',
  )
  expect(docs.length).toBeGreaterThan(3)
  const mark = `id="${docs[0]?.tag}"`
  const setAll = (from: string, to: string) =>
    ask(`/api/errata?where[_status][equals]=${from}`, {
      method: 'PATCH',
      body: JSON.stringify({ _status: to }),
    })
  const losses = page.locator('.losses__loss')
  for (let count = 1; count <= tries; count += 1) {
    if (count > 1) await setAll('draft', 'published')
    await expect.poll(errataPage, soon).toContain(mark)
    await setAll('published', 'draft')
    await page.goto(`${site.okuzuke.cmsUrl}/admin`)
    await losses.first().waitFor()
    expect(await losses.locator('strong').innerText()).toBe(
      `本「拡散モデル」の正誤${docs.length}件のうち${docs.length}件が、サイトから消えます`,
    )
    expect(await page.locator('.publishing-status__headline').innerText()).toBe(
      '一度に多くのものが消えるため、管理者の確認を待っています',
    )
    expect(await errataPage()).toContain(mark)
    await page.getByRole('button', { name: 'はい、公開する' }).click()
    await page.getByText('確認しました。まもなくサイトに反映されます。').waitFor()
    await expect.poll(errataPage, soon).not.toContain(mark)
    await losses.first().waitFor({ state: 'detached' })
  }
  noteTries({ id: 'F6', what: 'the word on the dashboard of the built panel', tries, held: tries })
})
