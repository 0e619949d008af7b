import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

let site: DemoSite
let administrator: BrowserContext
let hanako: BrowserContext
const account = { email: 'hanako@example.org', password: 'six words that only hanako has' }

beforeAll(async () => {
  site = await openDemoSite()
  administrator = await contextOf(site.account)
  const made = await administrator.request.post(`${site.okuzuke.cmsUrl}/api/users`, {
    data: { ...account, name: '花子', role: 'editor' },
    headers: { Origin: site.okuzuke.cmsUrl },
  })
  expect(made.status()).toBe(201)
  hanako = await contextOf(account)
}, 620_000)
afterAll(async () => {
  await administrator?.close()
  await hanako?.close()
  await site?.close()
})

async function contextOf(who: { email: string; password: string }): Promise<BrowserContext> {
  const context = await site.browser.newContext({ locale: 'ja-JP', viewport: { width: 1400, height: 1000 } })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  await adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language: 'ja' }).logIn(who)
  await page.close()
  return context
}

/** Opens the form of an erratum of the demo book, by its number in the list of the API. */
async function openErratum(context: BrowserContext, index: number): Promise<Page> {
  const { cmsUrl } = site.okuzuke
  const list = await context.request.get(`${cmsUrl}/api/errata?depth=0&draft=true&sort=tag&limit=10`, {
    headers: { Origin: cmsUrl },
  })
  const { docs } = (await list.json()) as { docs: { id: string }[] }
  const page = await context.newPage()
  await page.goto(`${cmsUrl}/admin/collections/errata/${docs[index]?.id}`)
  await page.locator('#field-original').waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

const write = (page: Page, field: 'original' | 'correction' | 'page', text: string) =>
  page.locator(`#field-${field}`).fill(text)
const read = (page: Page, field: 'original' | 'correction' | 'page') =>
  page.locator(`#field-${field}`).inputValue()

/** Presses publish, and gives the status of the answer. */
async function publish(page: Page, button = '#action-save'): Promise<number> {
  const answer = page.waitForResponse(
    (one) => one.request().method() === 'PATCH' && one.url().includes('/api/errata/'),
  )
  await page.locator(button).click()
  const status = (await answer).status()
  await page.waitForLoadState('networkidle')
  return status
}

const dialog = (page: Page) => page.locator('dialog.overwrites')
const field = (page: Page, label: string) =>
  dialog(page)
    .locator('.overwrites__field')
    .filter({ has: page.locator('strong', { hasText: new RegExp(`^${label}$`) }) })
const choose = (page: Page, label: string, side: 'theirs' | 'yours') =>
  field(page, label).locator(`[data-side=${side}]`).click()
const press = (page: Page, name: string) => dialog(page).getByRole('button', { name }).click()

describe('two tabs of one editor', () => {
  test('the second save shows both texts, and saves what is chosen of each', async () => {
    const one = await openErratum(administrator, 0)
    await write(one, 'original', 'こちらの誤')
    await write(one, 'page', '299')
    const other = await openErratum(administrator, 0)
    await write(other, 'original', 'あちらの誤')
    await write(other, 'correction', 'あちらの正')
    expect(await publish(other)).toBe(200)

    expect(await publish(one)).toBe(412)
    expect(await dialog(one).locator('h2').innerText()).toContain('に保存しています')
    expect(await field(one, '誤').locator('.overwrites__text').allInnerTexts()).toEqual([
      'あちらの誤',
      'こちらの誤',
    ])
    // Who alone changed a field is chosen; where both did, the editor chooses, and nothing is saved before.
    expect(await dialog(one).locator('input:checked').count()).toBe(2)
    expect(await dialog(one).getByRole('status').innerText()).toContain('1件')

    // Escape: nothing is lost, and the next save asks again.
    await one.keyboard.press('Escape')
    await expect
      .poll(async () => [await read(one, 'original'), await read(one, 'page')], { timeout: 25_000 })
      .toEqual(['こちらの誤', '299'])
    expect(await publish(one)).toBe(412)
    await choose(one, '誤', 'yours')
    const saved = one.waitForResponse((response) => response.request().method() === 'PATCH')
    await press(one, '選んだ内容で公開する')
    expect((await saved).status()).toBe(200)
    await one.waitForLoadState('networkidle')
    expect(await dialog(one).count()).toBe(0)
    await expect.poll(async () => await read(one, 'original'), { timeout: 25_000 }).toBe('こちらの誤')
    await expect.poll(async () => await read(one, 'correction'), { timeout: 25_000 }).toBe('あちらの正')
    await expect.poll(async () => await read(one, 'page'), { timeout: 25_000 }).toBe('299')

    // What follows on it is not asked about.
    await write(one, 'correction', 'そのあと')
    expect(await publish(one)).toBe(200)

    // The other tab has the state before. It may drop its own.
    await write(other, 'page', '300')
    expect(await publish(other)).toBe(412)
    await press(other, '最新の内容を読み込む')
    await dialog(other).waitFor({ state: 'detached' })
    await expect
      .poll(async () => [await read(other, 'page'), await read(other, 'correction')], { timeout: 25_000 })
      .toEqual(['299', 'そのあと'])
    await one.close()
    await other.close()
  })
})

test('a save on top of one’s own unpublish is not asked about', async () => {
  const page = await openErratum(administrator, 2)
  const panel = adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language: 'ja' })
  await panel.unpublish()
  // The form is drawn anew some time after the answer, and takes what was typed before that with it.
  await expect
    .poll(
      async () => {
        await write(page, 'correction', '公開をやめたあとの正')
        await page.waitForTimeout(1000)
        return page.locator('#action-save-draft').isEnabled()
      },
      { timeout: 25_000 },
    )
    .toBe(true)
  await panel.saveDraft()
  expect(await dialog(page).count()).toBe(0)
  await page.close()
})

describe('a lock that somebody else took over', () => {
  test('both texts are shown to the one who had it, with the name of the other', async () => {
    const mine = await openErratum(administrator, 1)
    await write(mine, 'original', '管理者の誤')
    await mine.waitForTimeout(1500) // The form takes the lock after the first letters.
    await mine.waitForLoadState('networkidle')
    const hers = await openErratum(hanako, 1)
    await hers.getByRole('button', { name: '引き継ぐ' }).click()
    await hers.waitForLoadState('networkidle')
    await write(hers, 'original', '花子の誤')
    expect(await publish(hers)).toBe(200)

    expect(await publish(mine)).toBe(412)
    expect(await field(mine, '誤').locator('.overwrites__text').allInnerTexts()).toEqual([
      '花子の誤',
      '管理者の誤',
    ])
    await choose(mine, '誤', 'theirs')
    await press(mine, '選んだ内容で公開する')
    await dialog(mine).waitFor({ state: 'detached' })
    await mine.waitForLoadState('networkidle')
    await expect.poll(async () => await read(mine, 'original'), { timeout: 25_000 }).toBe('花子の誤')
    await mine.close()
    await hers.close()
  })
})
