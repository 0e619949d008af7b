import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'
import { watchContext, type Watch } from '../e2e/watchPage.ts'

/** How long a reader waits for what an editor published, on a busy machine. */
const soon = { timeout: 30_000, interval: 200 }
const timeZone = 'Asia/Tokyo'

let site: DemoSite
let panel: AdminPanel
let watch: Watch
/** Of the erratum that the first test publishes. */
let erratum: { id: string; tag: string }

beforeAll(async () => {
  site = await openDemoSite()
  const context = await site.browser.newContext({
    locale: 'ja-JP',
    timezoneId: timeZone,
    viewport: { width: 1400, height: 1000 },
  })
  context.setDefaultTimeout(30_000)
  watch = watchContext(context)
  panel = adminPanel({ page: await context.newPage(), cmsUrl: site.okuzuke.cmsUrl, language: 'ja' })
  await panel.logIn(site.account)
}, 620_000)
afterAll(() => site?.close())

describe('an editor', () => {
  test('sees a document wait for the site and arrive there, with links that lead to it', async () => {
    const { page } = panel
    await panel.create('errata')
    await page.evaluate(watchLine)
    await panel.write('ページ', '301')
    await panel.write('誤', '誤った語')
    await panel.write('正', '最初の語')
    await panel.publish()
    await page.locator('.document-line[data-state="live"]').waitFor()
    expect(await page.evaluate('window.lineStates')).toEqual(['waiting', 'live'])
    expect(await page.locator('.document-line__headline').innerText()).toMatch(/^公開中\(\d+:\d\dから\)$/)

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const { tag } = await read<{ tag: string }>(`/api/errata/${id}?depth=0`)
    erratum = { id, tag }
    const links = page.locator('.document-line__links a')
    for (const [index, locale] of ['ja', 'en'].entries()) {
      const address = (await links.nth(index).getAttribute('href')) ?? ''
      expect(address).toBe(`${site.okuzuke.siteUrl}/${locale}/books/diffusion-models/errata/#${tag}`)
      const answer = await fetch(address)
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(`id="${tag}"`)])
    }
  })

  test('sees versions newest first with who saved them, and restores one as a draft', async () => {
    const { page } = panel
    await panel.write('正', '次の語')
    await panel.publish()
    await expect.poll(readersHave, soon).toBe('次の語')

    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/errata/${erratum.id}/versions`)
    const rows = page.locator('table tbody tr')
    await rows.first().waitFor()
    expect(await rows.locator('.cell-savedBy').allInnerTexts()).toEqual([
      site.account.email,
      site.account.email,
    ])
    await rows.last().locator('a').first().click()
    await page.locator('.version-head').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.version-head__saver').innerText()).toBe(`保存: ${site.account.email}`)
    const { docs } = await read<{ docs: { updatedAt: string }[] }>(
      `/api/errata/versions?where[parent][equals]=${erratum.id}&sort=updatedAt&limit=1`,
    )
    const savedAt = new Intl.DateTimeFormat('sv', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(new Date(docs[0]?.updatedAt ?? ''))
    expect(await page.locator('.step-nav time').innerText()).toBe(savedAt)

    await page.getByRole('button', { name: '下書きとして復元' }).click()
    await page.getByText(`${savedAt} のバージョンが、新しい下書きになります。`).waitFor()
    await page.getByRole('button', { name: '下書きにする' }).click()
    await page.waitForURL((url) => url.pathname.endsWith(`/errata/${erratum.id}`))
    await page.getByText('今の下書きは、まだサイトに出ていません。').waitFor()
    expect(await page.getByLabel('正', { exact: true }).inputValue()).toBe('最初の語')
    const published = await read<{ _status: string; correction: string }>(
      `/api/errata/${erratum.id}?draft=false`,
    )
    expect(published).toMatchObject({ _status: 'published', correction: '次の語' })
    expect(await readersHave()).toBe('次の語')
  })

  test('is asked before something doubtful is published, on its form', async () => {
    const { page } = panel
    const doubtful = await makeDraft({ printings: '1-9' })
    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/errata/${doubtful}`)
    await page.locator('.document-line[data-state="unpublished"]').waitFor()
    await page.waitForLoadState('networkidle')
    const question = page.getByRole('dialog', { name: '公開する前に確かめてください' })
    await page.locator('#action-save').click()
    await question.waitFor()
    expect(await question.innerText()).toContain(
      '該当する刷が「1-9」ですが、この本に第6〜9刷はありません(いちばん新しいのは第4刷)。',
    )
    await question.getByRole('button', { name: '公開しない' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await statusesOf([doubtful])).toEqual(['draft'])

    await page.locator('#action-save').click()
    await question.getByRole('button', { name: 'このまま公開する' }).click()
    await page.locator('.document-line[data-state="live"]').waitFor()
    expect(await statusesOf([doubtful])).toEqual(['published'])
  })

  test('is asked about what is doubtful among many, and the others are published', async () => {
    const { page } = panel
    const sure = await makeDraft({})
    const doubtful = await makeDraft({ toCheck: { ja: '刷が読めませんでした。', en: 'No printings.' } })
    const where = `where[id][in][0]=${sure}&where[id][in][1]=${doubtful}`
    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/errata?${where}`)
    await page.locator('table tbody tr').nth(1).waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator('thead input[type="checkbox"]').click({ force: true })
    await page.locator('.list-selection').getByRole('button', { name: '公開する', exact: true }).click()
    await page.locator('.confirmation-modal__controls button').last().click()

    const question = page.getByRole('dialog', { name: '公開する前に確かめてください' })
    await question.waitFor()
    const said = await question.innerText()
    expect(said).toContain('1件を公開しました。残りの1件には確かめるところがあり、まだ公開していません。')
    expect(said).toContain('刷が読めませんでした。')
    expect(await statusesOf([sure, doubtful])).toEqual(['published', 'draft'])
    await question.getByRole('button', { name: 'このまま公開する' }).click()
    await expect.poll(() => statusesOf([sure, doubtful]), soon).toEqual(['published', 'published'])
  })

  test('and the browser complains of nothing but the questions', () => {
    expect(watch.origins()).toEqual([site.okuzuke.cmsUrl])
    const asked = /^(error: Failed to load resource.* (422|400) |(422|400) )/
    expect(watch.complaints().filter((complaint) => !asked.test(complaint))).toEqual([])
  })
})

/** Notes each state that the line of the form shows. */
const watchLine = `
  window.lineStates = []
  new MutationObserver(() => {
    const state = document.querySelector('.document-line')?.dataset.state
    if (state && state !== window.lineStates.at(-1)) window.lineStates.push(state)
  }).observe(document.body, { attributes: true, childList: true, subtree: true })`

// As the panel asks: a cookie counts only for requests that come from its own pages.
async function read<T>(path: string, data?: object): Promise<T> {
  const init = data && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(data),
  }
  return (await panel.page.evaluate(
    `fetch(${JSON.stringify(path)}, ${JSON.stringify(init ?? {})}).then((answer) => answer.json())`,
  )) as T
}

/** Makes a draft of an erratum of the demo book, and gives its id. */
async function makeDraft(data: object): Promise<string> {
  const { docs } = await read<{ docs: { id: string }[] }>(
    '/api/books?where[slug][equals]=diffusion-models&depth=0',
  )
  const saved = await read<{ doc: { id: string } }>('/api/errata?draft=true', {
    book: docs[0]?.id,
    page: '302',
    original: '誤',
    correction: '正',
    ...data,
  })
  return saved.doc.id
}

const statusesOf = (ids: string[]) =>
  Promise.all(
    ids.map(async (id) => (await read<{ _status: string }>(`/api/errata/${id}?draft=false&depth=0`))._status),
  )

/** The correction on the live site. */
async function readersHave(): Promise<string | undefined> {
  const answer = await fetch(`${site.okuzuke.siteUrl}/ja/books/diffusion-models/errata.json`)
  const { errata } = (await answer.json()) as { errata: { tag: string; correction: string }[] }
  return errata.find(({ tag }) => tag === erratum.tag)?.correction
}
