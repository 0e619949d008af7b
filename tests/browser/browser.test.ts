import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Snapshot } from '../helpers/wholeSite.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'

/** Formulas that are wide, tall, or reach out of their box. */
const awkward = [
  `$\\frac{${'a+'.repeat(30)}b}{c}$`,
  '$\\begin{pmatrix}1&2&3&4&5&6&7&8&9&10&11&12&13&14\\end{pmatrix}$',
  '$\\text{数式の中に入っている日本語の長い説明文の例をここに示す}$',
  '$\\kern{-20em}\\rule{20em}{2em}x$',
  '$xxxxxxxxxxxxxxxxxxxxxxx$',
  '$\\mathbf{WWWWWWWWWWWWWWWWWWWW}$',
  '$\\Huge WWWWWWWWWW$',
  '$\\sqrt{\\mathrm{sigmoid}(-\\gamma_\\theta(t))}x+\\sqrt{\\mathrm{sigmoid}(\\gamma_\\theta(t))}\\varepsilon$',
]

function awkwardSnapshot(): Snapshot {
  const snapshot = smallSnapshot()
  const model = snapshot.errata[0]
  if (model === undefined) throw new Error('The fixture has no erratum.')
  snapshot.errata = awkward.map((original, index) => ({
    ...model,
    id: `awkward-${index}`,
    tag: `AAAA${index}`,
    page: String(index + 1),
    original,
    correction: `次の式 ${original}`,
  }))
  return snapshot
}

let browser: Browser
let page: Page
let errors: string[]
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  errors = []
  page = await browser.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
})
afterEach(async () => {
  await page.close()
  expect(errors).toEqual([])
})

async function withSite(snapshot: Snapshot, use: (url: string) => Promise<void>): Promise<void> {
  const served = await serveRendered(await renderFixture(snapshot))
  try {
    await use(served.url)
    // What it still loads would find no server.
    await page.goto('about:blank')
  } finally {
    await served.close()
  }
}

const errataPath = '/en/books/invented-geometry/errata/'
describe('the language switch', () => {
  it('goes to the same erratum and the same printing', () =>
    withSite(smallSnapshot(), async (url) => {
      await page.goto(`${url}${errataPath}?printing=1`)
      await page.goto(`${url}${errataPath}?printing=1#7K2QD`)
      await page.getByRole('banner').getByRole('link', { name: '日本語' }).click()
      expect(page.url()).toBe(`${url}/ja/books/invented-geometry/errata/?printing=1#7K2QD`)
      expect(await page.getAttribute('html', 'lang')).toBe('ja')
    }))

  it('has a link beside each erratum for those without JavaScript', () =>
    withSite(smallSnapshot(), async (url) => {
      const context = await browser.newContext({ javaScriptEnabled: false })
      const plain = await context.newPage()
      await plain.goto(`${url}${errataPath}`)
      await plain.getByRole('link', { name: '#7K2QD 日本語' }).click()
      expect(plain.url()).toBe(`${url}/ja/books/invented-geometry/errata/#7K2QD`)
      await context.close()
    }))
})

describe('formulas on a telephone', () => {
  it('never move the page sideways, and what is too broad can be reached by scrolling its own box', () =>
    withSite(awkwardSnapshot(), async (url) => {
      await page.setViewportSize({ width: 360, height: 800 })
      await page.goto(`${url}${errataPath}`)
      await page.evaluate('document.fonts.ready')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
      const cutOff = await page.evaluate(`[...document.querySelectorAll('dd .formula')].filter((formula) => {
        const box = formula.closest('.quote')
        const end = box.getBoundingClientRect().left + box.scrollWidth
        return [...formula.querySelectorAll('.katex-base')].some((base) => base.getBoundingClientRect().right > end + 1)
      }).map((formula) => formula.querySelector('annotation').textContent)`)
      expect(cutOff).toEqual([])
    }))

  it('are set in KaTeX’s own fonts, under the policy that readers get', () =>
    withSite(smallSnapshot(), async (url) => {
      await page.goto(`${url}${errataPath}`)
      await page.evaluate('document.fonts.ready')
      expect(
        await page.evaluate(`getComputedStyle(document.querySelector('.katex .mathnormal')).fontFamily`),
      ).toBe('KaTeX_Math')
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.katex')).fontFamily`)).toMatch(
        /^KaTeX_Main/,
      )
      // A subscript is below the line only with the styles that became classes.
      const offset = await page.evaluate(`(() => {
        const base = document.querySelector('[id="0AB1C"]').closest('article').querySelector('.katex-base')
        const letters = [...base.querySelectorAll('.mord')].filter((e) => e.children.length === 0)
        const [d, x, m] = letters.map((e) => e.getBoundingClientRect())
        return m.bottom - x.bottom
      })()`)
      expect(offset).toBeGreaterThan(1)
    }))
})

describe('formulas in forced colours', () => {
  it('have as much ink as in others: no accent hides its letter', () =>
    withSite(smallSnapshot(), async (url) => {
      const inkIn = async (forcedColors: 'active' | 'none') => {
        const drawn = await browser.newPage({ forcedColors, deviceScaleFactor: 4 })
        await drawn.goto(`${url}${errataPath}#BR0KN`)
        await drawn.evaluate('document.fonts.ready')
        const picture = await drawn.locator('.erratum:has([id="BR0KN"]) .right .katex-html').screenshot()
        await drawn.close()
        return [...(await sharp(picture).greyscale().raw().toBuffer())].filter((grey) => grey < 128).length
      }
      expect((await inkIn('active')) / (await inkIn('none'))).toBeGreaterThan(0.9)
    }))
})
