import type { Browser } from 'playwright-core'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { allRules, colourRules, findBarriers, openWithAxe } from '../helpers/axe.ts'
import { openBrowser } from '../helpers/browser.ts'
import {
  baseUrl,
  createSearchableRenderer,
  renderFixture,
  serveRendered,
  type Rendered,
} from '../site/renderFixture.ts'

/** The fixture with what is hard to make accessible: a rejected erratum, a long formula, an untranslated text. */
function richSnapshot() {
  const snapshot = smallSnapshot()
  const [first, second] = snapshot.errata
  if (first) first.status = 'rejected'
  if (second) second.original = `$\\frac{${'a+b+'.repeat(20)}c}{d}$`
  snapshot.settings.license = { ja: null, en: 'Free to use' }
  return snapshot
}

let site: Rendered
let served: Awaited<ReturnType<typeof serveRendered>>
let browser: Browser
beforeAll(async () => {
  site = await renderFixture(richSnapshot(), baseUrl, { renderer: createSearchableRenderer() })
  served = await serveRendered(site)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const pagesOf = (rendered: Rendered) => rendered.files.filter(({ path }) => path.endsWith('.html'))

describe('every page', () => {
  it('is valid HTML', { timeout: 60_000 }, async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      elements: [
        'html5',
        // html-validate does not know MathML elements.
        { math: { permittedContent: ['@phrasing'], phrasing: true, flow: true } },
      ],
      rules: {
        // preact writes `<meta/>`, which HTML allows.
        'void-style': 'off',
        'no-inline-style': 'error',
        'no-trailing-whitespace': 'off',
        // Titles of books may be long.
        'long-title': 'off',
      },
    })
    const problems: string[] = []
    for (const { path, content } of pagesOf(site)) {
      const report = await validator.validateString(String(content))
      for (const message of report.results.flatMap((result) => result.messages)) {
        problems.push(`${path}: ${message.ruleId}: ${message.message}`)
      }
    }
    expect(problems).toEqual([])
  })

  it.each([360, 1440])(
    'has no barrier that axe finds, by the rules of AAA too, light and dark (%i px)',
    { timeout: 120_000 },
    async (width) => {
      const context = await openWithAxe(browser, width)
      const page = await context.newPage()
      const problems: string[] = []
      for (const { path } of pagesOf(site)) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(`${served.url}/${path.replace(/index\.html$/, '')}`)
        const light = await findBarriers(page, allRules)
        await page.emulateMedia({ colorScheme: 'dark' })
        const dark = await findBarriers(page, colourRules)
        problems.push(...light.map((problem) => `${path}: light: ${problem}`))
        problems.push(...dark.map((problem) => `${path}: dark: ${problem}`))
      }
      await context.close()
      expect(problems).toEqual([])
    },
  )

  it('has none in what a reader opens on the list of errata either', { timeout: 120_000 }, async () => {
    const problems: string[] = []
    for (const locale of ['ja', 'en']) {
      // Another device: the choice of a copy is remembered for both languages.
      const context = await openWithAxe(browser, 360)
      const page = await context.newPage()
      await page.goto(`${served.url}/${locale}/books/invented-geometry/errata/`)
      const note = async (state: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const found = await findBarriers(page, allRules)
          problems.push(...found.map((problem) => `${locale}, ${state}, ${colorScheme}: ${problem}`))
        }
      }
      await page.locator('#copy-help').check()
      await page.locator('.find-open').click()
      await page.locator('#find-words').fill('σ')
      await note('the drawing of the colophon, and a search')
      await page.locator('#find-words').fill('')
      await page.locator('#copy-1').check()
      await page.locator('[data-done]').first().check()
      await note('a copy, and a tick')
      await page.locator('[data-do="more"]').first().click()
      await page.locator('[data-do="cite"]').first().click()
      await note('how to cite')
      await context.close()
    }
    expect(problems).toEqual([])
  })

  it('fits a telephone of 360 px', { timeout: 60_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    for (const { path } of pagesOf(site)) {
      await page.goto(`${served.url}/${path.replace(/index\.html$/, '')}`)
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360)
    }
    await page.close()
  })
})
