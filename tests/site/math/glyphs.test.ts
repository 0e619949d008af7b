import { describe, expect, it } from 'vitest'
import { noMacros } from '../../../content/macros.ts'
import { createMath } from '../../../site/math/createMath.ts'
import { joinGlyphs } from '../../../site/math/joinGlyphs.ts'

const math = createMath()
function glyphsOf(latex: string): Record<string, string> {
  const formula = math(latex, { display: false, macros: noMacros })
  if (!formula.ok) throw new Error(`${latex} was not rendered`)
  return Object.fromEntries(formula.glyphs)
}

// Between what stands above and below a line.
const joint = '\u200b'

describe('the glyphs of a formula', () => {
  it.each([
    ['x+1', { 'KaTeX_Main-Regular': '+1', 'KaTeX_Math-Italic': 'x' }],
    ['\\mathbf{x}\\mathbb{R}', { 'KaTeX_AMS-Regular': 'R', 'KaTeX_Main-Bold': 'x' }],
    ['a<b', { 'KaTeX_Main-Regular': '<', 'KaTeX_Math-Italic': 'ab' }],
    ['\\sum', { 'KaTeX_Size1-Regular': '∑' }],
    ['\\text{a \\textbf{b}}', { 'KaTeX_Main-Bold': 'b', 'KaTeX_Main-Regular': 'a\u00a0' }],
    ['\\boldsymbol{\\alpha}', { 'KaTeX_Math-BoldItalic': 'α' }],
    ['x_i', { 'KaTeX_Main-Regular': joint, 'KaTeX_Math-Italic': 'ix' }],
  ])('of %s are by the font of each', (latex, glyphs) => {
    expect(glyphsOf(latex)).toEqual(glyphs)
  })

  it('of a bracket made of parts are in the font of the parts', () => {
    const rows = Array.from({ length: 9 }, () => 'a').join('\\\\')
    expect(glyphsOf(`\\left\\{\\begin{matrix}${rows}\\end{matrix}\\right.`)).toMatchObject({
      'KaTeX_Size4-Regular': '⎧⎨⎩',
    })
  })

  it('are the same object for formulas with the same ones', () => {
    const both = ['x+y', 'y+x'].map((latex) => math(latex, { display: false, macros: noMacros }))
    const [first, second] = both.map((formula) => (formula.ok ? formula.glyphs : null))
    expect(first).toBe(second)
  })
})

describe('the glyphs of a book’s fonts', () => {
  const file = (name: string, characters: string) => new Map([[`KaTeX_${name}`, characters]])

  it('are those in use, whatever order they are used in, and what equations are numbered with', () => {
    const fonts = joinGlyphs([file('Main-Regular', '='), file('Main-Regular', '+')])
    expect(fonts).toEqual(file('Main-Regular', ' ()+0123456789=\u00a0'))
    expect(joinGlyphs([file('Main-Regular', '+='), file('Main-Regular', '2')])).toEqual(fonts)
  })

  it('change with a sign that was not used yet, in its font alone', () => {
    const before = joinGlyphs([file('Math-Italic', 'x'), file('Main-Regular', '+')])
    const after = joinGlyphs([file('Math-Italic', 'x'), file('Main-Regular', '+∮')])
    expect(after.get('KaTeX_Math-Italic')).toBe(before.get('KaTeX_Math-Italic'))
    expect(after.get('KaTeX_Main-Regular')).toContain('∮')
    expect(before.get('KaTeX_Main-Regular')).not.toContain('∮')
  })

  it('have spaces', () => {
    expect(joinGlyphs([file('AMS-Regular', 'R'), file('AMS-Regular', 'E')])).toEqual(
      file('AMS-Regular', ' ER\u00a0'),
    )
  })

  it('have the parts of a letter with an accent, which a browser may put together', () => {
    expect(joinGlyphs([file('Main-Bold', 'é')])).toEqual(file('Main-Bold', ' e\u00a0é\u0301'))
  })
})
