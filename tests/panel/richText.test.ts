import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel, type PanelLanguage } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

let site: DemoSite
beforeAll(async () => {
  site = await openDemoSite()
}, 620_000)
afterAll(() => site?.close())

const words = {
  ja: {
    headline: '見出し',
    text: '本文',
    slug: 'URLの名前',
    preview: '表示の見本',
    picture: '画像',
    notes: [
      '画像「犬の写真」は貼り付けでは入りません。手元に保存し、ツールバーの「+」の「画像」から入れてください。',
      '「この本」のリンク先(/books/a/)には、ほかのサイトからは行けないので、文字だけを入れました。リンクにするには、文字を選び、https:// から始まるアドレスを入れてください。',
    ],
    files: [
      '画像「image.png」は貼り付けでは入りません。手元に保存し、ツールバーの「+」の「画像」から入れてください。',
      'ファイル「talk.pdf」は本文に入りません。本文に入るのは画像だけです。',
    ],
    split:
      '数式「$abc$」の一部が太字や斜体、コード、リンクなどになっているため、数式として読めません。「_」や「*」が書式に変わって消えていることがあります。書式を外し、記号を確かめて書き直してください。',
  },
  en: {
    headline: 'Headline',
    text: 'Text',
    slug: 'URL name',
    preview: 'Preview',
    picture: 'Picture',
    notes: [
      'The picture "犬の写真" cannot be pasted. Save it on your computer, and put it in by "Picture" under "+" in the toolbar.',
      'The link of "この本" (/books/a/) cannot be followed from another site, so only its words are here. To make it a link, select the words and give the address, beginning with https://.',
    ],
    files: [
      'The picture "image.png" cannot be pasted. Save it on your computer, and put it in by "Picture" under "+" in the toolbar.',
      'The file "talk.pdf" cannot stand in a text: only pictures can.',
    ],
    split:
      'A part of the formula "$abc$" is bold, in italics, code or a link, so it cannot be read as a formula. A "_" or "*" may have turned into that and vanished. Take the formatting off, look at the signs, and write them again.',
  },
}

/** What an author types, key by key: Markdown would take the `_` and `*` out of it. */
const typed = '$\\mathcal{L}_{\\mathrm{VLB}} = L_T + \\sum_{t} L_{t-1}*w_t*2$ と ~~a~~ `b` [c](d) '

const copied = `
  <h1>大見出し</h1>
  <p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>と<a href="/books/a/">この本</a>、<a href="https://example.org/">外</a>。</p>
  <p>式 $a_i*b*c_j$ <img src="https://example.org/dog.png" alt="犬の写真"></p>
  <table><caption>表の題</caption><tr><th scope="col">記号</th><th scope="col">意味</th></tr><tr><td>$\\mu_t$</td><td colspan="1">平均</td></tr></table>
  <pre><code>if x:
    <b>return</b> "$y"

done</code></pre><p>終わり</p>`

let documents = 0
// A step that is tried once more makes another document.
const newSlug = () => `rich-text-${(documents += 1)}`

async function openNews(language: PanelLanguage, slug: string) {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB'
  const context = await site.browser.newContext({ locale, viewport: { width: 1400, height: 1000 } })
  context.setDefaultTimeout(30_000)
  const panel = adminPanel({ page: await context.newPage(), cmsUrl: site.okuzuke.cmsUrl, language })
  await panel.logIn(site.account)
  await panel.create('news')
  await panel.writeBoth(words[language].headline, { ja: '図と表', en: 'Figures and tables' })
  await panel.write(words[language].slug, slug)
  return panel
}

async function paste(page: Page, editor: Locator, data: Record<string, string>) {
  await editor.click()
  // As a string: the function would be given names by the transpiler that a page does not know.
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(${JSON.stringify(data)})) clipboardData.setData(type, text)
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
}

const editorOf = (field: Locator) => field.locator('[data-lexical-editor]').first()

async function pasteFiles(page: Page, editor: Locator, files: Record<string, string>) {
  await editor.click()
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    for (const [name, type] of Object.entries(${JSON.stringify(files)})) clipboardData.items.add(new File(['x'], name, { type }))
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
}

async function putInPicture(panel: AdminPanel, field: Locator, language: PanelLanguage) {
  await field.locator('.toolbar-popup__dropdown-add').click()
  await panel.page.getByRole('button', { name: words[language].picture }).click()
  const drawer = panel.page.locator('.list-drawer')
  await drawer.getByText('demo-cover.png').first().click()
  await drawer.waitFor({ state: 'detached' })
  await field.locator('.LexicalEditorTheme__upload').waitFor()
}

async function released(path: string, until: string): Promise<string> {
  let page = ''
  await expect
    .poll(
      async () => {
        page = await (await fetch(site.okuzuke.siteUrl + path)).text()
        return page
      },
      { timeout: 30_000, interval: 200 },
    )
    .toContain(until)
  return page
}

describe.each(['ja', 'en'] as const)('a rich text in the panel (%s)', (language) => {
  const say = words[language]
  test('is what was typed, pasted and put in, to the page and the feed', async () => {
    const slug = newSlug()
    const panel = await openNews(language, slug)
    const { page } = panel
    const [japanese, english] = [panel.richText(say.text, 'ja'), panel.richText(say.text, 'en')]

    await editorOf(japanese).click()
    await page.keyboard.type(typed)
    expect(await editorOf(japanese).innerText()).toBe(typed)
    expect(await editorOf(japanese).locator('em, strong, code, a').count()).toBe(0)
    const preview = japanese.locator('.latex-preview')
    await preview.locator('.katex').waitFor()
    expect(await preview.innerText()).toContain(say.preview)

    await paste(page, editorOf(english), { 'text/html': copied, 'text/plain': 'not this' })
    const notes = english.locator('.paste-notes')
    await notes.waitFor()
    expect(await notes.locator('li').allInnerTexts()).toEqual(say.notes)
    expect(await editorOf(english).locator('h2').allInnerTexts()).toEqual(['大見出し'])
    await notes.getByRole('button').click()
    await notes.waitFor({ state: 'detached' })

    await editorOf(english).getByText('終わり').click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await putInPicture(panel, english, language)

    await panel.publish()
    const path = `news/${slug}/`
    const onEnglish = await released(`/en/${path}`, '<figure>')
    expect(onEnglish).toContain('<h2>大見出し</h2>')
    expect(onEnglish).toContain('<p>漢字(かんじ)とこの本、<a href="https://example.org/">外</a>。</p>')
    expect(onEnglish).toContain('<annotation encoding="application/x-tex">a_i*b*c_j</annotation>')
    expect(onEnglish).toContain('<p>表の題</p>')
    expect(onEnglish).toMatch(
      /<div class="table-box" tabindex="0"><table><tbody><tr><th scope="col">記号<\/th><th scope="col">意味<\/th><\/tr><tr><td><span class="formula">.*<td>平均<\/td><\/tr><\/tbody><\/table><\/div>/,
    )
    expect(onEnglish).toContain('<code>if x:\n    return &quot;$y&quot;\n\ndone</code></pre>')
    expect(onEnglish).toMatch(/<figure><img src="\/media\/[^"]+" srcset="[^"]+" sizes="[^"]+" width="\d+"/)
    expect(onEnglish).not.toContain('not this')
    expect(onEnglish).not.toContain('dog.png')
    const onJapanese = await released(`/ja/${path}`, 'VLB')
    expect(onJapanese).toContain(
      '<annotation encoding="application/x-tex">\\mathcal{L}_{\\mathrm{VLB}} = L_T + \\sum_{t} L_{t-1}*w_t*2</annotation>',
    )
    const feed = await released('/en/feed.xml', slug)
    expect(feed.replaceAll('&quot;', '"')).toContain(`img src="${site.okuzuke.siteUrl}/media/`)
    await page.context().close()
  })

  test('says in the field what is wrong with it', async () => {
    const panel = await openNews(language, newSlug())
    const { page } = panel
    const field = panel.richText(say.text, 'ja')
    await paste(page, editorOf(field), { 'text/html': '<p>$a<em>b</em>c$</p>' })
    expect(await field.locator('.rich-text-preview__split').innerText()).toBe(say.split)
    await page.getByRole('button', { name: language === 'ja' ? '公開する' : 'Publish', exact: true }).click()
    await field.locator('.field-error', { hasText: say.split }).waitFor()
    await pasteFiles(page, editorOf(field), { 'image.png': 'image/png', 'talk.pdf': 'application/pdf' })
    await field.locator('.paste-notes li', { hasText: 'talk.pdf' }).waitFor()
    expect(await field.locator('.paste-notes li').allInnerTexts()).toEqual(say.files)
    await page.context().close()
  })
})

test('a formula that is pasted on several lines stays one, and a table is made by its button', async () => {
  const slug = newSlug()
  const panel = await openNews('ja', slug)
  const { page } = panel
  const field = panel.richText('本文', 'ja')
  await paste(page, editorOf(field), { 'text/plain': '前\n$a\n  + b$\n後' })
  expect(await editorOf(field).locator('p').allInnerTexts()).toEqual(['前', '$a\n  + b$', '後'])
  await page.keyboard.press('Enter')
  const table = async (action: string) => {
    await field.locator('.toolbar-popup__dropdown-table').click()
    await page.getByRole('button', { name: action }).click()
  }
  await table('表を入れる')
  await editorOf(field).locator('th').first().click()
  await page.keyboard.type('記号')
  await table('右に列を足す')
  await editorOf(field).locator('td').first().click()
  await table('行を消す')
  await editorOf(field).locator('td').first().click()
  await page.keyboard.type('$x_1*y_1*z$')
  const other = panel.richText('本文', 'en')
  const cells = '<td>とても長い列</td>'.repeat(20)
  await paste(page, editorOf(other), { 'text/html': `<table><tr>${cells}</tr></table>` })
  await editorOf(other).locator('td').last().waitFor()
  // The two languages still stand side by side: a wide table scrolls.
  expect((await other.boundingBox())?.y).toBe((await field.boundingBox())?.y)
  await panel.publish()
  const shown = await released(`/ja/news/${slug}/`, 'table-box')
  expect(shown).toContain('<annotation encoding="application/x-tex">a\n  + b</annotation>')
  expect(shown).toContain('<annotation encoding="application/x-tex">x_1*y_1*z</annotation>')
  const rows = [...shown.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells = '']) =>
    [...cells.matchAll(/<(t[hd])/g)].map(([, name]) => name),
  )
  expect(rows).toEqual([
    ['th', 'th', 'th', 'th'],
    ['td', 'td', 'td', 'td'],
  ])
  await page.context().close()
})
