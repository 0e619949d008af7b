import { execFileSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { glyphsOfPdf } from '../browser/glyphsOfPdf.ts'
import { otherFields } from '../fixtures/otherFields.ts'
import { openBrowser } from '../helpers/browser.ts'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { asOnPaper } from './asOnPaper.ts'
import { hasProgram } from './engine.ts'
import { findCut } from './findCut.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'
import { withPictures } from './withPictures.ts'

// What the margins of styles/print.css leave, at 96 px an inch.
const formats = [
  { format: 'A4', width: 688 },
  { format: 'A5', width: 453 },
  { format: 'Letter', width: 710 },
]

let browser: Browser
let demo: string
let others: string
const closing: (() => Promise<void>)[] = []
beforeAll(async () => {
  browser = await openBrowser()
  const serve = async (...[snapshot]: Parameters<typeof renderFixture>) => {
    const { url, close } = await serveRendered(await withPictures(await renderFixture(snapshot)))
    closing.push(close)
    return url
  }
  demo = await serve(await demoSnapshot())
  others = await serve(otherFields())
})
afterAll(async () => {
  await browser?.close()
  for (const close of closing) await close()
})

const listOf = (locale: string, book: string) =>
  `${book === 'diffusion-models' ? demo : others}/${locale}/books/${book}/errata/`

/** `sheets`: how many of A4 are enough. */
const lists = [
  { locale: 'ja', book: 'diffusion-models', sheets: 3 },
  { locale: 'en', book: 'diffusion-models', sheets: 3 },
  { locale: 'en', book: 'chemistry', sheets: 1 },
  { locale: 'ja', book: 'cookery', sheets: 1 },
  { locale: 'ja', book: 'law', sheets: 5 },
]

describe.each(lists)('the errata of $book on paper ($locale)', ({ locale, book, sheets }) => {
  it.each(formats)(
    'are whole and leave no sheet empty, as a sheet and as slips ($format)',
    { timeout: 60_000 },
    async ({ format, width }) => {
      const page = await browser.newPage({ viewport: { width, height: 1000 } })
      await page.goto(listOf(locale, book))
      for (const kind of ['#print-sheet', '#print-slips']) {
        await page.locator(kind).check()
        const glyphs = glyphsOfPdf(await page.pdf({ format }))
        // After slips that fill a sheet Chromium (147) can leave an empty one: of those, the last is not asked.
        if (kind === '#print-slips' && glyphs.length > 1) glyphs.pop()
        expect({ kind, cut: await findCutOnPaper(page), empty: emptySheets(glyphs) }).toEqual({
          kind,
          cut: [],
          empty: [],
        })
        if (format === 'A4' && kind === '#print-sheet') expect(glyphs.length).toBeLessThanOrEqual(sheets)
      }
      await page.close()
    },
  )
})

async function findCutOnPaper(page: Page): Promise<string[]> {
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  await page.emulateMedia({ media: 'print' })
  const cut = await findCut(page, { onPaper: true })
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate('dispatchEvent(new Event("afterprint"))')
  return cut
}

/** The numbers of sheets with less than a third of what the others hold; the last one has an erratum at least, and not its number alone. */
function emptySheets(glyphs: readonly number[]): number[] {
  const full = glyphs.slice(0, -1)
  const mean = full.reduce((sum, count) => sum + count, 0) / full.length
  return glyphs.flatMap((count, index) =>
    count < (index === full.length ? 15 : mean / 3) ? [index + 1] : [],
  )
}

describe.each([firefox, webkit])('in $name', ({ name, findMissing, start }) => {
  const missing = findMissing()
  if (missing !== null) {
    const words = `Without it paper cannot be looked at in ${name}: ${missing}.`
    if (process.env.CI) it('is on this machine', () => expect.fail(words))
    else it.skip(words)
    return
  }

  it('nothing of the errata on paper is cut', { timeout: 120_000 }, async () => {
    const cut: string[] = []
    const engine = await start({ width: 688, height: 1000, scale: 1 })
    try {
      for (const { locale, book } of lists)
        for (const kind of ['print-sheet', 'print-slips']) {
          await engine.open(listOf(locale, book))
          await engine.run(`document.getElementById('${kind}').click(); ${asOnPaper}`)
          const page = { evaluate: <Result>(script: string) => engine.run<Result>(`return ${script}`) }
          const found = await findCut(page, { onPaper: true })
          cut.push(...found.map((words) => `${locale} ${book} ${kind}: ${words}`))
        }
    } finally {
      await engine.close()
    }
    expect(cut).toEqual([])
  })
})

describe('printed by Firefox', () => {
  const isHere = firefox.findMissing() === null && hasProgram('pdftotext')
  it.skipIf(!isHere && !process.env.CI).each(lists)(
    'the errata of $book take as many sheets as by Chromium, and none is empty ($locale)',
    { timeout: 60_000 },
    async ({ locale, book, sheets }) => {
      const engine = await firefox.start({ width: 1280, height: 900, scale: 1 })
      try {
        await engine.open(listOf(locale, book))
        const pdf = await engine.print?.({ width: 21, height: 29.7 })
        // A form feed ends each page.
        const words = execFileSync('pdftotext', ['-', '-'], { input: pdf })
          .toString()
          .split('\f')
          .slice(0, -1)
        const glyphs = words.map((text) => text.replaceAll(/\s/g, '').length)
        expect(emptySheets(glyphs)).toEqual([])
        expect(glyphs.length).toBeLessThanOrEqual(sheets)
      } finally {
        await engine.close()
      }
    },
  )
})
