import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'
import { goodDocuments, refusalCases, type Ids, type RefusalCase } from './refusalCases.ts'

const drafts = new Set(['books', 'errata', 'news', 'materials', 'excerpts', 'globals/site-settings'])

const words = {
  ja: {
    contact: 'リンクと連絡先',
    email: 'サポートのメールアドレス',
    notAnAddress: 'メールアドレスの形にしてください。例: support@example.org',
    slug: 'URLの名前',
    taken: '「diffusion-models」はほかの文書が使っています。別の名前にしてください。例: diffusion-models-2',
    title: '日本語',
    writeTitle: '書名を日本語か英語で書いてください。',
    file: 'ファイル',
    notAPicture: 'このファイルは使えません。PNG, JPEG, WebP, AVIF, PDF のどれかを選んでください。',
    role: '役割',
    editor: '編集者',
    lastAdministrator: '最後の管理者です。先に別の人を管理者にしてください。',
    edit: '編集',
    correction: '正',
    same: '「誤」と「正」が同じです。どちらかを直してください。',
    save: '保存',
  },
  en: {
    contact: 'Links and contact',
    email: 'Support e-mail',
    notAnAddress: 'Write an e-mail address, like support@example.org.',
    slug: 'URL name',
    taken: '"diffusion-models" is taken by another document. Choose another name, like diffusion-models-2.',
    title: 'Japanese',
    writeTitle: 'Write the title, in Japanese or in English.',
    file: 'File',
    notAPicture: 'This file cannot be used. Choose a PNG, JPEG, WebP, AVIF or PDF file.',
    role: 'Role',
    editor: 'Editor',
    lastAdministrator: 'This is the last administrator. Make somebody else an administrator first.',
    edit: 'Edit',
    correction: 'As it should be',
    same: 'This is the same as what is printed. Change one of the two.',
    save: 'Save',
  },
} as const

let site: DemoSite
let ids: Ids
let api: (path: string, init?: { method?: string; body?: unknown; language?: string }) => Promise<Answer>

type Problem = { path: string; label: string; message: string }
type Answer = {
  status: number
  body: { errors?: Refused[]; docs?: { id: string }[]; doc?: { id: string }; message?: string }
}
type Refused = { message: string; id?: string; data?: { errors: Problem[] } }

beforeAll(async () => {
  site = await openDemoSite()
  const { cmsUrl } = site.okuzuke
  const login = await fetch(`${cmsUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(site.account),
  })
  const { token } = (await login.json()) as { token: string }
  api = async (path, { method = 'GET', body, language = 'en' } = {}) => {
    const answer = await fetch(`${cmsUrl}/api/${path}`, {
      method,
      headers: {
        Authorization: `JWT ${token}`,
        'Accept-Language': language,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Answer['body'] }
  }
  const first = async (path: string) => (await api(path)).body.docs?.[0]?.id ?? ''
  ids = {
    book: await first('books?limit=1&depth=0'),
    erratum: await first('errata?limit=1&depth=0&where[_status][equals]=published'),
    takenEmail: site.account.email,
  }
}, 620_000)
afterAll(() => site?.close())

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  const say = words[language]

  test('each rule of every collection answers with path, label and sentence', async () => {
    for (const one of refusalCases(ids)) {
      for (const draft of one.inDrafts && drafts.has(one.to) ? [true, false] : [false]) {
        const { status, body } = await save(one, draft)
        const name = `${one.to} ${one.path}${draft ? ', a draft' : ''}`
        const problems = body.errors?.[0]?.data?.errors ?? []
        expect({ name, status, problems }).toEqual({
          name,
          status: 400,
          problems: [{ path: one.path, label: one.label[language], message: expect.any(String) }],
        })
        const [{ message = '' } = {}] = problems
        expect(message.startsWith(one.says[language]), `${name}: ${message}`).toBe(true)
        expect(message).not.toBe('')
        expect(body.errors?.[0]?.message).toBe(`${one.label[language]}: ${message}`)
      }
    }
  })

  test('what our own hooks refuse says why', async () => {
    const { body } = await api(`users?where[email][equals]=${site.account.email}`)
    const asEditor = await api(`users/${body.docs?.[0]?.id}`, {
      method: 'PATCH',
      body: { role: 'editor' },
      language,
    })
    expect([asEditor.status, asEditor.body.errors?.[0]?.message]).toEqual([400, say.lastAdministrator])
  })

  function save({ to, data }: RefusalCase, draft: boolean): Promise<Answer> {
    const status = drafts.has(to) ? { _status: draft ? 'draft' : 'published' } : {}
    return api(`${to}${draft ? '?draft=true' : ''}`, {
      method: 'POST',
      language,
      body: { ...goodDocuments(ids)[to], ...data, ...status },
    })
  }
})

describe.each(['ja', 'en'] as const)('on the screen in %s', (language) => {
  const say = words[language]
  let panel: AdminPanel
  let page: Page
  beforeAll(async () => {
    const context = await site.browser.newContext({
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
      viewport: { width: 1400, height: 1000 },
    })
    context.setDefaultTimeout(30_000)
    page = await context.newPage()
    panel = adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language })
    await panel.logIn(site.account)
  })
  afterAll(() => page?.context().close())

  test('a refused draft marks what was refused, and nothing else; the rest is as before', async () => {
    await panel.create('books')
    await write('slug', 'diffusion-models')
    await page.locator('#action-save-draft').click()
    await page.locator('.field-error').waitFor()
    await settled()
    expect(await marks()).toEqual([{ label: say.slug, message: say.taken }])
    expect(await tabs()).toEqual([])
    expect(await toasts()).toEqual([`${say.slug}: ${say.taken}`])
    expect(await page.locator('#action-save-draft').isDisabled()).toBe(false)
    expect(await fits('.field-error')).toBe(true)

    // In another tab of the form.
    await write('slug', `another-book-${language}`)
    await page.getByRole('button', { name: say.contact }).click()
    await write('supportEmail', 'nobody')
    await page.locator('#action-save-draft').click()
    await page.locator('.field-error', { hasText: say.notAnAddress }).waitFor()
    await settled()
    expect(await marks()).toEqual([{ label: say.email, message: say.notAnAddress }])
    expect(await tabs()).toEqual([`${say.contact} 1`])

    await write('supportEmail', 'somebody@example.org')
    await settled()
    expect(await marks()).toEqual([])
    expect(await tabs()).toEqual([])
    await page.locator('#action-save-draft').click()
    await page.waitForURL((url) => !url.pathname.endsWith('/create'))
  })

  test('a refused publish marks all that is missing, and can be tried again', async () => {
    await panel.create('books')
    await write('slug', 'diffusion-models')
    await page.locator('#action-save').click()
    await page.locator('.field-error').nth(1).waitFor()
    await settled()
    expect(await marks()).toEqual([
      { label: say.title, message: say.writeTitle },
      { label: say.slug, message: say.taken },
    ])
    expect(await page.locator('#action-save').isDisabled()).toBe(false)
    expect(await page.locator('#action-save-draft').isDisabled()).toBe(false)
  })

  test('the settings of the site, a file, and a person', async () => {
    await page.goto(`${site.okuzuke.cmsUrl}/admin/globals/site-settings`)
    await page.waitForLoadState('networkidle')
    await write('supportEmail', 'nobody')
    await page.locator('#action-save-draft').click()
    await page.locator('.field-error').waitFor()
    expect(await marks()).toEqual([{ label: say.email, message: say.notAnAddress }])

    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/media/create`)
    await page.waitForLoadState('networkidle')
    const svg = {
      name: 'a.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    }
    await page.locator('input[type=file]').setInputFiles(svg)
    await page.locator('#action-save').click()
    await expect.poll(toasts).toContain(`${say.file}: ${say.notAPicture}`)
    await page.locator('.field-error', { hasText: say.notAPicture }).waitFor()

    await page.goto(`${site.okuzuke.cmsUrl}/admin/account`)
    await page.waitForLoadState('networkidle')
    await panel.choose(say.role, say.editor)
    await page.locator('#action-save').click()
    await expect.poll(toasts).toContain(say.lastAdministrator)
    expect(await page.locator('.field-error').count()).toBe(0)
  })

  test('publishing many says which of them could not be, and why', async () => {
    const make = (data: object) =>
      api('errata?draft=true', { method: 'POST', body: { book: ids.book, _status: 'draft', ...data } })
    const pages = language === 'ja' ? ['811', '812'] : ['821', '822']
    for (const number of pages) await make({ page: number, original: 'x', correction: 'x' })
    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/errata?where[page][in]=${pages.join(',')}`)
    await page.locator('table tbody tr').nth(1).waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator('table thead input[type=checkbox]').click()
    await page
      .locator('.publish-many__toggle, [class*=publish-many] button, button[aria-label]')
      .first()
      .waitFor()
    await page.getByRole('button', { name: language === 'ja' ? '公開する' : 'Publish', exact: true }).click()
    await page.locator('#confirm-publish-action, [id*=publish] button').last().click()
    await expect.poll(async () => (await toasts()).join('\n')).toContain(`${say.correction}: ${say.same}`)
    const said = (await toasts()).join('\n')
    for (const number of pages) expect(said).toContain(number)
  })

  const write = (name: string, text: string) => page.locator(`#field-${name}`).fill(text)
  const toasts = () => page.locator('[data-sonner-toast]').allInnerTexts()

  /** Until the form has asked the server how it is, and drawn the answer. */
  async function settled(): Promise<void> {
    await page.waitForTimeout(600)
    await page.waitForLoadState('networkidle')
  }

  /** The fields in red, from top to bottom, with the sentence below each label. */
  function marks(): Promise<unknown> {
    return page.evaluate(`[...document.querySelectorAll('.field-error')]
      .filter((mark) => mark.checkVisibility())
      .map((mark) => ({
        label: mark.closest('.field-type').querySelector('label').innerText.replace(/[\\s*]+$/, ''),
        message: mark.innerText,
      }))`)
  }

  /** The tabs with a number of faults. */
  function tabs(): Promise<unknown> {
    return page.evaluate(`[...document.querySelectorAll('.tabs-field__tab-button')]
      .filter((tab) => tab.querySelector('.error-pill'))
      .map((tab) => tab.innerText.replace(/\\s+/g, ' ').trim())`)
  }

  /** Whether all of the text can be seen. */
  function fits(selector: string): Promise<unknown> {
    return page.evaluate(`[...document.querySelectorAll('${selector}, ${selector} *')]
      .every((one) => one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1)`)
  }
})
