import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/browser.ts'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { glyphsOfPdf } from './glyphsOfPdf.ts'

const pathOf = (locale: string) => `/${locale}/books/diffusion-models/errata/`

let browser: Browser
let site: Awaited<ReturnType<typeof serveRendered>>
beforeAll(async () => {
  browser = await openBrowser()
  site = await serveRendered(await renderFixture(await demoSnapshot()))
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('the errata on paper', () => {
  it.each([
    ['ja', 'A4'],
    ['en', 'A4'],
    ['ja', 'A5'],
    ['en', 'A5'],
  ])('fill their sheets, the first one too (%s, %s)', async (locale, format) => {
    const page = await browser.newPage()
    await page.goto(site.url + pathOf(locale))
    await page.evaluate('document.fonts.ready')
    const glyphs = glyphsOfPdf(await page.pdf({ format }))
    await page.close()
    // The last sheet holds what is left.
    const full = glyphs.slice(0, -1)
    const mean = full.reduce((sum, count) => sum + count, 0) / full.length
    expect(full.filter((count) => count < mean / 2)).toEqual([])
  })

  it('are black on white, also from a dark scheme', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' })
    await page.goto(site.url + pathOf('ja'))
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
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
