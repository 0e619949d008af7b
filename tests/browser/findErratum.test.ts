import { describe, expect, it } from 'vitest'
import { snapshotToFind } from '../fixtures/errataToFind.ts'
import { tagOf } from '../fixtures/largeSnapshot.ts'
import { findStatus as said, shownErrata as shown } from '../helpers/foundErrata.ts'
import { useSite } from '../helpers/useSite.ts'

const path = '/ja/books/invented-geometry/errata/'

const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

describe('looking for an erratum', () => {
  const site = useSite(snapshotToFind)
  const open = async (address: string, width = 1000) => {
    const page = await site.browser.newPage({ viewport: { width, height: 740 } })
    await page.goto(address)
    return page
  }

  it('by words and formulas shows what has them, marks it, and is said and in the address', async () => {
    const page = await open(site.url + path)
    const field = page.getByLabel('語句・数式')
    for (const [typed, numbers] of [
      ['σ', [2]],
      ['sigma', [2]],
      ['\\theta', [5]],
      ['x_i', [9]],
      ['拡散モデル', [0]],
      ['snr', [7]],
      ['左右', [8]],
      ['p(x)', [4]],
    ] as const) {
      await field.fill(typed)
      await expect.poll(() => shown(page), { message: typed }).toEqual(numbers)
      expect(await said(page)).toBe('10件中1件が見つかりました。')
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(typed)
    }
    expect(await page.evaluate('CSS.highlights.get("found").size')).toBe(2)
    expect(await page.locator('.chapter-links li:visible').allInnerTexts()).toEqual(['第1章 生成モデル\n4件'])
    expect(await page.locator('.count[data-shown]:visible').getAttribute('data-shown')).toBe('1')
    await field.press('Escape')
    await expect.poll(() => shown(page)).toEqual(all)
    expect([await said(page), page.url()]).toEqual(['', site.url + path])
    await field.fill('zzz')
    await expect.poll(() => said(page)).toBe('見つかりませんでした。')
    await page.getByRole('button', { name: '消す' }).click()
    await expect.poll(() => shown(page)).toEqual(all)
    await page.close()
  })

  it('goes to a page of the book, or says which ones before and after it have errata', async () => {
    const page = await open(site.url + path)
    const field = page.getByLabel('ページ', { exact: true })
    await field.fill('ｐ．２９')
    await field.press('Enter')
    await page.waitForURL(/#page-29$/)
    expect(await page.evaluate('document.activeElement.id')).toBe('page-29')
    await field.fill('30')
    await field.press('Enter')
    await expect.poll(() => said(page)).toBe('30ページに訂正はありません。 前: 29ページ / 次: 37ページ')
    await page.getByRole('link', { name: '次: 37ページ' }).click()
    await page.waitForURL(/#page-37$/)
    await field.fill('37, 41')
    await field.press('Enter')
    await expect.poll(() => said(page)).toBe('「37, 41」はページ番号として読めません。')
    await page.close()
  })

  it('by severity says what it hides, and keeps the choice in the other language', async () => {
    const page = await open(site.url + path)
    await page.getByLabel('軽微').uncheck()
    expect(await shown(page)).toEqual([1, 2, 4, 5, 6, 8, 9])
    expect(await said(page)).toBe('軽微3件を隠しています。')
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click()
    await page.waitForURL(/\/en\/.*\?severity=substantive%2Cmisleading%2Cnone$/)
    expect(await said(page)).toBe('Hidden: 3 × Minor.')
    expect(await page.getByLabel('Minor').isChecked()).toBe(false)
    await page.getByLabel('Minor').check()
    expect([await shown(page), new URL(page.url()).search]).toEqual([all, ''])
    await page.close()
  })

  it('says beside each severity how many it shows or hides of what is found', async () => {
    const page = await open(site.url + path)
    const counts = () => page.locator('[data-find-severity] .count').allInnerTexts()
    expect(await counts()).toEqual(['4', '2', '3', '1'])
    await page.getByLabel('語句・数式').fill('x')
    await expect.poll(() => shown(page)).toEqual([1, 4, 9])
    expect(await counts()).toEqual(['2', '1', '0', '0'])
    await page.getByLabel('内容に関わる').uncheck()
    expect([await shown(page), await counts()]).toEqual([[4], ['2', '1', '0', '0']])
    await page.close()
  })

  it('newest first stands under the days, each with its page, and goes back to the order of the book', async () => {
    const page = await open(site.url + path)
    await page.getByLabel('新しい順').check()
    expect(await shown(page)).toEqual([6, 3, 0, 1, 2, 4, 5, 7, 8, 9])
    expect(await page.locator('.errata-day time').allInnerTexts()).toEqual([
      '2026年5月3日',
      '2026年5月2日',
      '2026年4月1日',
    ])
    expect(await page.locator('.errata-day h4').first().innerText()).toBe('37ページ 1行目')
    expect(await page.locator('.errata-chapter:visible').count()).toBe(0)
    expect(new URL(page.url()).search).toBe('?order=newest')
    await page.evaluate('location.hash = "#chapter-3"')
    await expect.poll(() => shown(page)).toEqual(all)
    expect(new URL(page.url()).search).toBe('')
    await page.close()
  })

  it('gives way to a link: what it points at is shown, and marked', async () => {
    const page = await open(`${site.url}${path}?severity=typo&q=%E6%9E%9D&order=newest#${tagOf(4)}`)
    await expect.poll(() => shown(page)).toContain(4)
    expect(await page.locator(`[id="${tagOf(4)}"]:target`).isVisible()).toBe(true)
    expect(new URL(page.url()).search).toBe('?order=newest')
    await page.getByLabel('誤解を招く').uncheck()
    expect(await shown(page)).not.toContain(4)
    await page.evaluate(`location.hash = "#${tagOf(5)}"`)
    await expect.poll(() => shown(page)).toContain(5)
    await page.close()
  })

  it('without JavaScript is by the links to chapters and pages alone', async () => {
    const context = await site.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    })
    const page = await context.newPage()
    await page.goto(site.url + path)
    expect(await page.getByRole('textbox').count()).toBe(0)
    await page.getByText('章から選ぶ').click()
    await page.getByRole('link', { name: '第2章 拡散モデル' }).click()
    await page.waitForURL(/#chapter-3$/)
    await page.getByText('ページから選ぶ').click()
    await page.getByRole('link', { name: 'A-4', exact: true }).click()
    await page.waitForURL(/#page-A-4$/)
    await context.close()
  })

  it('takes one line of a telephone until it is asked for', async () => {
    const page = await open(site.url + path, 360)
    const box = await page.locator('.find').boundingBox()
    expect(box?.height).toBeLessThan(60)
    await page.getByRole('button', { name: '探す' }).click()
    expect(await page.getByLabel('語句・数式').isVisible()).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.close()
  })
})
