import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'
import { authorsTexts, type AuthorsText } from '../fixtures/authorsTexts.ts'
import { readShown } from '../helpers/readShown.ts'
import { until } from '../helpers/until.ts'

const labels = { original: 'As printed', correction: 'As it should be' } as const

let site: DemoSite
let page: Page
let panel: AdminPanel
beforeAll(async () => {
  site = await openDemoSite()
  const context = await site.browser.newContext({ locale: 'en-US', viewport: { width: 1400, height: 1000 } })
  context.setDefaultTimeout(30_000)
  page = await context.newPage()
  panel = adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language: 'en' })
  await panel.logIn(site.account)
}, 620_000)
afterAll(() => site?.close())

/** What the panel shows of a text below its field, in the signs of the fixture; the text itself where it has no preview. */
async function inPreview(label: string, text: string): Promise<string> {
  const field = page.locator('.field-type', { has: page.getByLabel(label, { exact: true }) }).last()
  const preview = field.locator('.latex-preview__text')
  return (await preview.count()) === 0 ? text : readShown(await preview.innerHTML())
}

// A block stands on lines of its own by its style: the line breaks around it are not there a second time.
const withoutLinesAroundBlocks = (shown: string) => shown.replace(/\n?(⟦[^⟧]*⟧|⟨[^⟩]*⟩)\n?/g, '$1')

describe('sixty texts of authors', () => {
  test('are in the panel’s preview what readers will see', async () => {
    await panel.create('errata')
    for (const { name, field, text, shown } of authorsTexts) {
      const label = field === 'note' ? labels.correction : labels[field]
      await panel.write(label, text)
      // The panel draws a preview when it has time for it.
      await expect
        .poll(async () => withoutLinesAroundBlocks(await inPreview(label, text)), {
          message: name,
          timeout: 10_000,
        })
        .toBe(withoutLinesAroundBlocks(shown))
    }
  })

  test('are the same on the released page, line for line and space for space', async () => {
    const { cookies } = await page.context().storageState()
    const headers = {
      'Content-Type': 'application/json',
      Origin: site.okuzuke.cmsUrl,
      Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    }
    const post = async (path: string, data: object): Promise<{ id: string; tag: string; slug: string }> => {
      const response = await fetch(`${site.okuzuke.cmsUrl}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(data),
      })
      const body = (await response.json()) as { doc: { id: string; tag: string; slug: string } }
      if (!response.ok) throw new Error(JSON.stringify(body))
      return body.doc
    }
    // A second try finds no book in its way.
    const slug = `sixty-${Date.now()}`
    const book = await post('/api/books', {
      slug,
      title: { ja: '六十の文' },
      lang: 'ja',
      _status: 'published',
    })
    const tags: string[] = []
    for (const [index, { field, text }] of authorsTexts.entries())
      tags.push(
        (
          await post('/api/errata?confirm=doubts', {
            ...anErratum({ field, text }),
            book: book.id,
            page: String(index + 1),
          })
        ).tag,
      )
    const address = `${site.okuzuke.siteUrl}/ja/books/${slug}/errata/`
    const last = tags.at(-1) ?? ''
    await until(async () => (await (await fetch(address)).text()).includes(`id="${last}"`))

    await page.goto(address)
    const seen: [string, string][] = []
    for (const [index, { name, field }] of authorsTexts.entries()) {
      const html = await page
        .locator(`article[aria-labelledby="${tags[index]}"] ${placeOnPage[field]}`)
        .first()
        .innerHTML()
      seen.push([name, withoutLinesAroundBlocks(readShown(html))])
    }
    // What nobody can see, white space at the end of a text, is not stored.
    expect(seen).toEqual(
      authorsTexts.map(({ name, shown }) => [name, withoutLinesAroundBlocks(shown.trimEnd())]),
    )

    // As the browser lays it out: words alone, with their white space.
    const plain = authorsTexts.flatMap(({ text, shown, field }, index) =>
      text === shown && !/https?:/.test(text) ? [{ index, field, shown }] : [],
    )
    expect(plain.length).toBeGreaterThan(10)
    for (const { index, field, shown } of plain) {
      const quote = page.locator(`article[aria-labelledby="${tags[index]}"] ${placeOnPage[field]}`).first()
      // What is far from the screen is not laid out.
      await quote.scrollIntoViewIfNeeded()
      await expect.poll(() => quote.innerText()).toBe(shown.trimEnd())
    }
  })
})

/** Where the page of errata shows a field. */
const placeOnPage = { note: '.note', original: '.wrong .quote', correction: '.right .quote' } as const

function anErratum({ field, text }: Pick<AuthorsText, 'field' | 'text'>) {
  return {
    original: field === 'original' ? text : null,
    correction: field === 'correction' ? text : field === 'original' ? '正しい文' : null,
    instruction: field === 'note' ? { ja: '直す' } : {},
    note: field === 'note' ? { ja: text } : {},
    status: 'confirmed',
    _status: 'published',
  }
}
