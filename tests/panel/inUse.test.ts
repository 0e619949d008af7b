import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

/** How long a reader waits for what an editor published, on a busy machine. */
const soon = { timeout: 30_000, interval: 200 }
const bookPath = '/ja/books/diffusion-models/'

let site: DemoSite
let panel: AdminPanel

beforeAll(async () => {
  site = await openDemoSite()
  const context = await site.browser.newContext({
    locale: 'ja-JP',
    viewport: { width: 1400, height: 1000 },
  })
  context.setDefaultTimeout(30_000)
  panel = adminPanel({ page: await context.newPage(), cmsUrl: site.okuzuke.cmsUrl, language: 'ja' })
  await panel.logIn(site.account)
}, 680_000)
afterAll(() => site?.close())

async function open(collection: string): Promise<string> {
  const { page } = panel
  const answer = await page.request.get(`${site.okuzuke.cmsUrl}/api/${collection}?limit=1&trash=true`, {
    headers: { Origin: site.okuzuke.cmsUrl },
  })
  const { docs } = (await answer.json()) as { docs: { id: string; deletedAt?: string | null }[] }
  const [document] = docs
  if (document === undefined) throw new Error(`There is nothing in ${collection}.`)
  const trash = document.deletedAt ? 'trash/' : ''
  await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/${collection}/${trash}${document.id}`)
  return document.id
}

async function tryToDelete(): Promise<string> {
  const { page } = panel
  await page.locator('.doc-controls__popup button').click()
  await page.locator('#action-delete').click()
  await page.getByRole('button', { name: '実行する', exact: true }).click()
  return page.locator('[data-sonner-toast]').filter({ hasText: '削除できません' }).first().innerText()
}

const usedBy = () => panel.page.locator('.used-by')
const statusOf = async (path: string) => (await fetch(`${site.okuzuke.siteUrl}${path}`)).status
const readErrata = async () =>
  (await fetch(`${site.okuzuke.siteUrl}${bookPath}errata.json`)).json() as Promise<unknown>

test('a file in use is not deleted, and the form leads to the book that shows it', async () => {
  await open('media')
  await usedBy().getByRole('link').first().waitFor()
  expect(await tryToDelete()).toContain('使っているもの: 本 1件(')
  await usedBy().getByRole('link').first().click()
  await panel.page.waitForURL(/\/admin\/collections\/books\//)
})

test('a book in use is not deleted, but goes to the trash with all of it, and comes back as it was', async () => {
  const { page } = panel
  const before = await readErrata()
  await open('books')
  await usedBy()
    .getByText(/^正誤 \d+件$/)
    .waitFor()
  expect(await tryToDelete()).toMatch(/使っているもの: 正誤 \d+件\(.*、ほか\d+件\)、お知らせ \d+件/)

  await page.locator('#open-whole-book-trash').click()
  await page.getByText(/属するもの\(正誤 \d+件、/).waitFor()
  await page.getByRole('button', { name: '実行する', exact: true }).last().click()
  await page.waitForURL(/\/admin\/collections\/books\/?$/)
  await expect.poll(() => statusOf(bookPath), soon).toBe(404)

  await open('books')
  await page.locator('#open-whole-book-restore').click()
  await page.getByText(/一緒にごみ箱へ入ったもの\(正誤 \d+件、/).waitFor()
  await page.getByRole('button', { name: '実行する', exact: true }).last().click()
  await expect.poll(() => statusOf(bookPath), soon).toBe(200)
  expect(await readErrata()).toEqual(before)
})
