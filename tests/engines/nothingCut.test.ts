import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Snapshot } from '../helpers/wholeSite.ts'
import { hostileFormulas } from '../fixtures/hostileFormulas.ts'
import { openBrowser } from '../helpers/browser.ts'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { findCut } from './findCut.ts'
import { findCutInk } from './findCutInk.ts'

type Site = Awaited<ReturnType<typeof serveRendered>> & { paths: string[] }

let browser: Browser
let demo: Site
let hostile: Site
beforeAll(async () => {
  browser = await openBrowser()
  demo = await serve(await demoSnapshot())
  demo.paths = demo.paths.filter((path) => path.endsWith('/errata/'))
  hostile = await serve(hostileFormulas())
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
  await hostile?.close()
})

async function serve(snapshot: Snapshot): Promise<Site> {
  const site = await renderFixture(snapshot)
  const paths = site.files
    .map(({ path }) => path)
    .filter((path) => /^(ja|en)\/.*index\.html$/.test(path))
    .map((path) => `/${path.replace(/index\.html$/, '')}`)
  return { ...(await serveRendered(site)), paths }
}

/** 200 % text, as a reader sets it in the browser. */
const largeText = 'document.documentElement.style.fontSize = "200%"'
const settled =
  'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))'

const screens = [
  { words: 'a phone of 360 px with 200 % text', width: 360, isLarge: true, withInk: true },
  { words: 'a phone of 390 px with 200 % text', width: 390, isLarge: true, withInk: false },
  { words: 'a phone of 360 px', width: 360, isLarge: false, withInk: false },
  { words: 'a screen of 1440 px', width: 1440, isLarge: false, withInk: true },
]
// What the margins of styles/print.css leave, at 96 px an inch.
const sheets = [
  { words: 'A4', width: 688 },
  { words: 'A5', width: 453 },
]

describe.each([
  ['the demo’s errata', () => demo],
  ['a book of wide and tall formulas', () => hostile],
])('nothing of %s is cut', (_words, siteOf) => {
  it.each(screens)('on $words', { timeout: 240_000 }, async ({ width, isLarge, withInk }) => {
    const page = await browser.newPage({ viewport: { width, height: 2000 } })
    const cut: string[] = []
    for (const path of siteOf().paths) {
      await page.goto(siteOf().url + path)
      if (isLarge) await page.evaluate(largeText)
      await page.evaluate(settled)
      cut.push(...(await findCut(page)).map((words) => `${path}: ${words}`))
      if (withInk && path.endsWith('/errata/'))
        cut.push(...(await findCutInk(page)).map((words) => `${path}: ink beside the box: ${words}`))
    }
    await page.close()
    expect(cut).toEqual([])
  })

  it.each(sheets.flatMap((sheet) => ['#print-sheet', '#print-slips'].map((kind) => ({ ...sheet, kind }))))(
    'on $words ($kind)',
    { timeout: 120_000 },
    async ({ width, kind }) => {
      const page = await browser.newPage({ viewport: { width, height: 1000 } })
      const cut: string[] = []
      for (const path of siteOf().paths) {
        await page.emulateMedia({ media: 'screen' })
        await page.goto(siteOf().url + path)
        await page.evaluate(settled)
        const radio = page.locator(kind)
        if ((await radio.count()) > 0) await radio.check()
        await page.evaluate('dispatchEvent(new Event("beforeprint"))')
        await page.emulateMedia({ media: 'print' })
        await page.evaluate(settled)
        cut.push(...(await findCut(page, { onPaper: true })).map((words) => `${path}: ${words}`))
      }
      await page.close()
      expect(cut).toEqual([])
    },
  )

  it('without JavaScript, on a phone with 200 % text', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 2000 },
    })
    const page = await context.newPage()
    const cut: string[] = []
    for (const path of siteOf().paths) {
      await page.goto(siteOf().url + path)
      await page.evaluate(largeText)
      cut.push(...(await findCut(page, { withKeyboard: false })).map((words) => `${path}: ${words}`))
    }
    await context.close()
    expect(cut).toEqual([])
  })
})

describe('wrong and right', () => {
  const order = (path: string, width: number) =>
    withPage(width, `${hostile.url}${path}`, (page) =>
      page.evaluate<string[]>(`[...document.querySelectorAll('.comparison')].map((comparison) => {
        const [wrong, right] = [...comparison.children].map((side) => side.getBoundingClientRect())
        return right.top >= wrong.bottom ? 'stacked' : 'beside'
      })`),
    )
  async function withPage<Result>(
    width: number,
    url: string,
    use: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<Result>,
  ): Promise<Result> {
    const page = await browser.newPage({ viewport: { width, height: 1000 } })
    await page.goto(url)
    await page.evaluate(settled)
    const result = await use(page)
    await page.close()
    return result
  }

  it('stand beside each other where both have room, and one above the other where a formula needs the whole line', async () => {
    const found = await order('/en/books/invented-geometry/errata/', 1440)
    expect(found[0]).toBe('stacked') // The matrix of 11 columns.
    expect(found[2]).toBe('beside') // A brace with two signs below.
    expect(found[10]).toBe('stacked') // A fraction wider than the page.
  })

  it('stand one above the other on a phone', async () => {
    expect(new Set(await order('/en/books/invented-geometry/errata/', 360))).toEqual(new Set(['stacked']))
  })
})
