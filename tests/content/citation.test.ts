import { describe, expect, it } from 'vitest'
import { bibtexMonth, escapeLatex, fillCitation, mailtoAddress } from '../../content/citation.ts'

const values = {
  tag: '7K2QD',
  place: 'p. 3, 50 % of {x}',
  status: '',
  day: '1 April 2026',
  year: '2026',
  month: 'apr',
  url: 'https://example.org/a_b/#7K2QD',
  copy: '',
}

describe('fillCitation', () => {
  it('puts the values in, with what is around them only where they are not empty', () => {
    const parts = [
      '#',
      { value: 'tag' as const },
      { value: 'status' as const, before: ' (', after: ')' },
      { value: 'day' as const, before: ', ' },
    ]
    expect(fillCitation(parts, { values })).toBe('#7K2QD, 1 April 2026')
    expect(fillCitation(parts, { values: { ...values, status: 'Withdrawn' } })).toBe(
      '#7K2QD (Withdrawn), 1 April 2026',
    )
  })

  it('escapes words of values, and neither what it was given to write them into nor an address', () => {
    const parts = ['\\url{', { value: 'url' as const }, '} ', { value: 'place' as const }]
    expect(fillCitation(parts, { values, escape: escapeLatex })).toBe(
      '\\url{https://example.org/a_b/#7K2QD} p. 3, 50 \\% of \\{x\\}',
    )
  })
})

describe('escapeLatex', () => {
  it('leaves no sign that means something to LaTeX', () => {
    expect(escapeLatex('C# & $5_000 ~ 100% {a}^2 \\n 数学')).toBe(
      'C\\# \\& \\$5\\_000 \\textasciitilde{} 100\\% \\{a\\}\\textasciicircum{}2 \\textbackslash{}n 数学',
    )
  })
})

it('names months as BibTeX’s styles do', () => {
  expect(['2026-01-31', '2026-09-01', '2026-12-31', ''].map(bibtexMonth)).toEqual(['jan', 'sep', 'dec', ''])
})

it('writes the address of a mail with its lines and signs', () => {
  const mail = mailtoAddress({ to: 'a@example.org', subject: 'C & D', body: '本: x\n刷: ' })
  expect(mail).toBe('mailto:a@example.org?subject=C%20%26%20D&body=%E6%9C%AC%3A%20x%0D%0A%E5%88%B7%3A%20')
})
