import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchBooks } from '../../site/page-models/search.ts'
import { largeSnapshot, tagOf } from '../fixtures/largeSnapshot.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { allRules, colourRules, findBarriers, openWithAxe } from '../helpers/axe.ts'
import { openBrowser } from '../helpers/browser.ts'
import { openSearchableSite, type SearchableSite } from '../helpers/searchableSite.ts'

const hostile = '<img src=x onerror="document.title=\'hurt\'"><script>document.title="hurt"</script>'

describe('the search', () => {
  let browser: Browser
  let site: SearchableSite
  beforeAll(async () => {
    browser = await openBrowser()
    const content = largeSnapshot(600)
    const [first, late] = [content.errata[2], content.errata[500]]
    Object.assign(first ?? {}, { original: `各技 $\\tau_t$ ${hostile}`, correction: '各枝 $\\tau_t^2$' })
    Object.assign(late ?? {}, { original: '遅れた項 $\\nabla g$', correction: '進んだ項 $\\nabla h$' })
    site = await openSearchableSite({ content })
    expect((await site.publish()).report).toMatchObject({ outcome: 'live' })
  })
  afterAll(async () => {
    await site.close()
    await browser.close()
  })

  const ask = async (
    path: string,
  ): Promise<{ page: Page; status: string | null; links: string[]; errors: string[] }> => {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.goto(site.url + path)
    const line = page.locator('[data-search-status]')
    await page.locator('[data-search-status]', { hasText: /\d|Nothing|見つかり/ }).waitFor()
    const links = await page
      .locator('.search-results h3 a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    return { page, status: await line.textContent(), links, errors }
  }
  const first = `books/invented-geometry/errata/#${tagOf(2)}`
  const late = `books/invented-geometry/errata/#${tagOf(500)}`
  const onPage300 = `books/invented-geometry/errata/#${tagOf(449)}`

  it.each([
    ['/ja/search/?q=各枝', '「各枝」の検索結果: 1件', [`/ja/${first}`]],
    ['/ja/search/?q=枝', '「枝」の検索結果: 1件', [`/ja/${first}`]],
    ['/ja/search/?q=τ', '「τ」の検索結果: 1件', [`/ja/${first}`]],
    ['/en/search/?q=%5Ctau_t%5E2', '1 result for “\\tau_t^2”', [`/en/${first}`]],
    ['/en/search/?q=各枝', '1 result for “各枝”', [`/en/${first}`]],
    ['/en/search/?q=∇&book=invented-geometry', '1 result for “∇”', [`/en/${late}`]],
    ['/ja/search/?q=進んだ項', '「進んだ項」の検索結果: 1件', [`/ja/${late}`]],
    ['/en/search/?q=∇&book=english-only', 'Nothing was found for “∇”.', []],
    ['/ja/search/?q=p.%20300', '「p. 300」の検索結果: 1件', [`/ja/${onPage300}`]],
    ['/en/search/?q=300ページ', '1 result for “300ページ”', [`/en/${onPage300}`]],
    ['/en/search/?q=8-9%20[x%20a/b', 'Nothing was found for “8-9 [x a/b”.', []],
    [`/en/search/?q=${tagOf(500)}`, `1 result for “${tagOf(500)}”`, [`/en/${late}`]],
  ])('%s: %s', async (path, status, links) => {
    const asked = await ask(path)
    expect([asked.status, asked.links, asked.errors]).toEqual([status, links, []])
    await asked.page.close()
  })

  it('shows what editors wrote as text, and leads to an erratum on a later part of its list', async () => {
    const { page } = await ask('/ja/search/?q=各枝')
    expect(await page.locator('.search-results p').first().textContent()).toContain(hostile)
    expect(await page.title()).not.toBe('hurt')
    await page.locator('input[name="q"]').last().fill('進んだ項')
    await page.keyboard.press('Enter')
    await page.locator(`a[href$="${tagOf(500)}"]`).click()
    await page.waitForURL(new RegExp(`/errata/\\d/#${tagOf(500)}$`))
    await page.close()
  })

  it('shows twenty results, and further ones when asked', async () => {
    const { page, status, links } = await ask('/ja/search/?q=正しい式&book=invented-geometry')
    expect([status, links.length]).toEqual(['「正しい式」の検索結果: 598件', 20])
    await page.locator('.search-more').click()
    await page.locator('.search-results > li').nth(39).waitFor()
    expect(await page.locator('.search-more').textContent()).toBe('続きを表示する(残り558件)')
    await page.close()
  })

  it('loads nothing of the search before something is asked', async () => {
    const page = await browser.newPage()
    const paths: string[] = []
    page.on('request', (request) => paths.push(new URL(request.url()).pathname))
    await page.goto(`${site.url}/en/search/`, { waitUntil: 'networkidle' })
    expect(paths.filter((path) => path.includes('pagefind'))).toEqual([])
    await page.close()
  })

  it('says without JavaScript what it needs, and leads to the books', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site.url}/en/search/?q=x`)
    expect(await page.locator('main').innerText()).toContain('The search needs JavaScript.')
    expect(await page.locator('main form').isVisible()).toBe(false)
    expect(await page.locator('.notice a').getAttribute('href')).toBe('/en/')
    await context.close()
  })

  it('says which book has no index', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route('**/books/english-only/search/**', (route) => route.fulfill({ status: 404 }))
    await page.goto(`${site.url}/ja/search/?q=各枝`)
    const status = page.locator('[data-search-status]', { hasText: '検索できませんでした' })
    await status.waitFor()
    expect(await status.textContent()).toMatch(/^「各枝」の検索結果: 1件 次の本は検索できませんでした: ./)
    await context.close()
  })

  it('is reached from a book with that book chosen, and goes on in the other language with what was asked', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${site.url}/ja/books/invented-geometry/`)
    await page.getByRole('searchbox', { name: 'この本の中を検索' }).fill('∇')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/ja/search/?q=%E2%88%87&book=invented-geometry')
    await page.getByText('「∇」の検索結果: 1件').waitFor()
    const [question, range] = [page.locator('main input'), page.locator('main select')]
    expect([await question.inputValue(), await range.inputValue()]).toEqual(['∇', 'invented-geometry'])
    await question.fill('各枝')
    await page.keyboard.press('Enter')
    await page.getByText('「各枝」の検索結果: 1件').waitFor()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByText('1 result for “各枝”').waitFor()
    expect(await range.inputValue()).toBe('invented-geometry')
    await page.close()
  })

  it('says what failed, and answers when it is asked again', async () => {
    const page = await browser.newPage()
    await page.route('**/pagefind.js*', (route) => route.abort())
    await page.goto(`${site.url}/en/search/?q=各枝`)
    await page.getByText('The search failed. Check your connection, then try again.').waitFor()
    await page.unroute('**/pagefind.js*')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('1 result for “各枝”').waitFor()
    await page.close()
  })

  it('looks through twenty books at a time', async () => {
    const page = await browser.newPage()
    await page.route('**/search/books.json', async (route) => {
      const answer = await route.fetch()
      const { books, news } = (await answer.json()) as SearchBooks
      const more = Array.from({ length: 21 }, (_nothing, index) => ({
        ...{ slug: `more-${index}`, title: `More ${index}`, lang: null, authors: '' },
        ...{ href: `/en/books/more-${index}/`, folder: `/en/books/more-${index}/search/` },
      }))
      await route.fulfill({ json: { books: [...more, ...books], news } })
    })
    await page.goto(`${site.url}/en/search/?q=各枝`)
    const total = 21 + smallSnapshot().books.length
    await page.getByText(`Nothing was found for “各枝”. 20 of ${total} books were searched.`).waitFor()
    await page.getByRole('button', { name: `Search ${total - 20} more books` }).click()
    await page.getByText('1 result for “各枝”').waitFor()
    expect(await page.locator('[data-search-status]:focus').count()).toBe(1)
    await page.close()
  })

  it.each([360, 1440])(
    'has no barrier that axe finds in its results, light and dark, and fits the window (%i px)',
    async (width) => {
      const context = await openWithAxe(browser, width)
      const page = await context.newPage()
      for (const path of ['/ja/search/?q=正しい式', '/en/search/?q=正しい式', '/en/search/?q=nothing']) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(site.url + path)
        await page.locator('[data-search-status]', { hasText: /\d|Nothing/ }).waitFor()
        expect(await findBarriers(page, allRules), path).toEqual([])
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await findBarriers(page, colourRules), path).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width)
      }
      await context.close()
    },
  )
})
