import { describe, expect, it } from 'vitest'
import {
  foldFormula,
  foldWords,
  readQuestion,
  search,
  type SearchText,
} from '../../../../site/assets/scripts/find/searchText.ts'

/** Formulas with the signs that KaTeX's MathML holds. */
const formulas = {
  variance: foldFormula('\\sigma_{t}^2', ['σ', 't', '2']),
  bold: foldFormula('p\\left(\\mathbf{x} \\mid y\\right)', ['p', '(', '𝐱', '∣', 'y', ')']),
  lowered: foldFormula('x_{i}', ['x', 'i']),
  raised: foldFormula('x^i', ['x', 'i']),
  integral: foldFormula('\\int_0^1 \\theta\\,dt', ['∫', '0', '1', 'θ', 'd', 't']),
  member: foldFormula('x \\in \\mathbb{R}', ['x', '∈', 'R']),
  ratio: foldFormula('\\mathrm{SNR}(t) \\leq \\sin(x)', [
    'S',
    'N',
    'R',
    '(',
    't',
    ')',
    '≤',
    'sin',
    '(',
    'x',
    ')',
  ]),
  product: foldFormula('\\alpha\\beta_t', ['α', 'β', 't']),
}
type Name = keyof typeof formulas
const texts = [
  ...Object.entries(formulas).map(([name, formula]): SearchText & { name: string } => ({
    name,
    words: '',
    formulas: [formula],
  })),
  { name: 'japanese', words: foldWords('37ページ 下から7行目 各ﾃﾞｰﾀの「拡散モデル」'), formulas: [] },
  { name: 'english', words: foldWords('Swap the panels: the author’s Next Figure 1.2'), formulas: [] },
]
const resultsOf = (typed: string) => search(texts, readQuestion(typed)).map(({ name }) => name)

describe('a question', () => {
  it.each<[string, (Name | 'japanese' | 'english')[]]>([
    ['\\sigma', ['variance']],
    ['\\sig', ['variance']],
    ['σ', ['variance']],
    ['sigma', ['variance']],
    ['σ_t', ['variance']],
    ['\\sigma_t', ['variance']],
    ['sigma_t^2', ['variance']],
    ['p(x', ['bold']],
    ['p(x|y)', ['bold']],
    ['ｐ（ｘ', ['bold']],
    ['x_i', ['lowered']],
    ['x_{i}', ['lowered']],
    ['$x^i$', ['raised']],
    ['xⁱ', ['raised']],
    ['\\in', ['member']],
    ['\\int', ['integral']],
    ['∈', ['member']],
    ['ℝ', ['member', 'ratio']],
    ['\\mathbb{R}', ['member', 'ratio']],
    ['\\mathrm{SNR}', ['ratio']],
    ['theta', ['integral']],
    ['eta', []],
    ['SNR', ['ratio']],
    ['snr(t)', ['ratio']],
    ['sin(x)', ['ratio']],
    ['\\le', ['ratio']],
    ['\\Sigma', []],
    ['beta_t', ['product']],
    ['\\beta_t', ['product']],
    ['拡散モデル', ['japanese']],
    ['データ 拡散', ['japanese']],
    ['３７ページ', ['japanese']],
    ['swap PANELS', ['english']],
    ["author's", ['english']],
    ['figure 1.2', ['english']],
    ['left', []],
    ['mathbf', []],
    ['各枝', []],
  ])('%s finds %o', (typed, names) => expect(resultsOf(typed)).toEqual(names))

  it('of one letter means a sign of a formula, and no letter of a word', () => {
    expect(resultsOf('x')).toEqual(['bold', 'lowered', 'raised', 'member', 'ratio'])
    expect(resultsOf('X')).toEqual(resultsOf('x'))
  })

  it('of nothing but white space or braces asks for nothing that is there', () => {
    expect(readQuestion(' 　 ')).toEqual([])
    expect(resultsOf('{}')).toEqual([])
  })
})
