import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePair, showPair, textOf } from './showPair.ts'

const piece = fc.constantFrom(
  ...[
    '$x$',
    '$\\frac{a}{b}$',
    '$x_i^2$',
    '$\\left( y \\right)$',
    '$\\begin{pmatrix} a & b \\\\ c \\end{pmatrix}$',
  ],
  ...[
    '$\\ce{H2O}$',
    '$\\ce{2H3O+ <=> OH-}$',
    '$\\sum_{i=1}^n$',
    "$f'$",
    '$\\mathbf{x} + \\alpha$',
    '$\\tilde{x))$',
    '$a \\over$',
    '$\\vx_1 \\norm{y}$',
  ],
  ...[
    '技術',
    'word ',
    'の',
    '、',
    '  ',
    '\n',
    '`for i`',
    '```\n  a\n```',
    'https://example.org/',
    '\\$',
    '{',
    '}',
    '$',
  ],
)
const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const macros = '\\newcommand{\\vx}{\\mathbf{x}}\n\\newcommand{\\norm}[1]{\\left\\| #1 \\right\\|}'

describe('any two readings', () => {
  it('are the same without their marks, and the MathML of a formula is', () => {
    fc.assert(
      fc.property(text, text, (original, correction) => {
        const compared = comparePair({ original, correction, lang: 'ja', macros, locale: 'en' })
        for (const { parts } of [compared.original, compared.correction]) {
          for (const { change, ...part } of parts) {
            if (change === undefined || change === 'all') continue
            const { length } = change.latex ?? textOf(part)
            expect(change.ranges.every(({ start, end }) => start < end && end <= length)).toBe(true)
            expect(
              change.ranges.every(({ start }, index) => start >= (change.ranges[index - 1]?.end ?? 0)),
            ).toBe(true)
            if (part.kind !== 'formula') continue
            const mathml = (html: string) => /<math[\s>].*<\/math>/s.exec(html)?.[0]
            expect(mathml(change.formula?.html() ?? '')).toBe(mathml(part.formula.html()))
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('have no marks where they are one text', () => {
    fc.assert(
      fc.property(text, (same) => {
        const { wrong, right, ja, en } = showPair([same, same], { macros })
        expect([wrong, ja, en]).toEqual([right, null, null])
      }),
      { numRuns: 30 },
    )
  })
})
