import { describe, expect, it } from 'vitest'
import { longListToFind } from '../fixtures/errataToFind.ts'
import { tagOf } from '../fixtures/largeSnapshot.ts'
import { findStatus as said, shownErrata as shown } from '../helpers/foundErrata.ts'
import { useSite } from '../helpers/useSite.ts'

const path = '/ja/books/invented-geometry/errata/'

describe('looking for an erratum in a list of several pages', () => {
  const site = useSite(() => longListToFind({ count: 600, pages: 200 }))
  const open = async (address: string) => {
    const page = await site.browser.newPage({ viewport: { width: 1000, height: 740 } })
    await page.goto(address)
    return page
  }

  it('reaches all of them, and loads none before', async () => {
    const page = await open(`${site.url}${path}2/`)
    const requests: string[] = []
    // Fonts come when the formulas are laid out.
    page.on('request', (request) => {
      if (request.resourceType() !== 'font') requests.push(new URL(request.url()).pathname)
    })
    const words = page.getByLabel('語句・数式')
    await words.focus()
    expect(requests).toEqual([])
    await words.fill('各枝')
    await expect
      .poll(() => said(page), { timeout: 10_000 })
      .toMatch(/^このページの\d+件中\d+件が見つかりました。 ほかのページに\d+件あります。$/)
    const [, here = 0, elsewhere = 0] = (await said(page)).match(/\d+/g)?.map(Number) ?? []
    expect(here + elsewhere).toBe(100)
    expect(await page.locator('[data-find-elsewhere] a').first().innerText()).toMatch(/^1〜\d+ページ: \d+件$/)
    await words.fill('番号599')
    await page.getByRole('link', { name: /^200ページ/ }).click()
    await page.waitForURL(new RegExp(`/\\d/\\?q=.*#${tagOf(599)}$`))
    expect(await shown(page)).toEqual([599])
    await page.getByLabel('ページ', { exact: true }).fill('1')
    await page.getByLabel('ページ', { exact: true }).press('Enter')
    await page.waitForURL(new RegExp(`${path}\\?q=.*#page-1$`))
    await expect.poll(() => shown(page)).toContain(0)
    await page.close()
  })

  it('says so where the other pages cannot be loaded', async () => {
    const page = await open(`${site.url}${path}2/`)
    await page.route(`**${path}`, (route) => route.abort())
    await page.getByLabel('語句・数式').fill('各枝')
    await expect
      .poll(() => said(page))
      .toMatch(/件が見つかりました。 ほかのページを読み込めませんでした。このページだけを調べています。$/)
    await page.getByLabel('ページ', { exact: true }).fill('1')
    await page.getByLabel('ページ', { exact: true }).press('Enter')
    await expect.poll(() => said(page)).toMatch(/^ページの索引を読み込めませんでした。/)
    await page.close()
  })
})
