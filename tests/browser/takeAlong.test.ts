import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { useSite } from '../helpers/useSite.ts'

const list = '/ja/books/invented-geometry/errata/'

describe('taking the errata along', () => {
  const site = useSite(smallSnapshot)

  it('gives what applies to the chosen copy, or may apply, as a file of its own', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.url}${list}?printing=2`)
    const take = async (kind: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: kind, exact: true }).click(),
      ])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    expect(await page.locator('.for-copy-words').innerText()).toBe('お手元の第2刷に該当するものだけ:')
    const json = await take('JSON')
    const csv = await take('CSV')
    const tex = await take('TEX')
    expect([json.name, csv.name, tex.name]).toEqual(
      ['json', 'csv', 'tex'].map((kind) => `errata-invented-geometry-printing-2.${kind}`),
    )
    const { copy, errata } = JSON.parse(json.text) as { copy: string; errata: { tag: string }[] }
    const tags = errata.map(({ tag }) => tag)
    expect([copy, tags]).toEqual(['2', ['0AB1C', 'ZZ9XW', 'M3M3M', 'BR0KN']])
    expect(csv.text.startsWith('\ufeff番号,')).toBe(true)
    expect(csv.text.split('\r\n').map((row) => row.slice(0, 5))).toEqual(['\ufeff番号,ペ', ...tags, ''])
    expect([...tex.text.matchAll(/^% #(.*)$/gm)].map(([, tag]) => tag)).toEqual(tags)
    expect(tex.text).toContain('\\newcommand{\\erratacopy}{第2刷}')
    expect(tex.text.endsWith('\\end{erratum}\n\n\\end{document}\n')).toBe(true)
    await page.close()
  })

  it('offers the whole files alone where no copy is chosen, and without JavaScript', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false })
    for (const page of [await site.browser.newPage(), await context.newPage()]) {
      await page.goto(`${site.url}${list}`)
      expect(await page.locator('.take-along li').allInnerTexts()).toEqual([
        '表計算ソフト用(CSV)',
        '組版用(TeX)',
        'プログラム用(JSON)',
        'フィード(Atom)',
      ])
      expect(await page.locator('.for-copy').isVisible()).toBe(false)
      await page.close()
    }
    await context.close()
  })

  it('offers no file for a copy that the list can’t be narrowed to', async () => {
    const page = await site.browser.newPage()
    for (const address of [`${list}?printing=ebook`, '/en/books/english-only/errata/?printing=2']) {
      await page.goto(site.url + address)
      await page.locator('[data-take-along]').waitFor()
      expect(await page.locator('.for-copy').isVisible(), address).toBe(false)
    }
    await page.close()
  })

  it('says so where a file can’t be had', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.url}${list}?printing=1`)
    await page.route('**/errata.csv', (route) => route.abort())
    await page.getByRole('button', { name: 'CSV' }).click()
    await page.getByText('ファイルを作れませんでした。').waitFor()
    await page.close()
  })
})
