import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { otherFields } from '../fixtures/otherFields.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'
import { findCut } from './findCut.ts'
import { findOverlaps } from './findOverlaps.ts'
import { findUnseenFocus } from './findUnseenFocus.ts'
import { withPictures } from './withPictures.ts'

let browser: Browser
let site: Awaited<ReturnType<typeof serveRendered>>
/** A page of every kind, the errata of every book, and again with a copy chosen and an erratum pointed at. */
let addresses: string[]
beforeAll(async () => {
  browser = await openBrowser()
  const rendered = await withPictures(await renderFixture(otherFields()))
  site = await serveRendered(rendered)
  const pages = rendered.files
    .filter(({ path }) => path.endsWith('.html'))
    .map(({ path }) => `/${path.replace(/index\.html$/, '')}`)
    .filter((path) => !/\/books\/(?!invented-geometry)[^/]+\/(?!errata\/)/.test(path))
    .filter((path) => !/\/books\/(?!invented-geometry)[^/]+\/$/.test(path))
  addresses = [
    ...pages,
    ...['ja', 'en'].flatMap((locale) => [
      `/${locale}/books/chemistry/errata/?printing=2#CHEM3`,
      `/${locale}/books/law/errata/?printing=30`,
      `/${locale}/books/invented-geometry/errata/#UNKNOWN`,
    ]),
  ]
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Opens each page in turn, as a reader with these settings has it; what is found is said with its address. */
async function onEachPage(
  options: BrowserContextOptions,
  find: (page: Page, address: string) => Promise<string[]>,
): Promise<string[]> {
  const page = await browser.newPage(options)
  const found: string[] = []
  for (const address of addresses) {
    // Another page between two: a fragment alone would load nothing.
    await page.goto('about:blank')
    await page.goto(site.url + address)
    await page.evaluate('document.fonts.ready.then(() => null)')
    found.push(...(await find(page, address)).map((words) => `${address}: ${words}`))
  }
  await page.close()
  return found
}

/** WCAG 2.2, 1.4.12, on every element; space between paragraphs too. */
const textSpacing = `(() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
    'p { margin-block-end: 2em !important }',
  )
  document.adoptedStyleSheets = [sheet]
})()`

const everything = async (page: Page) => [...(await findCut(page)), ...(await findOverlaps(page))]

describe('no text is cut, and none lies on another', { timeout: 180_000 }, () => {
  // 1280 pixels at 400 % are 320 (WCAG 2.2, 1.4.10).
  it('at a zoom of 400 %, and there with the spacing of texts that a reader may set', async () => {
    const found = await onEachPage({ viewport: { width: 320, height: 1600 } }, async (page) => {
      const plain = await everything(page)
      await page.evaluate(textSpacing)
      return [...plain, ...(await everything(page)).map((words) => `with spacing: ${words}`)]
    })
    expect(found).toEqual([])
  })

  it('with text of 200 % on a wide screen', async () => {
    const found = await onEachPage({ viewport: { width: 1280, height: 1600 } }, (page) =>
      page.evaluate('document.documentElement.style.fontSize = "200%"').then(() => everything(page)),
    )
    expect(found).toEqual([])
  })
})

describe('the focus of the keyboard', () => {
  it('is seen at every stop, in forced colours too', { timeout: 180_000 }, async () => {
    const found = await onEachPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      const plain = await findUnseenFocus(page)
      await page.emulateMedia({ forcedColors: 'active' })
      return [...plain, ...(await findUnseenFocus(page)).map((words) => `in forced colours: ${words}`)]
    })
    expect(found).toEqual([])
  })
})

describe('in forced colours', () => {
  it('what is marked, chosen, pointed at or current is seen by its lines', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, forcedColors: 'active' })
    await page.goto(`${site.url}/en/books/chemistry/errata/?printing=2#CHEM3`)
    const seen = await page.evaluate(`(() => {
      const styleOf = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)
      const system = (name) => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.color = name
        const { color } = getComputedStyle(probe)
        probe.remove()
        return color
      }
      const nameOf = (color) => ['Canvas', 'CanvasText', 'Highlight', 'LinkText', 'ButtonBorder'].find((name) => system(name) === color) ?? color
      const outline = ({ outlineStyle, outlineColor }) => outlineStyle + ' ' + nameOf(outlineColor)
      const below = ({ borderBottomStyle, borderBottomColor }) => borderBottomStyle + ' ' + nameOf(borderBottomColor)
      const start = ({ borderLeftStyle, borderLeftColor }) => borderLeftStyle + ' ' + nameOf(borderLeftColor)
      return {
        wrong: outline(styleOf('.wrong .mark, .wrong .changed')),
        right: outline(styleOf('.right .mark, .right .changed')),
        chosen: outline(styleOf('.copy-choice:has(:checked)')),
        pointedAt: start(styleOf('.erratum:has([id="CHEM3"])')),
        current: below(styleOf('.book-nav [aria-current]')),
        notCurrent: below(styleOf('.book-nav li a:not([aria-current])')),
        button: below(styleOf('.print-choice .button')),
        sides: start(styleOf('.comparison > .wrong')),
      }
    })()`)
    await page.close()
    expect(seen).toEqual({
      wrong: 'dashed CanvasText',
      right: 'solid CanvasText',
      chosen: 'solid Highlight',
      pointedAt: 'solid Highlight',
      current: 'solid Highlight',
      notCurrent: 'solid Canvas',
      button: 'solid CanvasText',
      sides: 'solid CanvasText',
    })
  })
})

describe('for a reader who wants less motion', () => {
  it('nothing moves by itself, and no link scrolls for a while', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const moving: string[] = []
    for (const path of ['', 'books/invented-geometry/', 'books/invented-geometry/errata/?printing=1#ZZ9XW']) {
      await page.goto(`${site.url}/en/${path}`)
      const found = await page.evaluate<string[]>(`[...document.querySelectorAll('*')].flatMap((element) =>
        [null, '::before', '::after'].flatMap((pseudo) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo)
          const moves = animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior !== 'auto'
          return moves ? [element.tagName + '.' + element.className] : []
        }))`)
      moving.push(...found.map((words) => `${path}: ${words}`))
    }
    await page.close()
    expect(moving).toEqual([])
  })
})
