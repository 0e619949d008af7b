import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noMacros } from '../../content/macros.ts'
import { createAssets } from '../../site/assets/siteAssets.ts'
import { createMath, type Formula } from '../../site/math/createMath.ts'
import { readKatexStyles } from '../../site/math/katexStyles.ts'
import { findMathNeeds } from '../../site/math/mathStylesheet.ts'
import { allFormulas } from '../fixtures/allFormulas.ts'
import { openBrowser } from '../helpers/browser.ts'
import { serveRendered } from '../site/renderFixture.ts'

const katex = readKatexStyles()
const math = createMath()
const formulas = allFormulas().map((latex) => ({ latex, formula: render(latex) }))

function render(latex: string): Extract<Formula, { ok: true }> {
  const formula = math(latex, { display: false, macros: noMacros })
  if (!formula.ok) throw new Error(`${latex} was not rendered`)
  return formula
}

let browser: Browser
let site: Awaited<ReturnType<typeof serveRendered>>
beforeAll(async () => {
  browser = await openBrowser()
  site = await serveRendered({ files: await createFiles() })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** The same formulas twice: with the fonts and rules that they need, and with all that KaTeX has. */
async function createFiles() {
  const all = new Set(formulas.map(({ formula }) => formula).filter((formula) => formula.ok))
  const { files, paths } = await createAssets()(all)
  const ownRules = findMathNeeds({ katex, formulas: all }).css(String).split('\n')
  const fonts = readdirSync(katex.dir).filter((name) => name.endsWith('.woff2'))
  return [
    ...files,
    ...fonts.map((name) => ({ path: `katex/fonts/${name}`, content: readFileSync(join(katex.dir, name)) })),
    { path: 'katex/katex.css', content: readFileSync(join(katex.dir, '../katex.min.css')) },
    { path: 'katex/own.css', content: ownRules.filter((rule) => /^\.k[0-9a-f]{8}/.test(rule)).join('\n') },
    { path: 'cut/index.html', content: pageWith([`/${paths.math}`]) },
    { path: 'whole/index.html', content: pageWith(['/katex/katex.css', '/katex/own.css']) },
  ]
}

const pageWith = (sheets: readonly string[]) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Formulas</title>${sheets
    .map((href) => `<link rel="stylesheet" href="${href}">`)
    .join('')}${formulas.map(({ formula }) => `<b>${formula.html()}</b>`).join(' ')}</html>`

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 600 } })
  await page.goto(`${site.url}/${path}/`)
  await page.evaluate('document.fonts.ready')
  return page
}

describe('fonts cut to the glyphs in use', () => {
  it('show every formula as the whole fonts do', async () => {
    const [whole, cut] = await Promise.all(
      ['whole', 'cut'].map(async (path) => {
        const page = await open(path)
        const picture = await page.screenshot({ fullPage: true })
        await page.close()
        return picture
      }),
    )
    expect(whole?.length).toBeGreaterThan(50_000)
    expect(cut?.equals(whole ?? Buffer.of())).toBe(true)
  })

  it('have the letters of each formula in the font in which a browser sets them', async () => {
    const page = await open('whole')
    const shown = (await page.evaluate(listFonts)) as [font: string, characters: string][][]
    await page.close()
    const nameOf = (font: string) => {
      const [family, weight, style] = font.split('|')
      const ofFamily = katex.fontFaces.filter((face) => face.family === family)
      const ofStyle = ofFamily.filter((face) => face.style === style)
      const faces = ofStyle.length > 0 ? ofStyle : ofFamily
      return (faces.find((face) => face.weight === (weight === '700' ? 'bold' : 'normal')) ?? faces[0])?.name
    }
    const differences = formulas.flatMap(({ latex, formula }, index) => {
      const expected: Record<string, string> = {}
      for (const [font, characters] of shown[index] ?? []) {
        const name = nameOf(font) ?? font
        expected[name] = [...new Set((expected[name] ?? '') + characters)].sort().join('')
      }
      const actual = Object.fromEntries(formula.glyphs)
      return JSON.stringify(sorted(actual)) === JSON.stringify(sorted(expected))
        ? []
        : [{ latex, actual, expected }]
    })
    expect(differences).toEqual([])
  })
})

const sorted = (record: Record<string, string>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

/** Of each formula, the characters of its picture by the font that the browser's own cascade gives them. */
const listFonts = `[...document.querySelectorAll('b')].map((formula) => {
  const characters = new Map()
  for (const ink of formula.querySelectorAll('.katex-html')) {
    const texts = document.createTreeWalker(ink, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { fontFamily, fontWeight, fontStyle } = getComputedStyle(texts.currentNode.parentElement)
      const font = [fontFamily.split(',')[0], fontWeight, fontStyle].join('|')
      characters.set(font, (characters.get(font) ?? '') + texts.currentNode.data)
    }
  }
  return [...characters]
})`
