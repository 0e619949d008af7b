import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../../site/assets/scripts/search/excerpt.ts'

const shown = (text: string, question: string) =>
  excerptOf(text, question)
    .map(({ words, isHit }) => (isHit ? `[${words}]` : words))
    .join('')

describe('the excerpt of a result', () => {
  it('marks what was looked for, in any case', () => {
    expect(shown('Noise と noise: σ_t²', 'NOISE σ')).toBe('[Noise] と [noise]: [σ]_t²')
  })

  it('takes signs of a question as signs', () => {
    expect(shown('f(x) = a+b*c [1] \\d', 'a+b*c [1] .*')).toBe('f(x) = [a+b*c] [[1]] \\d')
  })

  it('takes any question', () => {
    expect(shown('pp. 12-13, a/b', '12-13 a/b')).toBe('pp. [12-13], [a/b]')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, question) => {
        const pieces = excerptOf(text, question)
        expect(pieces.map(({ words }) => words).join('')).toBe(text)
      }),
    )
  })

  it('marks no single Latin letter or digit', () => {
    expect(shown('the 2 tables', 't 2')).toBe('the 2 tables')
  })

  it('stands around the first hit of a long text', () => {
    expect(shown(`${'word '.repeat(80)}needle ${'rest '.repeat(80)}`, 'needle')).toBe(
      `… ${'word '.repeat(7)}[needle] ${'rest '.repeat(27)}res …`,
    )
  })

  it('is the beginning where the hit is in a formula as it is written', () => {
    expect(shown(`σ ${'word '.repeat(80)}`, '\\sigma')).toBe(`σ ${'word '.repeat(35)}wor …`)
  })

  it('does not begin in the middle of a sign', () => {
    const [first] = excerptOf(`${'𠮷'.repeat(101)}針${'の'.repeat(300)}`, '針').slice(1)
    expect(first?.words).not.toMatch(/^[\uDC00-\uDFFF]/)
  })
})
