import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { openBrowser } from '../helpers/browser.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'

const book = '/en/books/invented-geometry/'
const list = `${book}errata/`

/** A book of three printings and an e-book; the erratum on each page is in these copies. */
function snapshotOfCopies() {
  const snapshot = smallSnapshot()
  const [model] = snapshot.errata
  const [first] = snapshot.books
  if (model === undefined || first === undefined) throw new Error('The fixture has no erratum.')
  first.ebookIsbn = '9783161484100'
  first.cover = null // The server of the tests has no pictures.
  first.printings.push({ number: 3, date: '2026-05-01', note: { ja: null, en: null } })
  const copies: Partial<typeof model>[] = [
    { tag: 'AAAA1', page: '1', printings: '1', severity: 'typo' },
    { tag: 'AAAA2', page: '2', printings: '1-2', severity: 'substantive' },
    { tag: 'AAAA3', page: '3', printings: '3-', severity: 'typo' },
    { tag: 'AAAA4', page: '3', printings: null },
    { tag: 'AAAA5', page: '5', appliesTo: 'ebook' },
    { tag: 'AAAA6', page: '6', printings: '1-', status: 'rejected' },
  ]
  snapshot.errata = copies.map((more, index) => ({ ...model, id: `copy-${index}`, relatedTo: [], ...more }))
  return snapshot
}

let browser: Browser
let site: Awaited<ReturnType<typeof serveRendered>>
let context: BrowserContext
let page: Page
let errors: string[]
beforeAll(async () => {
  browser = await openBrowser()
  site = await serveRendered(await renderFixture(snapshotOfCopies()))
})
afterAll(async () => {
  await site.close()
  await browser.close()
})
beforeEach(() => open())
afterEach(async () => {
  await context.close()
  expect(errors).toEqual([])
})

async function open(options: Parameters<Browser['newContext']>[0] = {}) {
  await context?.close()
  errors = []
  context = await browser.newContext(options)
  page = await context.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
}

const goto = (path: string) => page.goto(`${site.url}${path}`)
const address = () => page.url().slice(site.url.length)
/** What is said of the copy, and announced. */
const status = () => page.locator('.copy-status[role=status]').textContent()
const copy = (name: RegExp) => page.getByRole('radio', { name })
const shown = (): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('.erratum > header > [id]')].filter((h) => h.checkVisibility()).map((h) => h.id)`,
  )
const shownPages = (): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('.errata-group > :is(h2, h3)')].filter((h) => h.checkVisibility()).map((h) => h.id)`,
  )
/** What an erratum says of the chosen copy: generated words, which a screen reader reads, too. */
const markOf = (tag: string): Promise<string> =>
  page.evaluate(
    `getComputedStyle(document.getElementById('${tag}').parentElement, '::after').content.replaceAll('"', '')`,
  )
const everything = ['AAAA1', 'AAAA2', 'AAAA3', 'AAAA4', 'AAAA5', 'AAAA6']

describe('my copy', () => {
  it('is chosen with one click: what applies is shown and said, and the rest is one click away', async () => {
    await goto(list)
    expect([await shown(), await status()]).toEqual([everything, ''])
    await copy(/^3rd printing 1 May 2026$/).click()
    expect(await shown()).toEqual(['AAAA3', 'AAAA4', 'AAAA6'])
    expect(await shownPages()).toEqual(['page-3'])
    expect(await status()).toBe(
      'Your 3rd printing: 1 erratum, and it does not affect the content. ' +
        'Also shown: 1 whose printings are not known.',
    )
    expect(await markOf('AAAA4')).toBe('Not known whether your copy has it')
    expect(address()).toBe(`${list}?printing=3`)
    // The chooser is one line, which opens it again.
    expect(await copy(/^1st printing/).isVisible()).toBe(false)
    expect(await page.locator('.my-copy summary').innerText()).toBe('Your copy\n3rd printing\nChange')
    await page.getByRole('checkbox', { name: 'Also show 3 that do not apply' }).check()
    expect(await shown()).toEqual(everything)
    expect([await markOf('AAAA1'), await markOf('AAAA3')]).toEqual(['Not in your copy', 'none'])
    await page.locator('.my-copy summary').click()
    await copy(/^e-book$/).click()
    expect(await shown()).toEqual(['AAAA1', 'AAAA2', 'AAAA3', 'AAAA4', 'AAAA5', 'AAAA6'])
    expect(await status()).toBe(
      'Your e-book: 1 erratum, and it affects the content. Also shown: 4 that may or may not be in the e-book.',
    )
    await page.locator('.my-copy summary').click()
    await copy(/^Show all$/).click()
    expect([await shown(), await status(), address()]).toEqual([everything, 'Showing all errata (5).', list])
  })

  it('leaves no gap above the first erratum of a page that is shown', async () => {
    // The third page has an erratum of later printings, hidden, and one that may concern any.
    await page.goto(`${site.url}${list}?printing=2`)
    const tops = await page.evaluate<number[]>(
      `[document.querySelector('#AAAA4').closest('.errata-entries'), document.querySelector('#AAAA4').closest('.erratum')]
        .map((element) => element.getBoundingClientRect().top)`,
    )
    expect(tops[1]).toBe(tops[0])
  })

  it('goes along with the arrows of the keyboard, and Enter ends the choice', async () => {
    await goto(list)
    await copy(/^Show all$/).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(address()).toBe(`${list}?printing=2`)
    expect(await copy(/^2nd printing/).isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    expect(await copy(/^2nd printing/).isVisible()).toBe(false)
    expect(await page.evaluate(`document.activeElement.tagName`)).toBe('SUMMARY')
    await page.keyboard.press('Enter')
    expect(await copy(/^2nd printing/).isVisible()).toBe(true)
  })

  it('is found by the date on the colophon', async () => {
    await goto(list)
    const date = page.getByLabel('Find it by its date')
    await date.fill('2026-02-28')
    expect(await page.locator('.copy-date [role=status]').textContent()).toBe(
      'No printing in the list has this date. The nearest is the 2nd printing.',
    )
    expect(address()).toBe(list)
    await date.fill('2026-05-01')
    expect(address()).toBe(`${list}?printing=3`)
  })

  it('shows who does not know it where to look', async () => {
    await goto(list)
    const drawing = page.getByRole('img', { name: /^Example of a colophon: below “初版第1刷発行”/ })
    expect(await drawing.isVisible()).toBe(false)
    await copy(/^I don’t know$/).click()
    expect(await drawing.isVisible()).toBe(true)
    expect([await shown(), address()]).toEqual([everything, list])
  })
})

describe('my copy in the address', () => {
  it('may be written in other ways, and may be later than all that the list speaks of', async () => {
    const asked = ['３', '第2刷', '99', 'ebook']
    const answers = []
    for (const text of asked) {
      await goto(`${list}?printing=${encodeURIComponent(text)}`)
      answers.push([
        address(),
        (await status())?.split('erratum')[0],
        await page.locator('[name=copy]:checked').inputValue(),
      ])
    }
    expect(answers).toEqual([
      [`${list}?printing=3`, 'Your 3rd printing: 1 ', '3'],
      [`${list}?printing=2`, 'Your 2nd printing: 1 ', '2'],
      [`${list}?printing=99`, 'Your 99th printing: 1 ', '99'],
      [`${list}?printing=ebook`, 'Your e-book: 1 ', 'ebook'],
    ])
    await goto(`${list}?printing=99`)
    expect(await shown()).toEqual(['AAAA3', 'AAAA4', 'AAAA6'])
  })

  it('says that it can’t narrow the list to what is no copy, and shows all', async () => {
    for (const asked of ['0', '-1', 'abc', '3x', '"<img src=x>']) {
      await goto(`${list}?printing=${encodeURIComponent(asked)}`)
      expect(await shown()).toEqual(everything)
      expect(await status()).toBe(`The list can’t be narrowed to “${asked}”, so all errata are shown.`)
    }
  })

  it('never hides the erratum that a link points at, and stays', async () => {
    await goto(`${list}?printing=3#aaaa1`)
    await page.waitForURL(`${site.url}${list}?printing=3#AAAA1`)
    expect(await shown()).toEqual(['AAAA1', 'AAAA3', 'AAAA4', 'AAAA6'])
    expect(await markOf('AAAA1')).toBe('Not in your copy')
    await page.evaluate(`location.hash = '#page-2'`)
    await page.locator('#AAAA2').waitFor({ state: 'visible' })
    expect(await shown()).toEqual(['AAAA2', 'AAAA3', 'AAAA4', 'AAAA6'])
    expect(address()).toBe(`${list}?printing=3#page-2`)
  })
})

describe('my copy on this device', () => {
  it('is remembered for the other pages of the book, in both languages, and forgotten on request', async () => {
    await goto(list)
    await copy(/^2nd printing/).click()
    await goto(book)
    const line = page.getByRole('link', {
      name: 'Your 2nd printing has 1 erratum (not known for 1 more)',
    })
    expect(await line.isVisible()).toBe(true)
    await goto(`${book.replace('/en/', '/ja/')}toc/`)
    await page
      .getByRole('link', { name: 'お手元の第2刷には訂正が1件あります(ほかに、該当するか不明なもの1件)' })
      .click()
    expect(address()).toBe(`${list.replace('/en/', '/ja/')}?printing=2`)
    await goto(list)
    expect([address(), await shown()]).toEqual([`${list}?printing=2`, ['AAAA2', 'AAAA4', 'AAAA6']])
    await page.locator('.my-copy summary').click()
    await copy(/^Show all$/).click()
    await goto(list)
    expect([address(), await shown()]).toEqual([list, everything])
    await goto(book)
    expect(await page.locator('.copy-lines').isVisible()).toBe(false)
  })

  it('is not changed by an address that somebody sent, and is the last one’s for a later printing', async () => {
    await goto(`${list}?printing=99`)
    await goto(`${list}?printing=1`)
    await goto(book)
    const line = page.locator('.copy-lines a:visible')
    expect(await line.textContent()).toBe('Your 99th printing has 1 erratum (not known for 1 more)')
    expect(await line.getAttribute('href')).toBe(`${site.url}${list}?printing=99`)
  })

  it('is a link from each printing of the record', async () => {
    await goto(book)
    await page.getByRole('link', { name: '2nd printing: 1 erratum' }).click()
    expect(address()).toBe(`${list}?printing=2`)
  })

  it('works where the device keeps nothing', async () => {
    await page.addInitScript(
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
    )
    await goto(list)
    expect(await page.getByText('Your choice is kept on this device alone.').isVisible()).toBe(false)
    await copy(/^1st printing/).click()
    expect([address(), await shown()]).toEqual([`${list}?printing=1`, ['AAAA1', 'AAAA2', 'AAAA4', 'AAAA6']])
    await goto(book)
    expect(await page.locator('.copy-lines').isVisible()).toBe(false)
  })
})

describe('my copy without JavaScript', () => {
  beforeEach(() => open({ javaScriptEnabled: false }))
  const sentence = () => page.locator('.copy-answer > p:visible').allInnerTexts()

  it('is chosen by the same radios, with its sentence, the rest and the drawing', async () => {
    await goto(`${list}?printing=3`)
    expect([await shown(), await sentence()]).toEqual([everything, []])
    await copy(/^3rd printing/).check()
    expect(await shown()).toEqual(['AAAA3', 'AAAA4', 'AAAA6'])
    expect(await shownPages()).toEqual(['page-3'])
    expect(await sentence()).toEqual([
      'Your 3rd printing: 1 erratum, and it does not affect the content. ' +
        'Also shown: 1 whose printings are not known.',
    ])
    expect([await markOf('AAAA3'), await markOf('AAAA4')]).toEqual([
      'none',
      'Not known whether your copy has it',
    ])
    await page.getByRole('checkbox', { name: 'Also show 3 that do not apply' }).check()
    expect(await shown()).toEqual(everything)
    expect(await markOf('AAAA5')).toBe('Not in your copy')
    await copy(/^e-book$/).check()
    expect(await markOf('AAAA1')).toBe('Not known whether your copy has it')
    await copy(/^I don’t know$/).check()
    expect(await page.getByRole('img', { name: /^Example of a colophon/ }).isVisible()).toBe(true)
    expect([await shown(), await sentence()]).toEqual([everything, []])
    // What needs a script is not there.
    expect(await page.locator('.copy-date:visible, .copy-memory:visible').count()).toBe(0)
  })

  it('never hides the erratum that a link points at', async () => {
    await goto(`${list}#AAAA1`)
    await copy(/^3rd printing/).check()
    expect(await shown()).toEqual(['AAAA1', 'AAAA3', 'AAAA4', 'AAAA6'])
    expect(await markOf('AAAA1')).toBe('Not in your copy')
  })
})
