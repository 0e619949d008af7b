import type { Locator, Page } from 'playwright-core'

/** The words by which an editor finds things in the panel, in both of its languages. */
const words = {
  ja: {
    logIn: 'ログイン',
    email: 'メールアドレス',
    password: 'パスワード',
    saveDraft: '下書きを保存',
    publish: /^(変更を公開|公開する)$/,
    unpublish: '非公開にする',
    confirm: '実行する',
    sides: { ja: '日本語', en: '英語' },
  },
  en: {
    logIn: 'Login',
    email: 'Email',
    password: 'Password',
    saveDraft: 'Save Draft',
    publish: /^Publish( changes)?$/,
    unpublish: 'Unpublish',
    confirm: 'Confirm',
    sides: { ja: 'Japanese', en: 'English' },
  },
} as const

export type PanelLanguage = keyof typeof words

/** What to write into a field that has both languages; a side that is left out stays as it is. */
type Texts = Partial<Record<PanelLanguage, string>>

/** The admin panel as an editor uses it: by labels and buttons, each step waited for until the panel says it is done. */
export type AdminPanel = {
  page: Page
  logIn: (account: { email: string; password: string }) => Promise<void>
  /** Opens an empty form of a collection. */
  create: (collection: string) => Promise<void>
  /** Writes into the text field with this label, over what stands there. */
  write: (label: string, text: string) => Promise<void>
  /** Writes into the two text fields below this heading, over what stands there. */
  writeBoth: (heading: string, texts: Texts) => Promise<void>
  /** Writes into the two rich text fields below this heading. */
  writeRichText: (heading: string, texts: Texts) => Promise<void>
  /** The rich text field below this heading, for the texts in this language: its editor and what stands around that. */
  richText: (heading: string, language: PanelLanguage) => Locator
  /** What stands in the two text fields below this heading. */
  readBoth: (heading: string) => Promise<Record<PanelLanguage, string>>
  /** Chooses an option in the select field with this label. */
  choose: (label: string, option: string) => Promise<void>
  saveDraft: () => Promise<void>
  publish: () => Promise<void>
  unpublish: () => Promise<void>
}

/** Waits until React has taken over what the server drew: what is written before that, it forgets. */
async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('form input, form textarea')].some((field) =>
      Object.keys(field).some((key) => key.startsWith('__reactProps')),
    ),
  )
}

/** Drives the panel of the CMS at `cmsUrl` in `language`, which the browser's context must ask for, too. */
export function adminPanel(options: { page: Page; cmsUrl: string; language: PanelLanguage }): AdminPanel {
  const { page, cmsUrl, language } = options
  const said = words[language]

  const field = (label: string, within: Page | Locator = page): Locator =>
    fieldAround(within.locator('label', { hasText: wholeLabel(label) }))
  const side = (heading: string, textLanguage: PanelLanguage): Locator =>
    field(said.sides[textLanguage], fieldAround(page.locator('h3', { hasText: wholeLabel(heading) })))
  const inputOf = (one: Locator): Locator => one.locator('input, textarea').first()

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
      await page.goto(`${cmsUrl}/admin/collections/${collection}/create`)
      await page.getByRole('button', { name: said.saveDraft }).waitFor()
      await page.waitForLoadState('networkidle')
      await untilAlive(page)
    },
    write: async (label, text) => {
      await inputOf(field(label)).fill(text)
    },
    writeBoth: async (heading, texts) => {
      for (const [textLanguage, text] of sidesOf(texts)) await inputOf(side(heading, textLanguage)).fill(text)
    },
    writeRichText: async (heading, texts) => {
      for (const [textLanguage, text] of sidesOf(texts)) {
        await side(heading, textLanguage).locator('[data-lexical-editor]').click()
        await page.keyboard.type(text)
      }
    },
    richText: side,
    readBoth: async (heading) => ({
      ja: await inputOf(side(heading, 'ja')).inputValue(),
      en: await inputOf(side(heading, 'en')).inputValue(),
    }),
    choose: async (label, option) => {
      await field(label).getByRole('combobox').click()
      await page.getByRole('option', { name: option }).click()
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

const fieldAround = (label: Locator): Locator =>
  label.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " field-type ")][1]')

const sidesOf = (texts: Texts) => Object.entries(texts) as [PanelLanguage, string][]

/** The label of a required field ends with a star. */
const wholeLabel = (label: string): RegExp =>
  new RegExp(`^\\s*${label.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}\\s*\\*?\\s*$`)
