import { describe, expect, it } from 'vitest'
import { pageWord, questionWords, searchWords, wordEnd } from '../../content/searchWords.ts'

describe('the words of the search', () => {
  it.each([
    ['各枝の図', '各枝 枝の の図 図'],
    ['2次微分の和を負', '2 次微 微分 分の の和 和を を負 負'],
    ['データ、ﾃﾞｰﾀ', 'デー ータ タ'],
    ['\\sigma_{t}^2 + \\mathbf{x}', 'sigma t 2 mathbf x'],
    ['σ_t² ≤ ∇f', 'σ t 2 u2264 u2207 f'],
    ['Straße naïve x̃ ℝ', 'straße naive x r'],
    ['がか パハ', 'がか か パハ ハ'],
    ['Привет, мир', 'привет мир'],
    ['한국어 שלום', '한국어 שלום'],
    ['𠮷野 﨑', '𠮷野 野 﨑'],
    ['12-13, xiii', '12 13 xiii'],
    ['H₂SO₄ と CuSn8', 'h 2 so 4 と cusn 8 h2so4 cusn8'],
    ['\\ce{H2SO4}', 'ce h 2 so 4 h2so4'],
    ['<script>alert(1)</script>', 'script alert 1'],
    ['', ''],
    ['、。$ + -', ''],
  ])('%j: %s', (text, words) => {
    expect(searchWords(text).join(' ')).toBe(words)
  })

  it('are in a question what any part of the text has', () => {
    const letters = [...'拡散モデルのデータ']
    const words = searchWords(letters.join(''))
    for (let from = 0; from < letters.length; from += 1)
      for (let to = from + 1; to <= letters.length; to += 1) {
        const asked = questionWords(letters.slice(from, to).join(''))
        expect(asked.every((word) => words.some((one) => `${one}${wordEnd}`.startsWith(word)))).toBe(true)
      }
  })

  it('are looked for by their beginning, but for numbers, signs and single letters', () => {
    const asked = (question: string) => questionWords(question).join(' ').replaceAll(wordEnd, '|')
    expect(asked('各枝 枝')).toBe('各枝 枝')
    expect(asked('各枝の図')).toBe('各枝 枝の の図')
    expect(asked('\\sigma、σ')).toBe('sigma σ|')
    expect(asked('x_t ≤ ∇, 37')).toBe('x| t| u2264| u2207| 37|')
    expect(asked(' #2XW3R ')).toBe('2xw3r|')
    expect(asked('Variances of densities, bias, less')).toBe('variance of densit bia less')
  })

  it.each(['p. 37', 'p.37', 'P37', 'pp. 37–38', 'page 37', '37ページ', 'ｐ．３７', '３７頁', '37〜38ページ'])(
    'of %s are the page, as the index has it in every language',
    (question) => {
      expect(questionWords(question)).toEqual([`${pageWord('37')}${wordEnd}`])
    },
  )

  it('are the digits of an ISBN', () => {
    expect(questionWords('ISBN 978-4-00-000000-2')).toEqual(['isbn', `9784000000002${wordEnd}`])
  })

  it('know a page beside other words, and a variable p from a page', () => {
    const asked = (question: string) => questionWords(question).join(' ').replaceAll(wordEnd, '|')
    expect(asked('p. xiii 分散')).toBe('xiiip| 分散')
    expect(asked('A-4ページの式')).toBe('a4p| の式')
    expect(asked('p(x), p_{37}, p3, \\sp 3')).toBe('p| x| 37| 3| sp')
  })
})
