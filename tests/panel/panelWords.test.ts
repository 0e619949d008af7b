import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

const words = {
  ja: {
    forgot: 'パスワードを忘れたとき',
    noMail: 'Okuzukeはメールを送りません。新しいパスワードは、管理者に設定してもらってください。',
    backToLogin: 'ログイン画面へ戻る',
    untitled: '(無題)',
    firstPublish: '公開する',
    laterPublish: '変更を公開',
    selected: '48件を選択中',
    trashQuestion: '正誤48件をごみ箱に入れます。公開中のものは、サイトから消えます。ごみ箱から戻せます。',
    unpublish: '非公開にする',
    unpublishQuestion: '非公開にします。数秒でサイトから消えます。内容は下書きとして残ります。',
    doubtful: '要見直し',
    columns: '列の表示',
    search: '検索: ページ',
    display: '表示の設定',
    thisLanguage: '日本語',
  },
  en: {
    forgot: 'Forgot password?',
    noMail: 'Okuzuke sends no mail. Ask an administrator to set a new password for you.',
    backToLogin: 'Back to login',
    untitled: '(untitled)',
    firstPublish: 'Publish',
    laterPublish: 'Publish changes',
    selected: '48 selected',
    trashQuestion:
      '48 Errata go to the trash. What is published disappears from the site. You can take them back.',
    unpublish: 'Unpublish',
    unpublishQuestion: 'It disappears from the site within seconds. The content stays here, as a draft.',
    doubtful: 'Doubtful',
    columns: 'Columns',
    search: 'Search by Page',
    display: 'Display settings',
    thisLanguage: 'English',
  },
} as const

/** Words of Payload's that an editor stumbles over, and what only a program should see. */
const stumbling =
  /ドラフト|ゴミ箱|ロケール|コレクション|ドキュメント|フィールド|アイテム|つのを|<No |Untitled - ID|ID: |Not Found|Payload/

let site: DemoSite
beforeAll(async () => {
  site = await openDemoSite()
}, 620_000)
afterAll(() => site?.close())

describe.each(['ja', 'en'] as const)('the panel in %s, on a dark system', (language) => {
  const say = words[language]
  let context: BrowserContext
  let page: Page
  let panel: AdminPanel
  beforeAll(async () => {
    context = await site.browser.newContext({
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
      colorScheme: 'dark',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1400, height: 1000 },
    })
    context.setDefaultTimeout(30_000)
    page = await context.newPage()
    panel = adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language })
  })
  afterAll(() => context?.close())

  const open = async (path: string) => {
    await page.goto(`${site.okuzuke.cmsUrl}/admin${path}`)
    await page.waitForLoadState('networkidle')
  }
  const readPage = () => page.locator('body').innerText()

  test('follows the theme before the log-in, and promises no mail for a forgotten password', async () => {
    await open('/login')
    await page.locator('html[data-theme=dark]').waitFor()
    await page.getByRole('link', { name: say.forgot }).click()
    await page.getByText(say.noMail).waitFor()
    expect(await page.getByText('npm run password').count()).toBe(1)
    expect(await page.locator('input').count()).toBe(0)
    await page.getByRole('link', { name: say.backToLogin }).click()
    await page.waitForURL(/\/login$/)
    await panel.logIn(site.account)
    await page.locator('html[data-theme=dark]').waitFor()
  })

  test.each(['errata', 'books', 'news', 'materials', 'excerpts', 'media', 'users', 'site-releases'])(
    'lists %s in an editor’s words, days as 2026-11-25 17:19, and a dash where there is nothing',
    async (collection) => {
      await open(`/collections/${collection}`)
      await page.getByRole('button', { name: say.columns }).waitFor()
      const text = await readPage()
      expect(text).not.toMatch(stumbling)
      expect(text).not.toMatch(/\d(?:st|nd|rd|th) 20\d\d|\d:\d\d (?:AM|PM|午前|午後)/)
      if (collection === 'news') expect(text).toMatch(/\b20\d\d-\d\d-\d\d \d\d:\d\d\b/)
    },
  )

  test('counts what is selected, and says what the trash does', async () => {
    await open('/collections/errata?limit=100')
    expect(await page.getByPlaceholder(say.search).count()).toBe(1)
    expect(await readPage()).toContain(say.doubtful)
    await page.locator('.select-all input').check()
    await page.getByText(say.selected).waitFor()
    await page.locator('.list-selection__button').last().click()
    await page.getByText(say.trashQuestion).waitFor()
    await page.locator('#confirm-cancel').click()
  })

  test('tells a first publish from a later one, and says what unpublishing does', async () => {
    await panel.create('news')
    await page.getByRole('heading', { level: 1, name: say.untitled, exact: true }).waitFor()
    await page.getByRole('button', { name: say.firstPublish, exact: true }).waitFor()
    expect(await readPage()).not.toMatch(stumbling)

    await open('/collections/books')
    await page.locator('.table tbody a').first().click()
    await page.getByRole('button', { name: say.laterPublish, exact: true }).waitFor()
    await page.locator('.doc-controls__popup button').first().click()
    await page.getByRole('button', { name: say.unpublish, exact: true }).click()
    await page.getByText(say.unpublishQuestion).waitFor()
    await page.locator('#confirm-cancel').click()
  })

  test('names its own settings and languages on the account page', async () => {
    await open('/account')
    await page.getByText(say.display, { exact: true }).waitFor()
    expect(await page.getByText(say.thisLanguage, { exact: true }).count()).toBeGreaterThan(0)
    expect(await readPage()).not.toMatch(stumbling)
  })
})
