import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminPanel, type AdminPanel } from '../e2e/adminPanel.ts'
import { openDemoSite, type DemoSite } from '../e2e/demoSite.ts'

const R = String.raw

const words = {
  ja: {
    original: '誤',
    correction: '正',
    formula: '数式にする',
    code: 'コードにする',
    percent: '% を表示する',
    backslash: 'バックスラッシュにする',
    outside: R`1文字目: 「\frac{1}{2}」は数式の外にあるため、読者にはこの文字のまま表示されます。数式なら $ で囲んでください。`,
    command: R`1文字目: 「\alpha」は数式の外にあるため、`,
    codeAsFormula: '7文字目: 「$HOME/bin:$」が数式として読まれ、記号が消えています。',
    comment: R`4文字目: 数式の中の % から行末まではTeXのコメントになり、表示されません。\% と書いてください。`,
    yen: '1文字目: 「¥alpha」の ¥ や ＼ はバックスラッシュではなく、',
    spaces: '「誤」と「正」は空白だけが違います。',
    macroTab: '正誤表と数式',
    macros: 'マクロ',
    notADefinition: R`2行目: 「\foo」は定義ではありません。\newcommand{\名前}[引数の数]{中身} か \DeclareMathOperator{\名前}{中身} と書いてください。`,
    unknown: R`2文字目: 数式を読めません(\unknown という命令はありません)。LaTeXを直してください。`,
  },
  en: {
    original: 'As printed',
    correction: 'As it should be',
    formula: 'Make it a formula',
    code: 'Make it code',
    percent: 'Show the %',
    backslash: 'Make it a backslash',
    outside: R`Character 1: "\frac{1}{2}" stands outside a formula, so readers get it as these signs. Put it between $ if it is one.`,
    command: R`Character 1: "\alpha" stands outside a formula,`,
    codeAsFormula: 'Character 7: "$HOME/bin:$" is read as a formula, and its signs are gone.',
    comment: R`Character 4: all that follows a % in a formula is a comment of TeX and is not shown. Write \%.`,
    yen: 'Character 1: the ¥ or ＼ of "¥alpha" is no backslash and is shown as it stands.',
    spaces: 'The two texts differ in white space alone.',
    macroTab: 'Errata and formulas',
    macros: 'Macros',
    notADefinition: R`Line 2: "\foo" is no definition. Write \newcommand{\name}[parameters]{body} or \DeclareMathOperator{\name}{body}.`,
    unknown: R`Character 2: this formula cannot be read (KaTeX: Undefined control sequence: \unknown). Correct the LaTeX.`,
  },
} as const

let site: DemoSite
beforeAll(async () => {
  site = await openDemoSite()
}, 620_000)
afterAll(() => site?.close())

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  const say = words[language]
  let panel: AdminPanel
  let page: Page
  beforeAll(async () => {
    const context = await site.browser.newContext({
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
      viewport: { width: 1400, height: 1000 },
    })
    context.setDefaultTimeout(30_000)
    page = await context.newPage()
    panel = adminPanel({ page, cmsUrl: site.okuzuke.cmsUrl, language })
    await panel.logIn(site.account)
  })
  afterAll(() => page?.context().close())

  test('what would silently say something else is pointed out, and a button mends it', async () => {
    await panel.create('errata')
    const { input, hint, mend, shown } = field('correction')

    await type('echo "$HOME/bin:$PATH"')
    await hint(say.codeAsFormula).waitFor()
    await mend(say.code).click()
    await expect.poll(() => input.inputValue()).toBe('`echo "$HOME/bin:$PATH"`')
    await hint(say.codeAsFormula).waitFor({ state: 'detached' })
    expect(await shown.locator('code').innerText()).toBe('echo "$HOME/bin:$PATH"')

    await type('$50% of n$')
    await hint(say.comment).waitFor()
    expect(await formulas(shown)).toEqual(['50% of n'])
    await mend(say.percent).click()
    await expect.poll(() => input.inputValue()).toBe(R`$50\% of n$`)
    await hint(say.comment).waitFor({ state: 'detached' })
    expect(await shown.locator('.katex-html').innerText()).toContain('50%')

    await type('¥alpha')
    await hint(say.yen).waitFor()
    await mend(say.backslash).click()
    await expect.poll(() => input.inputValue()).toBe(R`\alpha`)
    await hint(say.command).waitFor()
    await mend(say.formula).click()
    await expect.poll(() => input.inputValue()).toBe(R`$\alpha$`)
    expect(await formulas(shown)).toEqual([R`\alpha`])

    await type(R`\frac{1}{2}`)
    await hint(say.outside).waitFor()
    // With the keyboard, from the field on; the cursor is in the field again, after what was written.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => input.inputValue()).toBe(R`$\frac{1}{2}$`)
    await page.keyboard.type(' です')
    expect(await input.inputValue()).toBe(R`$\frac{1}{2}$ です`)
    expect(await formulas(shown)).toEqual([R`\frac{1}{2}`])
    // The browser takes back what was typed in steps of its own length.
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+Z')
        return input.inputValue()
      })
      .toBe(R`\frac{1}{2}`)

    async function type(text: string) {
      await input.fill('')
      await input.pressSequentially(text)
    }
  })

  test('a difference in white space alone is marked on both sides', async () => {
    await panel.create('errata')
    await panel.write(say.original, 'if x:\n  return x')
    await panel.write(say.correction, 'if x:\n    return x')
    const [original, correction] = [field('original'), field('correction')]
    await correction.hint(say.spaces).waitFor()
    await original.hint(say.spaces).waitFor()
    expect(await marks(original.shown)).toBe('·¶···')
    expect(await marks(correction.shown)).toBe('·¶·····')
    expect(await correction.shown.innerText()).toBe('if x:\n    return x')
    await panel.write(say.correction, 'if y:\n    return y')
    await correction.hint(say.spaces).waitFor({ state: 'detached' })
    expect(await marks(correction.shown)).toBe('')
  })

  test('macros of a book are shown, refused with their line, and drawn in the previews of its texts', async () => {
    await page.goto(`${site.okuzuke.cmsUrl}/admin/collections/books`)
    await page.locator('table tbody tr a').first().click()
    await page.locator('.document-line').waitFor()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: say.macroTab }).click()
    const macros = page.getByLabel(say.macros, { exact: true })
    const definition = R`\newcommand{\KL}[2]{D_{\mathrm{KL}}(#1\,\|\,#2)}`
    await macros.fill(`${definition}\n\\foo`)
    await expect
      .poll(() => page.locator('.macros-field__table tbody code').allInnerTexts())
      .toEqual([R`\KL{x}{y}`])
    await page.locator('#action-save').click()
    await page.locator('.field-error', { hasText: say.notADefinition }).waitFor()
    await macros.fill(definition)
    await panel.publish()

    await panel.create('errata')
    const { input, hint, shown } = field('correction')
    await input.fill(R`$\KL{p}{q}$`)
    await expect.poll(() => shown.locator('.katex-html').innerText()).toContain('KL')
    expect(await page.locator('#field-correction ~ * .latex-preview__problems').count()).toBe(0)
    await input.fill(R`$\unknown$`)
    await hint(say.unknown).waitFor()
  })

  /** A text field by its name, with what stands below it. */
  function field(name: string) {
    const around = page.locator('.latex-field', { has: page.locator(`#field-${name}`) })
    return {
      input: page.locator(`#field-${name}`),
      shown: around.locator('.latex-preview__text'),
      hint: (sentence: string) => around.locator('[role=status]').getByText(sentence),
      mend: (label: string) => around.getByRole('button', { name: label }),
    }
  }
})

/** The LaTeX of the formulas that are drawn. */
function formulas(shown: Locator): Promise<string[]> {
  return shown.locator('annotation').allTextContents()
}

/** The marks of white space, in order. */
async function marks(shown: Locator): Promise<string> {
  const spaces = await shown.locator('.latex-preview__space').all()
  return (await Promise.all(spaces.map((space) => space.getAttribute('data-sign')))).join('')
}
