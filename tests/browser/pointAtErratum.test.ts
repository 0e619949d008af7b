import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { baseUrl, renderFixture, serveRendered } from '../site/renderFixture.ts'

/** The fixture with an erratum that was taken back for another, and one whose texts are hard to copy. */
function snapshotWithWithdrawn() {
  const snapshot = smallSnapshot()
  const erratumOf = (tag: string) => snapshot.errata.find((erratum) => erratum.tag === tag)
  Object.assign(erratumOf('ZZ9XW') ?? {}, { status: 'withdrawn', replacedBy: '0AB1C' })
  Object.assign(erratumOf('M3M3M') ?? {}, {
    original: 'costs \\$5 for $x_1$,\n  not `a  b`',
    correction: '$$\\sum_{i} x_i$$',
  })
  return snapshot
}

const errata = (locale: string) => `/${locale}/books/invented-geometry/errata/`

describe('pointing at an erratum', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveRendered>>
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    site = await serveRendered(await renderFixture(snapshotWithWithdrawn()))
    context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const open = (path: string) => page.goto(`${site.url}${path}`)
  const erratum = (tag: string) => page.locator('.erratum', { has: page.locator(`header > [id="${tag}"]`) })
  const clipboard = () => page.evaluate('navigator.clipboard.readText()')
  /** Two addresses that differ in the fragment alone are one page to a browser. */
  const openAnew = async (path: string) => {
    await page.goto('about:blank')
    await open(path)
  }

  it.each([
    ['ja', '#0ab1c'],
    ['en', '#oABiC'],
    ['en', '#0ab-1c'],
    ['ja', '#%EF%BC%90AB1C'],
  ])('in %s, %s leads to its heading, which has the focus', async (locale, fragment) => {
    await openAnew(errata(locale) + fragment)
    await page.waitForURL(`${site.url}${errata(locale)}#0AB1C`)
    expect(await page.evaluate('document.activeElement.id')).toBe('0AB1C')
    const other = locale === 'ja' ? 'en' : 'ja'
    await page
      .getByRole('banner')
      .getByRole('link', { name: /日本語|English/ })
      .click()
    await page.waitForURL(`${site.url}${errata(other)}#0AB1C`)
    expect(await page.evaluate('document.activeElement.id')).toBe('0AB1C')
  })

  it('says of a number that nobody has that it is not there, and what to do', async () => {
    await openAnew(`${errata('ja')}?printing=1#qqqqo`)
    const message = page.locator('[data-tag-missing]')
    expect(await message.innerText()).toBe(
      '#QQQQ0 この番号の訂正は見つかりません。\n\n番号の写し間違いか、別の本の番号かもしれません。下の一覧から、ページでお探しください。 ほかの本を見る',
    )
    expect(await message.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.evaluate("location.hash = '7K2QD'")
    await message.waitFor({ state: 'hidden' })
    for (const fragment of ['#page-37', '#page-1', '#:~:text=x', '#%E0%A4', '#gid=12345', '']) {
      await openAnew(errata('ja') + fragment)
      expect([fragment, await message.isVisible()]).toEqual([fragment, false])
    }
  })

  it.each(['light', 'dark'] as const)(
    'frames what it points at, in a colour that is seen (%s)',
    async (colorScheme) => {
      const marked = await browser.newPage({ colorScheme, viewport: { width: 360, height: 700 } })
      for (const [fragment, selector] of [
        ['#7K2QD', '.erratum:has(:target)'],
        ['#page-37', '.errata-group:has(> :target)'],
      ] as const) {
        await marked.goto(`${site.url}${errata('en')}${fragment}`)
        const { width, colour, ground, inside } = (await marked.evaluate(`(() => {
        const style = getComputedStyle(document.querySelector(${JSON.stringify(selector)}))
        return { width: style.borderInlineStartWidth, colour: style.borderInlineStartColor,
          ground: getComputedStyle(document.body).backgroundColor, inside: style.backgroundColor }
      })()`)) as Record<'width' | 'colour' | 'ground' | 'inside', string>
        expect(width).toBe('8px')
        expect(Math.min(contrast(colour, ground), contrast(colour, inside))).toBeGreaterThanOrEqual(3)
        expect(await marked.evaluate('document.documentElement.scrollWidth')).toBe(360)
      }
      // Arrival is at once, however far it is.
      expect(await marked.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto')
      await marked.close()
    },
  )

  it('frames it in the system’s colours too', async () => {
    const forced = await browser.newPage({ forcedColors: 'active' })
    await forced.goto(`${site.url}${errata('en')}#7K2QD`)
    const border = `(() => {
      const style = getComputedStyle(document.querySelector('.erratum:has(:target)'))
      return [style.borderBlockStartStyle, style.borderBlockStartColor, style.backgroundColor]
    })()`
    const [style, colour, ground] = (await forced.evaluate(border)) as [string, string, string]
    expect(style).toBe('solid')
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3)
    await forced.close()
  })

  it('says what became of one that was withdrawn, with its page, and leads to what replaces it', async () => {
    await openAnew(`${errata('ja')}#ZZ9XW`)
    expect(await erratum('ZZ9XW').locator('header > [id]').innerText()).toBe('3ページ 図1.2 左図')
    await erratum('ZZ9XW').getByText('代わりの項目: xiiiページ (#0AB1C)').waitFor()
    await erratum('ZZ9XW').getByRole('link', { name: 'xiiiページ (#0AB1C)' }).click()
    await page.waitForURL(`${site.url}${errata('ja')}#0AB1C`)
  })

  it('copies the permanent link of an erratum, and says so', async () => {
    await openAnew(`${errata('en')}?printing=1`)
    await erratum('7K2QD').getByRole('button', { name: 'Copy link' }).click()
    await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor()
    expect(await clipboard()).toBe(`${site.url}${errata('en')}#7K2QD`)
  })

  it('copies the readings as their editor wrote them, where there is a formula', async () => {
    await openAnew(errata('ja'))
    await erratum('M3M3M').getByRole('button', { name: 'LaTeXをコピー' }).click()
    await page.getByRole('status').filter({ hasText: 'コピーしました。' }).waitFor()
    expect(await clipboard()).toBe('誤: costs \\$5 for $x_1$,\n  not `a  b`\n正: $$\\sum_{i} x_i$$')
    await erratum('BR0KN').getByRole('button', { name: 'LaTeXをコピー' }).click()
    await page.getByRole('status').filter({ hasText: 'コピーしました。' }).waitFor()
    await page.waitForFunction(
      `navigator.clipboard.readText().then((text) => text.startsWith('誤: $\\\\tilde{x))$'))`,
    )
    await openAnew(`/en/books/english-only/errata/`)
    expect(await page.getByRole('button', { name: 'Copy LaTeX' }).count()).toBe(0)
  })

  it('cites an erratum in words and in BibTeX, in a dialog that gives the focus back', async () => {
    await openAnew(errata('en'))
    const cite = erratum('7K2QD').getByRole('button', { name: 'Cite' })
    await cite.click()
    const dialog = page.getByRole('dialog', { name: 'Cite #7K2QD' })
    await dialog.getByRole('button', { name: 'Copy plain text' }).click()
    await dialog.getByText('Copied.').waitFor()
    const address = `${baseUrl}${errata('en')}#7K2QD`
    expect(await clipboard()).toBe(
      `Hanako Mihon. Erratum #7K2QD to Invented Geometry (Mihon Press, 2026), p. 37, line 7 from the bottom. 1 April 2026. ${address}`,
    )
    await dialog.getByRole('button', { name: 'Copy BibTeX' }).click()
    await page.waitForFunction(`navigator.clipboard.readText().then((text) => text.startsWith('@misc'))`)
    expect(await clipboard()).toContain(
      `  note = {p. 37, line 7 from the bottom},\n  howpublished = {\\url{${address}}},\n  year = {2026},\n  month = apr,\n`,
    )
    await page.keyboard.press('Escape')
    expect(await cite.evaluate((element) => element === document.activeElement)).toBe(true)
    await erratum('ZZ9XW').getByRole('button', { name: 'Cite' }).click()
    expect(await page.locator('dialog .plain').textContent()).toContain('Erratum #ZZ9XW (Withdrawn) to')
    await page.locator('dialog').click({ position: { x: 8, y: 8 } })
    expect(await page.locator('dialog').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Close' }).click()
    expect(await page.locator('dialog').isVisible()).toBe(false)
    await cite.click()
    await page.mouse.click(4, 4)
    expect(await page.locator('dialog').isVisible()).toBe(false)
  })

  it('has its actions in one line of a telephone, and all of them at a touch', async () => {
    const phone = await browser.newPage({ viewport: { width: 360, height: 740 } })
    for (const locale of ['ja', 'en']) {
      await phone.goto(`${site.url}${errata(locale)}`)
      const footer = phone.locator('.erratum', { has: phone.locator('[id="7K2QD"]') }).locator('footer')
      await footer.locator('[data-actions]').waitFor()
      const tops = await footer.evaluate((element) =>
        [...element.querySelectorAll('.permalink, .twin, .done-tick, [data-do="more"]')].map((one) =>
          Math.round(one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2),
        ),
      )
      expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(4)
      const copyLink = footer.locator('[data-do="copy-link"]')
      expect(await copyLink.isVisible()).toBe(false)
      const more = footer.locator('[data-do="more"]')
      await more.click()
      expect([await copyLink.isVisible(), await more.getAttribute('aria-expanded')]).toEqual([true, 'true'])
      await more.click()
      expect([await copyLink.isVisible(), await more.getAttribute('aria-expanded')]).toEqual([false, 'false'])
    }
    await phone.close()
  })

  it('copies without the clipboard of secure pages, and says so where that is refused too', async () => {
    const plain = await context.newPage()
    await plain.addInitScript(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`)
    await plain.goto(`${site.url}${errata('en')}`)
    const copy = plain.locator('.erratum', { has: plain.locator('[id="7K2QD"]') }).getByText('Copy link')
    await copy.click()
    await plain.getByRole('status').filter({ hasText: 'Copied.' }).waitFor()
    expect(await copy.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await clipboard()).toBe(`${site.url}${errata('en')}#7K2QD`)
    await plain.evaluate('document.execCommand = () => false')
    await copy.click()
    await plain.getByText('It could not be copied. Select the text and copy it.').waitFor()
    await plain.close()
  })

  it('begins a mail that names the erratum and the printing', async () => {
    await openAnew(`${errata('ja')}?printing=2#0AB1C`)
    await page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    const link = erratum('0AB1C').getByRole('link', { name: '指摘する' })
    await link.click()
    const [subject, body] = new URL((await link.getAttribute('href')) ?? '').search.slice(1).split('&')
    expect(decodeURIComponent(subject ?? '')).toBe('subject=『架空の幾何学』正誤表 #0AB1Cについて')
    expect(decodeURIComponent(body ?? '').split('\r\n')).toEqual([
      'body=本: 架空の幾何学',
      '項目: #0AB1C xiiiページ',
      'お手元の刷: 2',
      'お気づきの点: ',
      '',
      `${site.url}${errata('ja')}#0AB1C`,
      '',
    ])
  })

  it('leaves the permanent link alone without JavaScript, and the citation of a book readable', async () => {
    const still = await browser.newContext({ javaScriptEnabled: false })
    const quiet = await still.newPage()
    await quiet.goto(`${site.url}${errata('en')}`)
    const scripted = quiet.getByText(/Copy link|Cite|There is no erratum/)
    expect(await scripted.filter({ visible: true }).count()).toBe(0)
    await quiet.getByRole('link', { name: 'Link to this erratum, #7K2QD' }).click()
    expect(quiet.url()).toBe(`${site.url}${errata('en')}#7K2QD`)
    await quiet.goto(`${site.url}/en/books/invented-geometry/`)
    await quiet.getByText('Cite this book').click()
    await quiet.getByText('@book{invented-geometry,').waitFor()
    expect(await quiet.getByRole('button').count()).toBe(0)
    await still.close()
  })

  it('copies the citation of a book', async () => {
    await openAnew('/ja/books/invented-geometry/')
    await page.getByText('この本を引用する').click()
    await page.getByRole('button', { name: '文章をコピー' }).click()
    await page.getByRole('status').filter({ hasText: 'コピーしました。' }).waitFor()
    expect(await clipboard()).toBe('見本 花子『架空の幾何学――点と線の数理』見本出版、2026年。')
  })

  it.each([
    ['en-GB', '/', ['en', 'ja']],
    ['ja-JP', '/', ['ja', 'en']],
    ['fr-FR', '/', ['ja', 'en']],
    ['ja-JP', '/404.html', ['ja', 'en']],
  ] as const)('a reader of %s at %s is asked in %j', async (locale, path, languages) => {
    const reader = await browser.newPage({ locale })
    await reader.goto(site.url + path)
    const order = `[document.documentElement.lang, ...[...document.querySelectorAll('section')].map((one) => one.lang), ...[...document.querySelectorAll('h1, h2')].map((one) => one.tagName)]`
    expect(await reader.evaluate(order)).toEqual([languages[0], ...languages, 'H1', 'H2'])
    await reader.close()
  })
})

/** The contrast of two opaque colours as computed style gives them: WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b].map(luminance).sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((value) => {
    const share = Number(value) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
