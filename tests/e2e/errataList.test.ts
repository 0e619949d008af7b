import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from './adminPanel.ts'
import { openDemoSite, type DemoSite } from './demoSite.ts'
import { watchContext, type Watch } from './watchPage.ts'

const words = {
  ja: {
    link: '正誤表を貼り付ける',
    list: '正誤表の文',
    read: '読み取る',
    counts: '3件を読み取りました、要見直し 1件',
    place: '337ページ 下から7行目',
    toCheck: '要見直し',
    edit: '直す',
    line: '行',
    printings: '該当する刷',
    badPrintings: '「3-1」: 範囲の前後が逆です。',
    settle: '見直した(「要見直し」を残さない)',
    takeOver: '3件を下書きとして取り込む',
    taken: '3件を下書きで作りました。公開するまで、サイトには出ません。',
    toDrafts: 'この本の正誤を見る',
  },
  en: {
    link: 'Paste a list of errata',
    list: 'The list',
    read: 'Read it',
    counts: '3 errata read, 1 doubtful',
    place: 'p. 347, line 7 from the bottom',
    toCheck: 'Doubtful',
    edit: 'Correct',
    line: 'Line',
    printings: 'Affected printings',
    badPrintings: '"3-1": this range runs backwards.',
    settle: 'I have settled it (leave no mark)',
    takeOver: 'Import 3 as drafts',
    taken: '3 drafts were made. Nothing is on the site until you publish it.',
    toDrafts: 'See the errata of this book',
  },
} as const

let site: DemoSite
beforeAll(async () => {
  site = await openDemoSite()
}, 620_000)
afterAll(() => site?.close())

describe.each(['ja', 'en'] as const)('an editor who has a list, with the panel in %s', (language) => {
  const say = words[language]
  // Pages of its own: what stands at a page already, nearly the same, would be pointed out.
  const pages = language === 'ja' ? [337, 338, 339] : [347, 348, 349]
  const list = [
    `P.${pages[0]} 下から7行目 「t=1,2,L」->「t=1,2,T」(${language})`,
    `P.${pages[1]} 3行目 「x_t」->「\\mathbf{x}_t」(${language})`,
    `P.${pages[2]} 4行目 「y」->「\\frac{1}{2」(${language})`,
  ].join('\n')
  let panel: AdminPanel
  let watch: Watch
  beforeAll(async () => {
    const context = await site.browser.newContext({
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
      viewport: { width: 1400, height: 1000 },
    })
    context.setDefaultTimeout(30_000)
    watch = watchContext(context)
    panel = adminPanel({ page: await context.newPage(), cmsUrl: site.okuzuke.cmsUrl, language })
    await panel.logIn(site.account)
  })
  afterAll(() => panel?.page.context().close())

  test('finds the page from the list of errata, and pastes it', async () => {
    const { page } = panel
    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/errata`)
    await page.waitForLoadState('networkidle')
    await page.getByRole('link', { name: say.link }).click()
    await page.waitForURL(/\/errata-list$/)
    await pasteAndRead()
    await page.getByRole('heading', { name: say.counts }).waitFor()
  })

  test('sees each line as it was understood, formulas drawn, and what is doubtful', async () => {
    const rows = panel.page.locator('.errata-list__row')
    expect(await rows.count()).toBe(3)
    const first = await rows.nth(0).innerText()
    expect(first).toContain(say.place)
    expect(first).toContain(list.split('\n')[0])
    expect(await rows.nth(0).locator('math annotation').allTextContents()).toEqual(['t=1,2,L', 't=1,2,T'])
    expect(await rows.nth(2).locator('.errata-list__badge').innerText()).toBe(say.toCheck)
  })

  test('corrects it there; what cannot be stored is said at the field', async () => {
    const { page } = panel
    const row = page.locator('.errata-list__row').nth(1)
    await row.getByRole('button', { name: say.edit }).click()
    await row.getByLabel(say.printings, { exact: true }).fill('3-1')
    expect(await row.innerText()).toContain(say.badPrintings)
    expect(await page.getByRole('button', { name: say.takeOver }).isDisabled()).toBe(true)
    await row.getByLabel(say.printings, { exact: true }).fill('1-3')
    await row.getByLabel(say.line, { exact: true }).fill('4')
    await page.locator('.errata-list__row').nth(2).getByText(say.settle).click()
  })

  test('takes it over as drafts, with what was corrected, and readers see nothing of it', async () => {
    const { page } = panel
    await page.getByRole('button', { name: say.takeOver }).click()
    await page.getByText(say.taken).waitFor()
    await page.getByRole('link', { name: say.toDrafts }).click()
    await page.locator('table tbody tr').first().waitFor()
    // As the panel asks: a cookie counts only for requests that come from its own pages.
    const { docs } = (await page.evaluate(
      `fetch('/api/errata?draft=true&limit=100&depth=0&where[page][in]=${pages.join()}').then((answer) => answer.json())`,
    )) as { docs: (Record<string, unknown> & { note: { ja: string | null } })[] }
    const mine = docs.filter(({ note }) => note.ja === language)
    expect(
      mine
        .map(({ page: label, line, printings, _status }) => [label, line, printings ?? null, _status])
        .sort(),
    ).toEqual([
      [String(pages[0]), 7, null, 'draft'],
      [String(pages[1]), 4, '1-3', 'draft'],
      [String(pages[2]), 4, null, 'draft'],
    ])
    const read = await fetch(`${site.okuzuke.siteUrl}/ja/books/diffusion-models/errata.json`)
    expect(await read.text()).not.toContain(`"${pages[0]}"`)
  })

  test('is told when it is pasted again, and the browser has nothing to complain of', async () => {
    const { page } = panel
    await page.goto(`${site.okuzuke.cmsUrl}/admin/errata-list`)
    await pasteAndRead()
    await page.locator('.errata-list__row--known').nth(2).waitFor()
    expect(await page.locator('.errata-list__take').count()).toBe(0)
    expect(watch.origins()).toEqual([site.okuzuke.cmsUrl])
    expect(watch.complaints()).toEqual([])
  })

  // Once the page is alive: what is typed before that is lost when the browser takes it over.
  async function pasteAndRead(): Promise<void> {
    await panel.page.waitForLoadState('networkidle')
    await panel.page.getByLabel(say.list).fill(list)
    await panel.page.getByRole('button', { name: say.read }).click()
  }
})
