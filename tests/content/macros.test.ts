import { describe, expect, it } from 'vitest'
import { findLatexProblem, renderLatex } from '../../content/latex.ts'
import { findMacroProblems } from '../../content/macroProblems.ts'
import { macroLimits, readMacros, usedMacros } from '../../content/macros.ts'

const preamble = String.raw`% Notation of the book
\newcommand{\KL}[2]{D_{\mathrm{KL}}(#1\,\|\,#2)}
\newcommand\vx{\mathbf{x}} % bold
\renewcommand{\R}{\mathbb{R}}
\DeclareMathOperator*{\argmaxx}{arg\,max}
\DeclareMathOperator{\sg}{sigmoid}
\def\norm#1{\lVert #1\rVert}
`

describe('readMacros', () => {
  it('reads what a preamble holds', () => {
    const { list, problems } = readMacros(preamble)
    expect(problems).toEqual([])
    expect(list.map(({ name, parameters, body }) => [name, parameters, body])).toEqual([
      ['\\KL', 2, 'D_{\\mathrm{KL}}(#1\\,\\|\\,#2)'],
      ['\\vx', 0, '\\mathbf{x}'],
      ['\\R', 0, '\\mathbb{R}'],
      ['\\argmaxx', 0, '\\operatorname*{arg\\,max}'],
      ['\\sg', 0, '\\operatorname{sigmoid}'],
      ['\\norm', 1, '\\lVert #1\\rVert'],
    ])
  })

  it('holds in every formula, and nothing else does', () => {
    const { macros } = readMacros(preamble)
    for (const latex of ['\\KL{p}{q}', '\\argmaxx_x f(\\vx)', '\\norm{\\vx} \\in \\R', '\\sg(x)'])
      expect(findLatexProblem(latex, { macros })).toBeNull()
    expect(findLatexProblem('\\KL{p}{q}')?.kind).toBe('syntax')
  })

  it('gives a formula the macros that it calls, and those that these call', () => {
    const { macros } = readMacros('\\newcommand{\\a}{\\b}\\newcommand{\\b}{x}\\newcommand{\\c}{y}')
    expect([...usedMacros('\\a^2', macros).keys()]).toEqual(['\\a', '\\b'])
    expect(usedMacros('x^2', macros).size).toBe(0)
  })
})

describe('what macros may cost', () => {
  it('lets an author use a short one often', () => {
    const { macros } = readMacros('\\newcommand{\\vx}{\\mathbf{x}}')
    expect(renderLatex('\\vx'.repeat(300), { macros }).ok).toBe(true)
  })

  it('refuses a bomb', () => {
    const names = [...'abcdefghij']
    const bomb = names.map((name, index) => {
      const next = names[index + 1]
      const body = next === undefined ? 'x' : `\\m${next}`.repeat(10)
      return `\\newcommand{\\m${name}}{${body}}`
    })
    const { macros, problems } = readMacros(bomb.join('\n'))
    expect(problems).toEqual([])
    expect(findLatexProblem('\\ma', { macros })?.kind).toBe('too-costly')
  })

  it('still bounds what a formula defines itself', () => {
    const { macros } = readMacros('\\newcommand{\\vx}{x}')
    expect(findLatexProblem('\\def\\a{\\vx\\a}\\a', { macros })?.kind).toBe('too-costly')
  })
})

describe('findMacroProblems', () => {
  it('says for each what is wrong, where and what to do', () => {
    const bad = [
      'foo',
      '\\newcommand{\\a}{\\b}\\newcommand{\\b}{\\a}',
      '\\newcommand{\\c}[1]{#2}',
      '\\newcommand{\\d}{x}\\newcommand{\\d}{y}',
      '\\newcommand{\\e}{\\raisebox{9em}{x}}',
      `\\newcommand{\\f}{${'x'.repeat(macroLimits.body + 1)}}`,
      '\\newcommand{\\g}{x',
    ]
    expect(findMacroProblems(bad.join('\n')).map(({ en }) => en)).toEqual([
      'Line 1: "foo" is no definition. Write \\newcommand{\\name}[parameters]{body} or \\DeclareMathOperator{\\name}{body}.',
      'Line 2: \\a calls itself. Take it out of its body.',
      'Line 2: \\b calls itself. Take it out of its body.',
      'Line 3: the "#" in \\c do not fit its parameters. Correct the number in \\newcommand{\\c}[number]{…}.',
      'Line 4: \\d is defined above, too. Remove one of the two.',
      'Line 5: \\raisebox is not allowed in \\e. Remove it.',
      `Line 6: \\f is longer than ${macroLimits.body} characters. Split it.`,
      'Line 7: the "{" of \\g is not closed. Add "}".',
    ])
  })

  it("says in Japanese what KaTeX can't read, with the line", () => {
    expect(findMacroProblems('\\newcommand{\\x}{\n\\frac{1}}').map(({ ja }) => ja)).toEqual([
      '1行目: \\x: 数式を読めません(命令の引数が足りないか、「}」で閉じられていません)。LaTeXを直してください。',
    ])
    expect(findMacroProblems('')).toEqual([])
    expect(findMacroProblems('% nothing but a comment')).toEqual([])
  })

  it('never lets a forbidden command into a formula', () => {
    const { macros } = readMacros(
      '\\newcommand{\\up}{\\raisebox{-9999em}{x}}\\newcommand{\\go}{\\href{https://example.org}{x}}',
    )
    expect(findLatexProblem('\\up', { macros })?.kind).toBe('syntax')
    expect(findLatexProblem('\\go', { macros })?.kind).toBe('forbidden')
  })
})
