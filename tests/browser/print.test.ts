import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCut } from '../engines/findCut.ts'
import { openBrowser } from '../helpers/browser.ts'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { readQrCode } from '../helpers/readQrCode.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { glyphsOfPdf } from './glyphsOfPdf.ts'

const pathOf = (locale: string) => `/${locale}/books/diffusion-models/errata/`
const pathOfSmall = '/en/books/invented-geometry/errata/'
const addressOf = (locale: string) => `https://errata.example.org${pathOf(locale)}`
const tagsOfAll = ['#0AB1C', '#ZZ9XW', '#7K2QD', '#M3M3M', '#BR0KN']
/** What the margins of styles/print.css leave of A4 and A5, at 96 px an inch. */
const [widthOfA4, widthOfA5] = [688, 453]

let browser: Browser
let site: Awaited<ReturnType<typeof serveRendered>>
/** A book that says which printings have an error. */
let small: Awaited<ReturnType<typeof serveRendered>>
beforeAll(async () => {
  browser = await openBrowser()
  site = await serveRendered(await renderFixture(await demoSnapshot()))
  small = await serveRendered(await renderFixture(smallSnapshot()))
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await small?.close()
})

/** The page as paper shows it, on a screen as wide as a sheet. */
async function openOnPaper({
  locale,
  width = widthOfA4,
  slips = false,
  dark = false,
}: {
  locale: string
  width?: number
  slips?: boolean
  dark?: boolean
}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 1000 },
    colorScheme: dark ? 'dark' : 'light',
  })
  await page.clock.setFixedTime(new Date('2026-12-24T09:00:00'))
  await page.goto(site.url + pathOf(locale))
  await page.evaluate('document.fonts.ready.then(() => null)')
  if (slips) await page.getByRole('radio', { name: /^(貼り込み用|Paste-in slips)/ }).check()
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  await page.emulateMedia({ media: 'print', colorScheme: dark ? 'dark' : 'light' })
  return page
}

/** Where a code leads that is on the paper. */
async function readCode(page: Page): Promise<string | null> {
  const picture = await page.locator('.qr-code:visible').screenshot()
  const { data, info } = await sharp(picture)
    .resize({ width: 600, kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return readQrCode({ data: new Uint8ClampedArray(data), width: info.width, height: info.height })
}

/** The errata that can be seen: their places, tags, and which parts of them. */
const readSeen = (page: Page) =>
  page.evaluate<{ place: string; tag: string; parts: string[] }[]>(`
    [...document.querySelectorAll('.erratum')].filter((erratum) => erratum.checkVisibility()).map((erratum) => ({
      place: erratum.querySelector('header > [id]').innerText,
      tag: getComputedStyle(erratum, '::before').content.replaceAll('"', ''),
      parts: ['.wrong', '.right', '.instruction', '.note', 'footer'].filter((part) => erratum.querySelector(part)?.checkVisibility()),
    }))`)

describe('the errata on paper', () => {
  it.each([
    { locale: 'ja', format: 'A4', sheets: 3 },
    { locale: 'en', format: 'A4', sheets: 3 },
    { locale: 'ja', format: 'A5', sheets: 6 },
    { locale: 'en', format: 'A5', sheets: 6 },
  ])('take $sheets sheets at most, and fill them, the first one too ($locale, $format)', async (sample) => {
    const page = await browser.newPage()
    await page.goto(site.url + pathOf(sample.locale))
    await page.evaluate('document.fonts.ready')
    const glyphs = glyphsOfPdf(await page.pdf({ format: sample.format }))
    await page.close()
    expect(glyphs.length).toBeLessThanOrEqual(sample.sheets)
    // The last sheet holds what is left: an erratum at least, and not the number of the sheet alone.
    const full = glyphs.slice(0, -1)
    const mean = full.reduce((sum, count) => sum + count, 0) / full.length
    expect(full.filter((count) => count < mean / 2)).toEqual([])
    expect(glyphs.at(-1)).toBeGreaterThan(15)
  })

  it.each([
    { locale: 'ja', width: widthOfA4, first: 'xiiiページ 関数fの勾配' },
    { locale: 'en', width: widthOfA5, first: 'p. xiii, gradient of a function f' },
  ])('are all there with place and tag, and nothing is cut ($locale, $width px)', async (sample) => {
    const page = await openOnPaper(sample)
    const seen = await readSeen(page)
    expect(seen.length).toBe(48)
    expect(seen[0]).toEqual({ place: sample.first, tag: '#DEM00', parts: ['.wrong', '.right'] })
    expect(seen.filter(({ place, tag }) => place === '' || !/^#DEM[01]\w$/.test(tag))).toEqual([])
    expect(await findCut(page, { onPaper: true })).toEqual([])
    await page.close()
  })

  it('have all their signs where a reader has seen the first screen alone', async () => {
    const page = await browser.newPage()
    await page.goto(site.url + pathOf('ja'))
    await page.keyboard.press('Control')
    await page.waitForFunction('[...document.fonts].every(({ status }) => status === "loaded")')
    const [first] = glyphsOfPdf(await page.pdf({ format: 'A4' }))
    await page.evaluate(
      'for (const erratum of document.querySelectorAll(".erratum")) erratum.scrollIntoView()',
    )
    await page.evaluate('document.fonts.ready.then(() => null)')
    expect(glyphsOfPdf(await page.pdf({ format: 'A4' }))[0]).toBe(first)
    await page.close()
  })

  it('say which book, from where and when, and lead to the list by a code', async () => {
    const page = await openOnPaper({ locale: 'ja', dark: true })
    expect((await page.locator('.paper-head').innerText()).split('\n').filter(Boolean)).toEqual([
      '岡野原 大輔 著',
      '岩波書店',
      'ISBN 978-4000063432',
      `最新の正誤表 ${addressOf('ja')}`,
      '印刷 2026年12月24日',
    ])
    expect(await page.locator('main h1, .book-nav-title').allInnerTexts()).toEqual(['拡散モデル', '正誤表'])
    expect(await readCode(page)).toBe(addressOf('ja'))
    await page.close()
  })

  it('are those of the chosen copy, say so, and lead to them by its own code; without JavaScript too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const context = await browser.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      await page.goto(small.url + pathOfSmall)
      await page.emulateMedia({ media: 'print' })
      const list = `https://errata.example.org${pathOfSmall}`
      expect(await page.locator('.my-copy').innerText()).toBe('For all printings and formats.')
      expect(await readCode(page)).toBe(list)
      expect((await readSeen(page)).map(({ tag }) => tag)).toEqual(tagsOfAll)
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('radio', { name: '2nd printing' }).check()
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.my-copy').innerText()).toMatch(/^Your 2nd printing: \d/)
      expect(await readCode(page)).toBe(`${list}?printing=2`)
      expect((await readSeen(page)).map(({ tag }) => tag)).toEqual(
        tagsOfAll.filter((tag) => tag !== '#7K2QD'),
      )
      await context.close()
    }
  })

  it('are slips to paste in where the reader asks for them: what is right, or what to write in, and the place', async () => {
    const page = await openOnPaper({ locale: 'en', slips: true })
    const seen = await readSeen(page)
    expect(seen.length).toBe(48)
    const countOf = (part: string) => seen.filter(({ parts }) => parts.join() === part).length
    expect({ right: countOf('.right'), instruction: countOf('.instruction') }).toEqual({
      right: 46,
      instruction: 2,
    })
    expect(seen[4]?.place).toBe('p. 6, line 5')
    expect(await page.locator('.paper-how').innerText()).toBe(
      'Print at 100%, cut inside the dotted lines, and paste over the error.',
    )
    expect(await findCut(page, { onPaper: true })).toEqual([])
    await page.close()
  })

  it('are printed by a button; without JavaScript the page says how', async () => {
    const page = await browser.newPage()
    await page.goto(site.url + pathOf('en'))
    await page.evaluate('window.print = () => document.body.append("printed")')
    await page.getByRole('button', { name: 'Print' }).click()
    expect(await page.locator('body').innerText()).toContain('printed')
    await page.close()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(site.url + pathOf('en'))
    expect(await plain.getByRole('button', { name: 'Print' }).count()).toBe(0)
    expect(await plain.locator('.print-choice').innerText()).toContain('Print from your browser’s menu.')
    await context.close()
  })

  it('have a displayed formula at a size to be read, and no links to files', async () => {
    const snapshot = smallSnapshot()
    const formula = '$$\\ce{CH3COOH + OH- -> CH3COO- + H2O + CH3COOH + OH-}$$'
    snapshot.errata.forEach((erratum) =>
      Object.assign(erratum, { original: formula, correction: formula + '.' }),
    )
    const displayed = await serveRendered(await renderFixture(snapshot))
    const page = await browser.newPage({ viewport: { width: widthOfA4, height: 3000 } })
    await page.goto(displayed.url + pathOfSmall)
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    await page.emulateMedia({ media: 'print' })
    const sizes = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.erratum .katex')].filter((formula) => formula.checkVisibility())
        .map((formula) => parseFloat(getComputedStyle(formula).fontSize))`,
    )
    expect(sizes.length).toBeGreaterThan(5)
    expect(sizes.filter((size) => size < 9)).toEqual([])
    expect(await page.locator('.take-along :is(h2, a, button):visible').count()).toBe(0)
    await page.close()
    await displayed.close()
  })

  it('have of a long reading what differs with its context, and all of it on a slip', async () => {
    const snapshot = smallSnapshot()
    const prose = '意思表示は、その錯誤が重要なものであるときは、取り消すことができる。'.repeat(8)
    snapshot.errata.forEach((erratum) =>
      Object.assign(erratum, { original: prose, correction: prose.replace('重要', '重大') }),
    )
    const long = await serveRendered(await renderFixture(snapshot))
    const page = await browser.newPage()
    await page.goto(long.url + pathOfSmall)
    const right = page.locator('.erratum .right .quote').first()
    const seen = async (media: 'screen' | 'print') => {
      await page.emulateMedia({ media })
      return (await right.innerText()).length
    }
    expect(await seen('screen')).toBe(prose.length)
    expect(await seen('print')).toBeLessThan(prose.length / 3)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('radio', { name: /^Paste-in slips/ }).check()
    expect(await seen('print')).toBe(prose.length)
    await page.close()
    await long.close()
  })

  it('are black on white, also from a dark scheme', async () => {
    const page = await openOnPaper({ locale: 'ja', dark: true })
    const colours = await page.evaluate<
      string[]
    >(`[...new Set([...document.querySelectorAll('body, body *')].flatMap((element) => {
      const { color, backgroundColor } = getComputedStyle(element)
      return [color, backgroundColor]
    }))].sort()`)
    await page.close()
    expect(colours).toEqual(
      ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(51, 51, 51)', 'rgba(0, 0, 0, 0)'].sort(),
    )
  })
})
