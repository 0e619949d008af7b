import { describe, expect, it } from 'vitest'
import { noMacros, readMacros } from '../../../content/macros.ts'
import { createMath, type Formula } from '../../../site/math/createMath.ts'
import { findFormulaProblems } from '../../../site/math/formulaProblems.ts'
import { moveStylesToClasses } from '../../../site/math/inlineStyles.ts'
import { readKatexStyles } from '../../../site/math/katexStyles.ts'
import { findMathNeeds } from '../../../site/math/mathStylesheet.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'

const inLine = { display: false, macros: noMacros }

function render(latex: string): Extract<Formula, { ok: true }> {
  const formula = createMath()(latex, inLine)
  if (!formula.ok) throw new Error(`${latex} was not rendered`)
  return formula
}

describe('styles as classes', () => {
  it('takes each style attribute away and keeps what it said', () => {
    const { html, styles } = moveStylesToClasses(
      '<span class="a" style="height:1em;"></span><i style="top:2em">x</i>',
    )
    const [first, second] = styles.map(({ name }) => name)
    expect(html).toBe(`<span class="a ${first}"></span><i class="${second}">x</i>`)
    expect(styles.map(({ declarations }) => declarations)).toEqual(['height:1em', 'top:2em'])
  })

  it('gives one class to the same declarations, whatever was rendered before', () => {
    const once = moveStylesToClasses('<i style="top:2em">x</i>')
    moveStylesToClasses('<i style="top:3em">x</i>')
    expect(moveStylesToClasses('<i style="top:2em">x</i>')).toEqual(once)
  })

  it('leaves words that look like a style alone', () => {
    const text = '<mtext>a style=&quot;top:1em&quot; b</mtext>'
    expect(moveStylesToClasses(text).html).toBe(text)
  })

  it.each([
    '\\sigma^2',
    '\\sqrt{\\frac{a}{b}}_x',
    '\\color{red}{x}',
    '\\colorbox{yellow}{x}',
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    '\\text{a style="x" b}',
    '\\cancel{x}\\boxed{y}',
    '\\left(\\frac{\\partial^2 f}{\\partial x^2}\\right)',
  ])('leaves no style attribute in %s', (latex) => {
    const inTags = [
      ...render(latex)
        .html()
        .matchAll(/<[a-z][^<>]*>/g),
    ]
      .map(String)
      .join('')
    expect(inTags).not.toMatch(/\sstyle=/)
  })
})

describe('a renderer', () => {
  it('remembers a formula by its text', () => {
    const math = createMath()
    expect(math('x^2', inLine)).toBe(math('x^2', inLine))
  })

  it('knows the macros of a book, and another book’s by the same name', () => {
    const math = createMath()
    const htmlWith = (definition: string) => {
      const { macros } = readMacros(definition)
      const formula = math('\\KL', { display: false, macros })
      return formula.ok ? formula.html() : null
    }
    expect(htmlWith('\\newcommand{\\KL}{D}')).toContain('<mi>D</mi>')
    expect(htmlWith('\\newcommand{\\KL}{K}')).toContain('<mi>K</mi>')
    expect(htmlWith('')).toBeNull()
  })

  it('sets a formula on lines of its own otherwise than in the line', () => {
    const math = createMath()
    const htmlOf = (display: boolean) => {
      const formula = math('\\sum_i x_i', { display, macros: noMacros })
      return formula.ok ? formula.html() : ''
    }
    expect(htmlOf(true)).toContain('katex-display')
    expect(htmlOf(false)).not.toContain('katex-display')
  })

  it('forgets what was asked for the longest time ago where its cache is full', () => {
    const math = createMath({ cacheSize: 4_000 })
    const first = math('x^2', inLine)
    const second = math('y^2', inLine)
    expect(math('x^2', inLine)).toBe(first)
    for (const letter of 'abcd') {
      math(`${letter}^2`, inLine)
      expect(math('x^2', inLine)).toBe(first)
    }
    expect(math('y^2', inLine)).not.toBe(second)
    expect(math('y^2', inLine)).toMatchObject({ ok: true, styles: second.ok ? second.styles : [] })
  })

  it('says in words what a formula shows, once it is asked', () => {
    const words = (latex: string) => render(latex).inWords()
    expect(words('\\sigma^2')).toBe('σ²')
    expect(words('\\frac{a+b}{2} < \\mathbb{R}^n')).toBe('(a+b)/2 < ℝⁿ')
  })

  it('says that a formula cannot be read', () => {
    expect(createMath()('\\tilde{x))', inLine)).toEqual({ ok: false })
  })

  it('keeps the LaTeX and MathML beside the picture, for screen readers and copying', () => {
    const html = render('\\mathbf{s}_\\theta').html()
    expect(html).toContain('<annotation encoding="application/x-tex">\\mathbf{s}_\\theta</annotation>')
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">')
  })
})

describe('the style sheet of the formulas', () => {
  const katex = readKatexStyles()
  const sheetFor = (latex: string[]) => {
    const formulas = latex.map((one) => createMath()(one, inLine)).filter((formula) => formula.ok)
    const needs = findMathNeeds({ katex, formulas })
    return { glyphs: needs.glyphs, css: needs.css((name) => `x-${name}`) }
  }

  it('holds the classes of the formulas that are given, and no others', () => {
    const formula = render('x^2')
    const { css } = sheetFor(['x^2'])
    for (const { name, declarations } of formula.styles) expect(css).toContain(`.${name}{${declarations}}`)
    expect(css.match(/^\.k[0-9a-f]{8}/gm)).toHaveLength(formula.styles.length)
  })

  it('holds the rules of KaTeX for the classes that the formulas have, and no others', () => {
    const { css } = sheetFor(['x^2', '\\frac{1}{2}'])
    expect(css).toContain('.katex .mfrac .frac-line{border-bottom-style:solid;')
    expect(css).toContain('.katex .katex-sizing.reset-size6.size3{font-size:.7em}')
    expect(css).not.toMatch(/delimsizing|mathbb|size11|accent/)
  })

  it('brings the fonts that are needed', () => {
    const fontsOf = (latex: string[]) => [...sheetFor(latex).glyphs.keys()]
    expect(fontsOf(['x'])).toEqual(['KaTeX_Math-Italic'])
    expect(fontsOf(['\\mathbb{E}', '\\mathcal{N}', '\\sum 1'])).toEqual([
      'KaTeX_AMS-Regular',
      'KaTeX_Caligraphic-Regular',
      'KaTeX_Main-Regular',
      'KaTeX_Size1-Regular',
    ])
    expect(sheetFor(['x']).css).not.toMatch(/url\((?!x-KaTeX_[\w-]+\))/)
  })

  it('brings the signs of the numbers that the style sheet gives to equations', () => {
    const formula = createMath()('\\begin{align}x\\end{align}', { display: true, macros: noMacros })
    expect(formula.ok && formula.classNames.has('eqn-num')).toBe(true)
    const { glyphs } = findMathNeeds({ katex, formulas: formula.ok ? [formula] : [] })
    expect(glyphs.get('KaTeX_Main-Regular')).toMatch(/\(.*\).*0123456789/)
  })

  it('is the same for the same formulas in another order', () => {
    expect(sheetFor(['y^3', '\\frac{1}{2}'])).toEqual(sheetFor(['\\frac{1}{2}', 'y^3']))
  })
})

describe('what an editor is told', () => {
  it('says nothing of a broken formula that the book itself printed', () => {
    expect(findFormulaProblems({ documents: smallSnapshot(), macros: noMacros, math: createMath() })).toEqual(
      [],
    )
  })

  it('names the erratum, its place and field, and what to do', () => {
    const snapshot = smallSnapshot()
    const erratum = snapshot.errata[0]
    if (erratum === undefined) throw new Error('The fixture has no erratum.')
    erratum.correction = '平均 $\\mu^2^3$'
    expect(findFormulaProblems({ documents: snapshot, macros: noMacros, math: createMath() })).toEqual([
      {
        severity: 'warning',
        message: {
          ja:
            '正誤 7K2QD(37ページ 下から7行目)、正: 10文字目: 数式を読めません(上付き(^)が2つ続いています)。' +
            'LaTeXを直してください。それまでこの数式はコードのまま表示されます。',
          en:
            'Erratum 7K2QD (p. 37, line 7 from the bottom), correction: Character 10: this formula cannot be read ' +
            '(KaTeX: Double superscript). Correct the LaTeX. Until then this formula is shown as code.',
        },
        document: { collection: 'errata', id: 'erratum-1' },
      },
    ])
  })

  it('looks into the rich text of each language', () => {
    const snapshot = smallSnapshot()
    const item = snapshot.news[0]
    if (item === undefined) throw new Error('The fixture has no news.')
    item.body.en = [
      {
        kind: 'list',
        ordered: false,
        items: [{ children: [{ kind: 'text', text: '$\\frac{1$', marks: [] }], blocks: [] }],
      },
    ]
    expect(
      findFormulaProblems({ documents: snapshot, macros: noMacros, math: createMath() }).map(
        (problem) => problem.message.en,
      ),
    ).toEqual([
      expect.stringMatching(
        /^News “second-printing”, text \(English\): Character \d+: this formula cannot be read/,
      ),
    ])
  })
})
