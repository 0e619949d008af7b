import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentPasswordWords } from '../../cms/log-in/currentPasswordWords.ts'
import { adminPanel } from '../e2e/adminPanel.ts'
import { openBrowser } from '../helpers/browser.ts'
import {
  loginOfMailServer,
  passwordOfMailServer,
  startMailServer,
  type MailServer,
} from '../helpers/mailServer.ts'
import {
  lastWords,
  newPlace,
  removePlace,
  startOkuzuke,
  type Okuzuke,
  type Place,
} from '../helpers/okuzuke.ts'

const account = { email: 'admin@okuzuke.localhost', password: '' }
const editor = { email: 'editor@example.org', password: 'kawabe aosagi 1947' }
const newPassword = 'mizube no kamome 2031'

let place: Place
let okuzuke: Okuzuke
let browser: Browser
let mailServer: MailServer
beforeAll(async () => {
  mailServer = await startMailServer({ withLogin: true })
  place = await newPlace()
  okuzuke = startOkuzuke(place, {
    env: { SMTP_URL: `smtp://${loginOfMailServer}127.0.0.1:${mailServer.port}` },
  })
  browser = await openBrowser()
  await okuzuke.untilSaid(lastWords, 600_000)
  account.password = readFileSync(join(place.dataDir, 'secrets/ADMIN_PASSWORD'), 'utf8').trim()
  await makeEditor()
}, 680_000)
afterAll(async () => {
  await browser?.close()
  await okuzuke?.stop()
  await mailServer?.close()
  if (place) removePlace(place)
})

async function makeEditor(): Promise<void> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${okuzuke.cmsUrl}/api/users${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const { token } = (await (await post('/login', account)).json()) as { token: string }
  const made = await post('', { ...editor, name: '編集', role: 'editor' }, { Authorization: `JWT ${token}` })
  expect(made.status).toBe(201)
}

async function openPanel(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1400, height: 1000 } })
  context.setDefaultTimeout(30_000)
  return { context, page: await context.newPage() }
}

async function logIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await adminPanel({ page, cmsUrl: okuzuke.cmsUrl, language: 'ja' }).logIn(who)
}

test('an administrator reads who did what, and takes it as a file; an editor gets none of it', async () => {
  const { context, page } = await openPanel()
  await logIn(page, account)
  await page.goto(`${okuzuke.cmsUrl}/admin/collections/audit-records`)
  const row = page.locator('tbody tr', { hasText: 'アカウントの追加' }).first()
  await row.waitFor()
  expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toContain(
    `アカウントの追加 ${account.email} ユーザー ${editor.email} editor`,
  )
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.export-links').getByText('CSV').click(),
  ])
  const csv = readFileSync(await download.path(), 'utf8')
  expect(csv).toContain(`account-made,user,${account.email},`)
  await context.close()

  const other = await openPanel()
  await logIn(other.page, editor)
  expect(await other.page.getByText('操作の記録').count()).toBe(0)
  await other.page.goto(`${okuzuke.cmsUrl}/admin/collections/audit-records`)
  await other.page.getByRole('heading', { name: '見つかりません' }).waitFor()
  // Without its Origin a request's cookie would not count, and anybody is refused.
  const ask = (path: string) =>
    other.page.request.get(`${okuzuke.cmsUrl}/api/${path}`, { headers: { Origin: okuzuke.cmsUrl } })
  expect(((await (await ask('users/me')).json()) as { user: { email: string } }).user.email).toBe(
    editor.email,
  )
  const statuses = [await ask('audit-records'), await ask('audit-records/export')].map((answer) =>
    answer.status(),
  )
  expect(statuses).toEqual([403, 403])
  await other.context.close()
})

test('one’s own password changes with the current one; the form asks for it before anything typed is lost', async () => {
  const { context, page } = await openPanel()
  await logIn(page, editor)
  await page.goto(`${okuzuke.cmsUrl}/admin/account`, { waitUntil: 'networkidle' })
  await page.locator('#change-password').click()
  for (const name of ['password', 'confirm-password'])
    await page.locator(`input[name="${name}"]`).fill('kawara no chidori 1950')
  await page.locator('#action-save').click()
  await page
    .locator('.field-error, .tooltip')
    .filter({ hasText: '自分のパスワードかメールアドレスを変えるには、いまのパスワードも入れてください。' })
    .first()
    .waitFor()
  expect(await page.locator('input[name="password"]').inputValue()).toBe('kawara no chidori 1950')
  const saveWith = async (currentPassword: string) => {
    // The form asks the server for its state; a click before the answer is swallowed, which no hand is fast enough for.
    const formState = page.waitForResponse(
      (one) => one.request().method() === 'POST' && one.url().endsWith('/admin/account'),
    )
    await page.locator('#field-currentPassword').fill(currentPassword)
    await page.locator('.field-type.error:has(#field-currentPassword)').waitFor({ state: 'detached' })
    await formState
    await page.locator('#action-save').click()
  }
  await saveWith('not the one of this editor')
  await page
    .locator('.field-error, .tooltip')
    .filter({ hasText: currentPasswordWords.wrong.ja })
    .first()
    .waitFor()
  for (const name of ['password', 'confirm-password'])
    expect(await page.locator(`input[name="${name}"]`).inputValue()).toBe('kawara no chidori 1950')
  await saveWith(editor.password)
  await page.locator('input[name="password"]').waitFor({ state: 'detached' })
  await context.close()
  const other = await openPanel()
  await logIn(other.page, { ...editor, password: 'kawara no chidori 1950' })
  await other.context.close()
})

test('a forgotten password comes back by mail, and the SMTP password stands nowhere', async () => {
  const { context, page } = await openPanel()
  await page.goto(`${okuzuke.cmsUrl}/admin/forgot`)
  await page.getByLabel('メールアドレス').fill(editor.email)
  await page.getByRole('button', { name: 'リンクを送る' }).click()
  await page.getByRole('status').filter({ hasText: 'リンクを送ります' }).waitFor()
  await expect.poll(() => mailServer.mails.length, { timeout: 60_000 }).toBe(1)
  const [mail] = mailServer.mails
  expect(mail?.to).toEqual([editor.email])
  const [link = ''] = /http:\S+\/admin\/reset\/\w+/.exec(mail?.text ?? '') ?? []
  // Payload's form forgets what is typed before it is drawn anew in the browser.
  await page.goto(link, { waitUntil: 'networkidle' })
  await page.locator('input[name="password"]').fill(newPassword)
  await page.locator('input[name="confirm-password"]').fill(newPassword)
  await page.waitForTimeout(500)
  expect(await page.locator('input[name="password"]').inputValue()).toBe(newPassword)
  await page.getByRole('button', { name: 'パスワードの再設定' }).click()
  await page.waitForURL(/\/admin\/?$/)
  await context.close()

  const other = await openPanel()
  await logIn(other.page, { ...editor, password: newPassword })
  await other.context.close()
  const logs = ['cms', 'publisher', 'site'].map((name) =>
    readFileSync(join(place.dataDir, `logs/${name}.log`), 'utf8'),
  )
  const written = [...logs, okuzuke.said()].join('\n')
  for (const secret of [passwordOfMailServer, encodeURIComponent(passwordOfMailServer)])
    expect(written).not.toContain(secret)
})
