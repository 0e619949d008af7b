import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

const words = {
  ja: {
    field: '見出し',
    body: '本文',
    asks: '保存していない内容があります',
    stay: '編集に戻る',
    leave: '保存せずに離れる',
    logOut: '保存せずにログアウトする',
    kept: /に入力した内容が残っています/,
    takeBack: '取り戻す',
    throwAway: '捨てる',
    ended: 'ログインの期限が切れました',
    password: 'パスワード',
    logIn: 'ログイン',
    saveDraft: '下書きを保存',
    list: '正誤表の文',
    read: '読み取る',
    edit: '直す',
    printings: '該当する刷',
    gone: '直した1件の行が、いまの文にありません',
    keepOld: '前の結果のままにする',
  },
  en: {
    field: 'Headline',
    body: 'Text',
    asks: 'There is unsaved work here',
    stay: 'Back to editing',
    leave: 'Leave without saving',
    logOut: 'Log out without saving',
    kept: /^Your text of .* is still here$/,
    takeBack: 'Take it back',
    throwAway: 'Throw away',
    ended: 'Your session has ended',
    password: 'Password',
    logIn: 'Log in',
    saveDraft: 'Save Draft',
    list: 'The list',
    read: 'Read it',
    edit: 'Correct',
    printings: 'Affected printings',
    gone: 'The lines of 1 corrected entry are no longer in the list',
    keepOld: 'Keep the earlier reading',
  },
} as const

let site: DemoSite
beforeAll(async () => {
  site = await openDemoSite()
}, 620_000)
afterAll(() => site?.close())

describe.each(['ja', 'en'] as const)(
  'what an editor typed and did not save, with the panel in %s',
  (language) => {
    const say = words[language]
    let context: BrowserContext
    let page: Page
    let news: string

    beforeAll(async () => {
      context = await site.browser.newContext({
        locale: language === 'ja' ? 'ja-JP' : 'en-US',
        viewport: { width: 1400, height: 1000 },
      })
      context.setDefaultTimeout(30_000)
      page = await context.newPage()
      await panel().logIn(site.account)
    })
    afterAll(() => context?.close())

    const panel = () => adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language })
    const question = () => page.getByRole('dialog', { name: say.asks })
    const card = () => page.locator('.kept-text')
    async function openForm(address = news): Promise<void> {
      await page.goto(address)
      await ready()
    }
    async function ready(): Promise<void> {
      await page.locator('form[data-form-ready="true"]').first().waitFor()
      await page.waitForLoadState('networkidle')
    }
    /** Types in both languages, into texts and rich texts, and waits until it lies in the browser. */
    async function type(text: string): Promise<void> {
      const both = { ja: `${text} 和`, en: `${text} E` }
      await panel().writeBoth(say.field, both)
      await panel().writeRichText(say.body, both)
      const inBrowser = `Object.entries({ ...localStorage }).filter(([key]) => key.startsWith('okuzuke-unsaved'))`
      await page.waitForFunction(
        `${inBrowser}.some(([, item]) => item.split(${JSON.stringify(text)}).length === 5)`,
      )
    }
    async function expectTyped(text: string): Promise<void> {
      const both = { ja: `${text} 和`, en: `${text} E` }
      await expect.poll(() => panel().readBoth(say.field), { timeout: 5000 }).toEqual(both)
      const bodies = (await page.locator('[data-lexical-editor]').allInnerTexts()).join()
      expect(bodies).toContain(`${text} 和`)
      expect(bodies).toContain(`${text} E`)
    }
    async function takeBack(): Promise<void> {
      await card().getByRole('heading', { name: say.kept }).waitFor()
      await card().getByRole('button', { name: say.takeBack }).click()
      await card().waitFor({ state: 'detached' })
    }

    test('every way to leave asks first, and to stay keeps all of it', async () => {
      await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/news`)
      await page.locator('table tbody a').first().click()
      await page.waitForURL(/\/collections\/news\/[^/]+$/)
      news = page.url()
      await ready()
      await type(`stays ${language}`)
      const ways: Record<string, () => Promise<unknown>> = {
        breadcrumb: () => page.locator('.step-nav a[href$="/collections/news"]').click(),
        home: () => page.locator('.step-nav a').first().click(),
        panel: () => page.evaluate(`document.querySelector('nav a[href$="/collections/books"]').click()`),
        account: () => page.locator('a[href$="/account"]').first().click(),
        'log-out': () => page.evaluate(`document.querySelector('a[href$="/logout"]').click()`),
        back: () => page.evaluate('history.back()'),
      }
      for (const [way, go] of Object.entries(ways)) {
        await go()
        await question().waitFor()
        await question().getByRole('button', { name: say.stay }).click()
        await question().waitFor({ state: 'detached' })
        expect([way, page.url()]).toEqual([way, news])
        await expectTyped(`stays ${language}`)
      }
      for (const go of [() => page.reload(), () => page.close({ runBeforeUnload: true })]) {
        const asked = page.waitForEvent('dialog')
        const gone = go().catch((error: Error) => error)
        const dialog = await asked
        expect(dialog.type()).toBe('beforeunload')
        await dialog.dismiss()
        if (page.isClosed()) throw new Error('The page was closed.')
        void gone
      }
      await expectTyped(`stays ${language}`)
    })

    test('who leaves all the same finds it again, takes it back, and saves it', async () => {
      await page.evaluate('history.back()')
      await question().getByRole('button', { name: say.leave }).click()
      // The list itself, not its address alone.
      await page.locator('table tbody a').first().click()
      await page.waitForURL(news)
      await ready()
      await takeBack()
      await expectTyped(`stays ${language}`)
      const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
      await page.getByRole('button', { name: say.saveDraft }).click()
      expect((await saved).status()).toBe(200)
      await page.waitForFunction(
        `!Object.keys(localStorage).some((key) => key.startsWith('okuzuke-unsaved'))`,
      )
      await openForm()
      await expectTyped(`stays ${language}`)
      expect(await card().count()).toBe(0)
    })

    test('a new document whose tab was closed is there again, or thrown away', async () => {
      const address = `${site.okuzuke.cmsUrl}/admin/collections/news/create`
      await openForm(address)
      await type(`new ${language}`)
      await page.close()
      page = await context.newPage()
      await openForm(address)
      await takeBack()
      await expectTyped(`new ${language}`)
      await page.close()
      page = await context.newPage()
      await openForm(address)
      await card().getByRole('button', { name: say.throwAway }).click()
      await openForm(address)
      expect(await card().count()).toBe(0)
    })

    test('a session that ended is taken up again over the form, and the save goes through', async () => {
      await openForm()
      await type(`ended ${language}`)
      await context.clearCookies({ name: 'payload-token' })
      await page.getByRole('button', { name: say.saveDraft }).click()
      const dialog = page.getByRole('dialog', { name: say.ended })
      await dialog.getByLabel(say.password).fill(site.account.password)
      const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok())
      await dialog.getByRole('button', { name: say.logIn }).click()
      await saved
      await dialog.waitFor({ state: 'detached' })
      await openForm()
      await expectTyped(`ended ${language}`)
    })

    test('a pasted list and its corrections stay when it is read again, and come back', async () => {
      const address = `${site.okuzuke.cmsUrl}/admin/errata-list`
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      const lines = ['P.341 3行目「甲」→「乙」', 'P.342 4行目「丙」→「丁」']
      await page.getByLabel(say.list).fill(lines.join('\n'))
      await page.getByRole('button', { name: say.read }).click()
      const rows = () => page.locator('.errata-list__row')
      const printings = () => rows().last().getByLabel(say.printings, { exact: true })
      await rows().last().getByRole('button', { name: say.edit }).click()
      await printings().fill('1-3')
      await page.getByLabel(say.list).fill(['P.340 1行目「あ」→「い」', ...lines].join('\n'))
      await page.getByRole('button', { name: say.read }).click()
      await rows().nth(2).waitFor()
      await rows().last().getByRole('button', { name: say.edit }).click()
      expect(await printings().inputValue()).toBe('1-3')

      await page.getByLabel(say.list).fill(lines[0] ?? '')
      await page.getByRole('button', { name: say.read }).click()
      await page.getByRole('dialog', { name: say.gone }).getByRole('button', { name: say.keepOld }).click()
      expect(await rows().count()).toBe(3)

      await page.evaluate(`document.querySelector('nav a[href$="/collections/books"]').click()`)
      await question().getByRole('button', { name: say.stay }).click()
      await page.close()
      page = await context.newPage()
      await page.goto(address)
      await takeBack()
      await rows().nth(2).waitFor()
      await rows().last().getByRole('button', { name: say.edit }).click()
      expect(await printings().inputValue()).toBe('1-3')
    })

    test('log-out removes it from the browser', async () => {
      await page.evaluate(`document.querySelector('a[href$="/logout"]').click()`)
      await question().getByRole('button', { name: say.logOut }).click()
      await page.waitForURL(/\/admin\/login/)
      expect(
        await page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('okuzuke-unsaved'))`),
      ).toEqual([])
    })
  },
)
