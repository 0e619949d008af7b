import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { otherFields } from '../fixtures/otherFields.ts'
import { openBrowser } from '../helpers/browser.ts'
import { demoSnapshot } from '../helpers/demoSnapshot.ts'
import { renderFixture, serveRendered } from '../site/renderFixture.ts'

const phone = { width: 360, height: 740 }

let browser: Browser
let demo: Awaited<ReturnType<typeof serveRendered>>
let others: Awaited<ReturnType<typeof serveRendered>>
beforeAll(async () => {
  browser = await openBrowser()
  demo = await serveRendered(await renderFixture(await demoSnapshot()))
  others = await serveRendered(await renderFixture(otherFields()))
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
  await others?.close()
})

/** The words in the first screen, not scrolled: of the copy, of the first erratum's place, and of its two readings with their marks. */
const readFirstScreen = (page: Page) =>
  page.evaluate<Record<'copy' | 'place' | 'wrong' | 'right' | 'marked', string>>(`(() => {
    const words = (selector) => {
      const element = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility() && one.textContent.trim())
      if (!element || element.getBoundingClientRect().bottom > innerHeight || scrollY !== 0) return ''
      return (element.querySelector('annotation') ?? element).textContent.trim()
    }
    return {
      copy: words('.copy-status, .errata-remark .copies-remark'),
      place: words('.errata-group > :is(h2, h3)') + ' / ' + words('.erratum > header > [id]'),
      wrong: words('.wrong .quote'),
      right: words('.right .quote'),
      marked: words('.wrong :is(.mark, .changed)') + ' → ' + words('.right :is(.mark, .changed)'),
    }
  })()`)

describe('on a telephone, is my copy wrong, where, and what should it say, without scrolling', () => {
  it.each([
    { locale: 'ja', language: '日本語', copy: /^第2刷/, answer: /^(お手元の)?第2刷に該当する訂正は/ },
    { locale: 'en', language: 'English', copy: /^2nd printing/, answer: /^Your 2nd printing: / },
  ])('is answered in three taps from the first page, and later in none ($locale)', async (reader) => {
    const context = await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true })
    const page = await context.newPage()
    await page.goto(`${others.url}/`)
    let taps = 0
    const tap = async (what: Locator) => {
      taps += 1
      await what.tap()
    }
    await tap(page.getByRole('link', { name: reader.language }))
    await tap(page.locator('.book-cards a[href$="/chemistry/errata/"]'))
    await tap(page.getByRole('radio', { name: reader.copy }))
    expect(taps).toBe(3)
    const answer = await readFirstScreen(page)
    expect(answer).toEqual({
      copy: expect.stringMatching(reader.answer),
      place: expect.stringMatching(/12/),
      wrong: expect.stringMatching(/./),
      right: expect.stringMatching(/./),
      // Nothing was taken away before the first of its changes: the 2 of 2H2O was added.
      marked: ' → 2',
    })
    // A bookmark, and the code on a printed sheet, lead there at once.
    await page.goto('about:blank')
    await page.goto(`${others.url}/${reader.locale}/books/chemistry/errata/`)
    expect(await readFirstScreen(page)).toEqual(answer)
    await context.close()
  })

  it.each(['ja', 'en'])(
    'is answered by the demo, which knows no printings, as far as it is known (%s)',
    async (locale) => {
      const page = await browser.newPage({ viewport: phone })
      await page.goto(`${demo.url}/${locale}/books/diffusion-models/errata/`)
      expect(await readFirstScreen(page)).toEqual({
        copy: expect.stringMatching(/./),
        place: expect.stringMatching(/xiii/),
        wrong: expect.stringMatching(/partial/),
        right: expect.stringMatching(/partial/),
        marked: expect.stringMatching(/. → ./),
      })
      await page.close()
    },
  )
})
