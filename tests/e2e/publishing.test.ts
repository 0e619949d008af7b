import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { findInFiles } from '../helpers/findInFiles.ts'
import { lastWords, startOkuzuke, survivors, type Okuzuke } from '../helpers/okuzuke.ts'
import { noteTries } from '../helpers/tries.ts'
import { adminPanel, type AdminPanel } from './adminPanel.ts'
import { openDemoSite, type DemoSite } from './demoSite.ts'
import { watchContext, type Watch } from './watchPage.ts'

/** How long a reader waits for what an editor published, on a busy machine. */
const soon = { timeout: 30_000, interval: 200 }
const book = 'books/diffusion-models'

let site: DemoSite
let okuzuke: Okuzuke
let browser: Browser

beforeAll(async () => {
  site = await openDemoSite()
  okuzuke = site.okuzuke
  browser = site.browser
}, 620_000)
afterAll(() => site?.close())

// What an editor finds in the panel by its words, in the panel's language.
const fields = {
  ja: {
    headline: '見出し',
    body: '本文',
    urlName: 'URLの名前',
    book: '本',
    bookTitle: '拡散モデル',
    page: 'ページ',
    line: '行',
    countedFrom: '行の数え方',
    bottom: '下から',
    original: '誤',
    correction: '正',
    note: '補足',
  },
  en: {
    headline: 'Headline',
    body: 'Text',
    urlName: 'URL name',
    book: 'Book',
    bookTitle: 'Diffusion Models',
    page: 'Page',
    line: 'Line',
    countedFrom: 'Counted from',
    bottom: 'the bottom',
    original: 'As printed',
    correction: 'As it should be',
    note: 'Note',
  },
} as const

describe.each(['ja', 'en'] as const)('an editor with the panel in %s', (language) => {
  const words = fields[language]
  const newsSlug = `tried-in-${language}`
  const pageNumber = language === 'ja' ? '201' : '202'
  let context: BrowserContext
  let panel: AdminPanel
  let watch: Watch
  let reader: Page

  beforeAll(async () => {
    context = await browser.newContext({
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
      viewport: { width: 1400, height: 1000 },
    })
    context.setDefaultTimeout(30_000)
    watch = watchContext(context)
    panel = adminPanel({ page: await context.newPage(), cmsUrl: okuzuke.cmsUrl, language })
    reader = await context.newPage()
  })
  afterAll(() => context?.close())

  const read = (path: string) => fetch(`${okuzuke.siteUrl}${path}`)
  const textOf = async (path: string) => {
    const answer = await read(path)
    return answer.ok ? await answer.text() : `${answer.status}`
  }

  test('logs in with the password that the start made', async () => {
    await panel.logIn(site.account)
    expect(await panel.page.evaluate('document.documentElement.lang')).toBe(language)
  })

  test('writes a news item in both languages on one form, and readers have it in both', async () => {
    await panel.create('news')
    const headline = { ja: `試し ${language}: $x^2$`, en: `Tried in ${language}: $x^2$` }
    await panel.writeBoth(words.headline, headline)
    await panel.writeRichText(words.body, { ja: '本文の $E=mc^2$ です。', en: 'The text has $E=mc^2$.' })
    await panel.write(words.urlName, newsSlug)
    await panel.choose(words.book, words.bookTitle)
    await panel.saveDraft()
    expect(await panel.readBoth(words.headline)).toEqual(headline)
    expect((await read(`/ja/${book}/news/${newsSlug}/`)).status).toBe(404)
    await panel.publish()

    await expect.poll(() => textOf(`/ja/${book}/news/${newsSlug}/`), soon).toContain(`試し ${language}`)
    expect(await textOf(`/en/${book}/news/${newsSlug}/`)).toContain(`Tried in ${language}`)
    expect(await textOf('/ja/feed.xml')).toContain(`試し ${language}`)
    expect(await textOf('/en/feed.xml')).toContain(`Tried in ${language}`)
    for (const [locale, formula] of [
      ['ja', '本文の'],
      ['en', 'The text has'],
    ] as const) {
      await reader.goto(`${okuzuke.siteUrl}/${locale}/${book}/news/${newsSlug}/`)
      const paragraph = reader.locator('main p').filter({ hasText: formula })
      expect(await paragraph.locator('math annotation').textContent()).toBe('E=mc^2')
      expect(await paragraph.innerText()).not.toContain('$')
    }
  })

  test('writes an erratum with formulas, and readers see them drawn, in both languages', async () => {
    await panel.create('errata')
    await panel.write(words.page, pageNumber)
    await panel.write(words.line, '7')
    await panel.choose(words.countedFrom, words.bottom)
    await panel.write(words.original, '平均 $\\sigma$')
    await panel.write(words.correction, '平均 $\\sigma^2$')
    await panel.writeBoth(words.note, { ja: `補足 ${language}`, en: `A note in ${language}` })
    await panel.publish()

    await expect.poll(() => erratumOf('ja'), soon).toBeDefined()
    await showsErratum({ locale: 'ja', where: `${pageNumber}ページ 下から7行目`, note: `補足 ${language}` })
    await showsErratum({
      locale: 'en',
      where: `p. ${pageNumber}, line 7 from the bottom`,
      note: `A note in ${language}`,
    })
    expect(await erratumOf('en')).toMatchObject({
      original: '平均 $\\sigma$',
      correction: '平均 $\\sigma^2$',
    })
  })

  test('edits the published erratum in one language, and readers see the change and the other one', async () => {
    await panel.write(words.correction, '分散 $\\sigma^2$')
    await panel.writeBoth(words.note, { en: `Another note in ${language}` })
    await panel.publish()
    await expect.poll(async () => (await erratumOf('ja'))?.correction, soon).toBe('分散 $\\sigma^2$')
    await expect.poll(async () => (await erratumOf('en'))?.correction, soon).toBe('分散 $\\sigma^2$')
    expect((await erratumOf('ja'))?.note).toEqual({
      ja: `補足 ${language}`,
      en: `Another note in ${language}`,
    })
  })

  test('saves a draft of it, and nothing changes for readers', async () => {
    const before = await liveRelease()
    await panel.write(words.correction, '下書き $\\tau$')
    await panel.saveDraft()
    // Longer than a published change takes: the publisher is given the time to do wrong.
    await new Promise((resolve) => setTimeout(resolve, 4000))
    expect(await liveRelease()).toBe(before)
    expect((await erratumOf('ja'))?.correction).toBe('分散 $\\sigma^2$')
  })

  test('unpublishes it, and it goes', async () => {
    await panel.unpublish()
    await expect.poll(() => erratumOf('ja'), soon).toBeUndefined()
    await expect.poll(() => erratumOf('en'), soon).toBeUndefined()
    expect(await textOf(`/ja/${book}/errata/`)).not.toContain(`${pageNumber}ページ`)
  })

  test('neither the panel nor the site asks anybody else, and the browser has nothing to complain of', () => {
    expect(watch.origins()).toEqual([okuzuke.cmsUrl, okuzuke.siteUrl].sort())
    expect(watch.complaints()).toEqual([])
  })

  /** What programs read of this test's erratum. */
  async function erratumOf(locale: 'ja' | 'en') {
    const { errata } = JSON.parse(await textOf(`/${locale}/${book}/errata.json`)) as { errata: ErratumJson[] }
    return errata.find(({ page }) => page === pageNumber)
  }

  async function showsErratum(seen: { locale: 'ja' | 'en'; where: string; note: string }) {
    const tag = (await erratumOf(seen.locale))?.tag
    await reader.goto(`${okuzuke.siteUrl}/${seen.locale}/${book}/errata/#${tag}`)
    const erratum = reader.locator('article').filter({ has: reader.locator(`[id="${tag}"]`) })
    // What is heard; on the screen the page stands beside its errata, in large figures.
    const heading = reader.getByRole('heading', { level: 3, name: seen.where, exact: true })
    expect(await heading.getAttribute('id')).toBe(tag)
    const text = await erratum.innerText()
    expect(text).toContain(seen.note)
    expect(text).not.toContain('$')
    // The exponent is new: what is added is marked in the one, and nothing of the other goes.
    const annotationsOf = (part: string) => erratum.locator(`${part} math annotation`).allTextContents()
    expect(await annotationsOf('.wrong')).toEqual(['\\sigma'])
    expect(await annotationsOf('.right ins')).toEqual(['\\sigma^2'])
    expect(await erratum.locator('.right .changed').allTextContents()).toEqual(['2'])
    expect(await erratum.locator('del').count()).toBe(0)
    // Drawn by the site's own fonts and styles, without a script: the exponent stands higher than the letter.
    const [base, exponent] = await Promise.all(
      ['.mord.mathnormal', '.msupsub .mord'].map((part) =>
        erratum.locator(`.right .katex-html ${part}`).first().boundingBox(),
      ),
    )
    expect(exponent?.height).toBeLessThan(base?.height ?? 0)
  }

  const liveRelease = async () => (await read('/ja/')).headers.get('etag')
})

test('no secret and no password stands in a log, the database, the site or the panel’s scripts (D15)', async () => {
  const { dataDir } = site.place
  const mistyped = 'a-mistyped-password-7f3kq'
  const login = { email: site.account.email, password: mistyped }
  const answer = await fetch(`${okuzuke.cmsUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(login),
  })
  expect(answer.status).toBe(401)
  const secrets = ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY', 'ADMIN_PASSWORD'].map((name) =>
    readFileSync(join(dataDir, 'secrets', name), 'utf8').trim(),
  )
  const texts = [...secrets, mistyped]
  const data = findInFiles({ folder: dataDir, texts, except: ['secrets/'] })
  expect(data.found).toEqual([])
  expect(data.paths).toEqual(
    expect.arrayContaining(['okuzuke.db', 'logs/cms.log', 'logs/publisher.log', 'logs/site.log']),
  )
  const names = ['PAYLOAD_SECRET', 'PUBLISHER_API_KEY', 'ADMIN_PASSWORD', 'DATABASE_URL']
  const scripts = findInFiles({
    folder: join(repositoryRoot, 'cms/.next/static'),
    texts: [...texts, ...names],
  })
  expect(scripts.found).toEqual([])
  expect(scripts.paths.some((path) => path.endsWith('.js'))).toBe(true)
  for (const text of texts) expect(okuzuke.said()).not.toContain(text)
  const what = 'what a start writes: logs, database, site, the panel’s scripts'
  noteTries({ id: 'D15', what, tries: texts.length, held: texts.length })
})

test('a signal to npm ends all of it, and a start right after that keeps what was published', async () => {
  const processes = okuzuke.processes()
  expect(processes.length).toBeGreaterThan(4)
  okuzuke.kill('SIGTERM')
  await okuzuke.ended
  site.okuzuke = startOkuzuke(site.place)
  await site.okuzuke.untilSaid(lastWords, 120_000)
  expect(await survivors(processes, 0)).toEqual([])
  const news = await fetch(`${site.okuzuke.siteUrl}/ja/${book}/news/tried-in-ja/`)
  expect(await news.text()).toContain('試し ja')
})

type ErratumJson = {
  tag: string
  page: string
  original: string
  correction: string
  note: { ja: string | null; en: string | null }
}
