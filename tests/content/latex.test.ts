import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import { readMacros } from '../../content/macros.ts'
import { findLatexProblem, renderLatex } from '../../content/latex.ts'
import { findTextProblems } from '../../content/textProblems.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

const messages = (text: string, locale: 'ja' | 'en') =>
  findTextProblems(text).map((problem) => describeLatexProblem(problem, locale))

describe('findTextProblems', () => {
  it('finds nothing wrong with the formulas of a real book', () => {
    expect(
      messages(
        '非負関数 $\\gamma_{\\theta}(\\bm{x}) \\geq 0$、$\\mathcal{N}(\\mathbf{0}, (a^2+b^2)\\mathbf{I})$',
        'ja',
      ),
    ).toEqual([])
    expect(messages('$\\sqrt{\\mathrm{sigmoid}(-γ_θ(t))}$ が 3 \\$', 'ja')).toEqual([])
  })

  it("gives KaTeX's own message, and the position within the whole text", () => {
    expect(messages('値 $x^a^b$', 'en')).toEqual([
      'Character 7: this formula cannot be read (KaTeX: Double superscript). Correct the LaTeX.',
    ])
    expect(messages('値 $x^a^b$', 'ja')).toEqual([
      '7文字目: 数式を読めません(上付き(^)が2つ続いています)。LaTeXを直してください。',
    ])
  })

  it('reports every problem of a text at once', () => {
    expect(messages('$\\frac{1}$ and `$x^a^b$` and $$y_a_b$$', 'en')).toEqual([
      "Character 10: this formula cannot be read (KaTeX: Unexpected end of input in a macro argument, expected '}'). " +
        'Correct the LaTeX.',
      'Character 35: this formula cannot be read (KaTeX: Double subscript). Correct the LaTeX.',
    ])
  })

  it('refuses references, with the reason', () => {
    expect(messages('$x\\label{eq:1}$ $\\ref{eq:1}$', 'ja')).toEqual([
      '3文字目: \\label は使えません。ほかの数式の番号はここからは引けないため、番号を \\tag{…} や文の中にそのまま書いてください。',
      '18文字目: \\ref は使えません。ほかの数式の番号はここからは引けないため、番号を \\tag{…} や文の中にそのまま書いてください。',
    ])
  })

  it('knows chemistry, and the macros that it is given', () => {
    expect(messages('$\\ce{2H2O + CO3^2-}$ $\\pu{1.2e3 kJ//mol}$', 'en')).toEqual([])
    const { macros } = readMacros('\\newcommand{\\KL}[2]{D(#1\\|#2)}')
    expect(findTextProblems('$\\KL{p}{q}$', macros)).toEqual([])
    expect(findTextProblems('$\\KL{p}{q}$').map(({ kind }) => kind)).toEqual(['syntax'])
  })
})

describe('what a formula may not do (D9)', triedOften({ tests: 8 }), () => {
  noteEachTest({ id: 'D9', what: 'commands that link, load, set HTML or move' })
  it.each([
    ['\\href{javascript:alert(1)}{x}', '\\href'],
    ['\\url{https://example.org}', '\\url'],
    ['\\htmlData{a=b}{x}', '\\htmlData'],
    ['\\htmlClass{a}{x}', '\\htmlClass'],
    ['\\includegraphics{https://example.org/a.png}', '\\includegraphics'],
    ['x\\raisebox{-9999em}{x}', '\\raisebox'],
    ['\\def\\a#1{#1}\\a{\\href{https://example.org}{x}}', '\\href'],
  ])('refuses %s with the reason', (latex, command) => {
    const problem = findLatexProblem(latex)
    expect(problem && describeLatexProblem(problem, 'en')).toContain(
      `${command} is not allowed in a formula. Remove it.`,
    )
  })

  it('does not remember a macro from one formula to the next', () => {
    expect(renderLatex('\\gdef\\leak{1}\\leak').ok).toBe(true)
    expect(findLatexProblem('\\leak')?.kind).toBe('syntax')
  })
})

describe('what a formula may cost (F8)', triedOften({ tests: 7 }), () => {
  noteEachTest({ id: 'F8', what: 'formulas of any length, depth and expansion, alone' })
  it.each([
    ['100 KB of input', 'x'.repeat(100_000), 'too-long'],
    ['a 200×200 matrix', `\\begin{matrix}${`${'1&'.repeat(199)}1\\\\`.repeat(200)}\\end{matrix}`, 'too-long'],
    ['deep groups', `${'{'.repeat(60)}x${'}'.repeat(60)}`, 'too-deep'],
    ['deep \\left', `${'\\left('.repeat(60)}x${'\\right)'.repeat(60)}`, 'too-deep'],
    [
      'a macro bomb',
      '\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\d\\d}\\def\\d{\\e\\e}\\def\\e{\\f\\f}\\def\\f{\\g\\g}\\def\\g{xx}\\a',
      'too-costly',
    ],
    ['an endless macro', '\\def\\a{\\a}\\a', 'too-costly'],
  ])('bounds %s', (_what, latex, kind) => {
    expect(findLatexProblem(latex)?.kind).toBe(kind)
  })

  it('never throws, whatever is typed', () => {
    const command = fc.constantFrom(
      '\\frac',
      '{',
      '}',
      '^',
      '_',
      '\\left(',
      '\\right)',
      '\\begin{matrix}',
      '\\end{matrix}',
      '&',
      '\\\\',
      'x',
      '\\sqrt',
      '#1',
      '%',
      '~',
      '\\def\\a',
      '\\a',
      '数',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 80 }), (parts) => {
        const rendered = renderLatex(parts.join(''))
        expect(rendered.ok ? rendered.html : rendered.problem.kind).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
