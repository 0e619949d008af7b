import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered, type Rendered } from '../site/renderFixture.ts'

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
  site = await renderFixture(richSnapshot())
  served = await serveRendered(site)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const tags = [
  ...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa', 'wcag22a', 'wcag22aa'],
  'best-practice',
]
const rulesOfColours = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']

/** What axe finds on a page that it was loaded into, by the rules of these names or with these tags. */
async function problemsOf(page: Page, runOnly: { type: 'tag' | 'rule'; values: string[] }) {
  // axe does not read MathML, so that a heading of a table which is a formula seems empty to it.
  return (await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })
      .then(({ violations }) => violations.flatMap((v) => v.nodes
        .filter((node) => v.id !== 'empty-table-header' || document.querySelector(node.target[0]).querySelector('math') === null)
        .map((node) => v.id + ': ' + node.html.slice(0, 200))))`,
  )) as string[]
}

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
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
      await context.addInitScript({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
      const page = await context.newPage()
      const problems: string[] = []
      for (const { path } of pagesOf(site)) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(`${served.url}/${path.replace(/index\.html$/, '')}`)
        const light = await problemsOf(page, { type: 'tag', values: tags })
        await page.emulateMedia({ colorScheme: 'dark' })
        const dark = await problemsOf(page, { type: 'rule', values: rulesOfColours })
        problems.push(...light.map((problem) => `${path}: light: ${problem}`))
        problems.push(...dark.map((problem) => `${path}: dark: ${problem}`))
      }
      await context.close()
      expect(problems).toEqual([])
    },
  )

  it('fits a telephone of 360 px', { timeout: 60_000 }, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    for (const { path } of pagesOf(site)) {
      await page.goto(`${served.url}/${path.replace(/index\.html$/, '')}`)
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360)
    }
    await page.close()
  })
})
