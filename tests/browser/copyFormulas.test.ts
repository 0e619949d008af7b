import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { useSite } from '../helpers/useSite.ts'

const site = useSite(smallSnapshot)

/** Opens the errata in English, selects, copies with the keyboard, and pastes into an empty field. */
async function copy(
  select: string | ((page: Page) => Promise<void>),
  javaScriptEnabled = true,
): Promise<string> {
  const context = await site.browser.newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(`${site.url}/en/books/invented-geometry/errata/`)
  await (typeof select === 'string' ? page.evaluate(select) : select(page))
  await page.keyboard.press('Control+C')
  const field = await context.newPage()
  await field.goto('data:text/html,<textarea autofocus></textarea>')
  await field.focus('textarea')
  await field.keyboard.press('Control+V')
  const pasted = await field.inputValue('textarea')
  await context.close()
  return pasted
}

const selectAllOf = (selector: string) =>
  `getSelection().selectAllChildren(document.querySelector('${selector}'))`

describe('copying from a page', () => {
  it('gives a formula as its LaTeX, once, in the line', async () => {
    expect(await copy(selectAllOf('article:has([id="7K2QD"]) .wrong dd'))).toBe('平均 $\\sigma$')
  })

  it('gives the whole formula where a part of it is selected', async () => {
    const select = `(() => {
      const letters = [...document.querySelectorAll('article:has([id="0AB1C"]) .wrong .katex-html .mord')].filter((e) => e.children.length === 0)
      getSelection().setBaseAndExtent(letters[1].firstChild, 0, letters[2].firstChild, 1)
    })()`
    expect(await copy(select)).toBe('$\\partial x_m$')
  })

  it('gives the words around a formula that is selected in part, and no others', async () => {
    const select = `(() => {
      const note = document.querySelector('article:has([id="0AB1C"]) .note')
      const letter = note.querySelector('.katex-html .mord')
      getSelection().setBaseAndExtent(note.firstChild, 4, letter.firstChild, 1)
    })()`
    expect(await copy(select)).toBe('gradient of $f$')
  })

  it('keeps the lines of an erratum apart', async () => {
    expect(await copy(selectAllOf('article:has([id="0AB1C"]) .comparison'))).toMatch(
      /^Wrong\n\s*\$\\partial x_m\$\n+Right\n\s*\$\\partial x_d\$\s*$/,
    )
  })

  it('leaves a text without formulas to the browser', async () => {
    expect(await copy(selectAllOf('h1'))).toBe('Errata')
  })

  it('gives what is seen, without MathML, where there is no JavaScript', async () => {
    const pasted = await copy((page) => page.keyboard.press('Control+A'), false)
    expect(pasted).toMatch(/平均\s+μ/)
    expect(pasted).not.toContain('\\mu')
    expect(pasted.match(/μ/g)).toHaveLength(1)
  })
})

describe('what is copied as HTML', () => {
  it('holds a formula once too, and links that lead somewhere from outside', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.url}/en/books/invented-geometry/errata/`)
    const html = await page.evaluate<string>(`(() => {
      getSelection().selectAllChildren(document.querySelector('article:has([id="7K2QD"])'))
      const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })
      document.dispatchEvent(event)
      return event.clipboardData.getData('text/html')
    })()`)
    expect(html).toContain('$\\sigma$')
    expect(html).not.toContain('katex')
    expect(html).toContain(`href="${site.url}/en/books/invented-geometry/errata/#7K2QD"`)
    await page.close()
  })

  it('leaves the page as it was', async () => {
    const page = await site.browser.newPage()
    await page.goto(`${site.url}/en/books/invented-geometry/errata/`)
    const changed = await page.evaluate<boolean>(`(() => {
      const before = document.documentElement.outerHTML
      getSelection().selectAllChildren(document.querySelector('main'))
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true }))
      return before !== document.documentElement.outerHTML
    })()`)
    expect(changed).toBe(false)
    await page.close()
  })
})
