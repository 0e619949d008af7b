import type { Locator, Page } from 'playwright-core'

/** The words by which an editor finds things in the panel, in both of its languages. */
const words = {
  ja: {
    logIn: 'ログイン',
    email: 'メールアドレス',
    password: 'パスワード',
    saveDraft: 'ドラフトを保存',
    publish: '変更内容を公開',
    unpublish: '非公開',
    confirm: '実行',
    locale: 'ロケール',
    contentLanguages: { ja: '日本語', en: '英語' },
  },
  en: {
    logIn: 'Login',
    email: 'Email',
    password: 'Password',
    saveDraft: 'Save Draft',
    publish: 'Publish changes',
    unpublish: 'Unpublish',
    confirm: 'Confirm',
    locale: 'Locale',
    contentLanguages: { ja: 'Japanese', en: 'English' },
  },
} as const

export type PanelLanguage = keyof typeof words

/** The admin panel as an editor uses it: by labels and buttons, each step waited for until the panel says it is done. */
export type AdminPanel = {
  page: Page
  logIn: (account: { email: string; password: string }) => Promise<void>
  /** Opens an empty form of a collection. */
  create: (collection: string) => Promise<void>
  /** Writes into the text field with this label, over what stands there. */
  write: (label: string, text: string) => Promise<void>
  /** Writes into the rich text field. */
  writeRichText: (text: string) => Promise<void>
  /** Chooses an option in the select field with this label. */
  choose: (label: string, option: string) => Promise<void>
  /** Turns to the other language of the content; the panel's own language stays. */
  turnTo: (contentLanguage: PanelLanguage) => Promise<void>
  saveDraft: () => Promise<void>
  publish: () => Promise<void>
  unpublish: () => Promise<void>
}

/** Drives the panel of the CMS at `cmsUrl` in `language`, which the browser's context must ask for, too. */
export function adminPanel(options: { page: Page; cmsUrl: string; language: PanelLanguage }): AdminPanel {
  const { page, cmsUrl, language } = options
  const said = words[language]

  // The label of a localized field ends with its language ("見出し * — ja"), so a label is known by how it begins.
  const field = (label: string): Locator =>
    page
      .locator('label', { hasText: beginsWith(label) })
      .locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " field-type ")][1]')

  // Beside the document itself the panel saves what it remembers of its user.
  const saved = async (work: () => Promise<void>) => {
    const answer = page.waitForResponse(
      (one) =>
        ['POST', 'PATCH'].includes(one.request().method()) && /\/api\/(?!payload-|users\/)/.test(one.url()),
    )
    const [response] = await Promise.all([answer, work()])
    if (!response.ok())
      throw new Error(`The save was refused (${response.status()}): ${await response.text()}`)
    // A new document gets its own address, and the panel draws the form anew.
    await page.waitForURL((url) => !url.pathname.endsWith('/create'))
    await page.waitForLoadState('networkidle')
  }

  return {
    page,
    logIn: async ({ email, password }) => {
      await page.goto(`${cmsUrl}/admin/login`)
      await page.getByLabel(said.email).fill(email)
      await page.getByLabel(said.password).fill(password)
      await page.getByRole('button', { name: said.logIn }).click()
      await page.waitForURL(/\/admin\/?$/)
    },
    create: async (collection) => {
      await page.goto(`${cmsUrl}/admin/collections/${collection}/create?locale=ja`)
      await page.getByRole('button', { name: said.saveDraft }).waitFor()
      await page.waitForLoadState('networkidle')
    },
    write: async (label, text) => {
      await field(label).locator('input, textarea').first().fill(text)
    },
    writeRichText: async (text) => {
      await page.locator('[data-lexical-editor]').click()
      await page.keyboard.type(text)
    },
    choose: async (label, option) => {
      await field(label).getByRole('combobox').click()
      await page.getByRole('option', { name: option }).click()
    },
    turnTo: async (contentLanguage) => {
      await page.getByRole('button', { name: new RegExp(said.locale) }).click()
      await page.getByRole('button', { name: said.contentLanguages[contentLanguage] }).click()
      await page.waitForURL(new RegExp(`[?&]locale=${contentLanguage}`))
      await page.waitForLoadState('networkidle')
    },
    saveDraft: () => saved(() => page.getByRole('button', { name: said.saveDraft }).click()),
    publish: () => saved(() => page.getByRole('button', { name: said.publish }).click()),
    unpublish: async () => {
      await saved(async () => {
        await page.locator('.doc-controls__popup button').click()
        await page.getByRole('button', { name: said.unpublish, exact: true }).click()
        await page.getByRole('button', { name: said.confirm, exact: true }).click()
      })
    },
  }
}

const beginsWith = (label: string): RegExp =>
  new RegExp(`^\\s*${label.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![^\\s*—])`)
