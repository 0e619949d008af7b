import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setText } from '../../../site/preview/breakLines.ts'

/** As a typewriter would: a full-width letter is as wide as it is high, any other one half of it. */
const measure = (text: string) =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.5), 0)
const set = (
  text: string,
  width: number,
  [first, ...others]: [size: number, lines: number][] = [[10, 9]],
) => {
  const toSize = ([size, lines]: [size: number, lines: number] = [10, 9]) => ({ size, lines })
  return setText({ text, width, measure, sizes: [toSize(first), ...others.map(toSize)] })
}

describe('a title in lines', () => {
  it('is broken between phrases in Japanese, in lines of about the same length', () => {
    expect(set('拡散モデルによるデータ生成技術の数理と実践', 160).lines).toEqual([
      '拡散モデルによる',
      'データ生成技術の数理と実践',
    ])
  })

  it('is broken between words in English, and after a hyphen', () => {
    expect(set('The Art of State-of-the-Art Generative Modelling', 130).lines).toEqual([
      'The Art of State-of-the-',
      'Art Generative Modelling',
    ])
  })

  it('stays on one line where it has room', () => {
    expect(set('短い題', 1000)).toEqual({ size: 10, lines: ['短い題'], isWhole: true })
  })

  it('takes the first size at which it has no more lines than are allowed', () => {
    const sizes: [number, number][] = [
      [40, 1],
      [20, 2],
      [10, 3],
    ]
    expect(set('短い', 160, sizes).size).toBe(40)
    expect(set('機械学習のための数学', 160, sizes)).toMatchObject({
      size: 20,
      lines: ['機械学習の', 'ための数学'],
    })
    expect(set('機械学習のための数学入門と応用', 90, sizes).size).toBe(10)
  })

  it('ends with an ellipsis where it is too long for the last size', () => {
    const { lines, isWhole } = set('あ'.repeat(100), 100, [[10, 3]])
    expect(isWhole).toBe(false)
    expect(lines).toEqual(['あ'.repeat(10), 'あ'.repeat(10), `${'あ'.repeat(9)}…`])
  })

  it('is broken within a word that is wider than the picture', () => {
    expect(set('Donaudampfschifffahrtsgesellschaft', 50).lines.join('')).toBe(
      'Donaudampfschifffahrtsgesellschaft',
    )
  })

  it('has no line that begins with what may begin none, also where it is broken anywhere', () => {
    for (let width = 60; width < 200; width += 5)
      for (const line of set(
        '「データベースッ！」、ちゃんと（括弧）の「キャッシュサーバー」：実践、'.repeat(3),
        width,
      ).lines)
        expect(line).not.toMatch(/^[、。」）：ーッャゃ]|[「（]$/)
  })

  it('is wider than its room nowhere, and loses nothing but the spaces at its breaks', () => {
    const letter = fc.constantFrom(
      ...['あ', '漢', 'ー', '、', '「', '」', 'a', 'W', '-', ' ', '1', '👩‍💻', 'é'],
    )
    fc.assert(
      fc.property(
        fc.array(letter, { maxLength: 60 }),
        fc.integer({ min: 60, max: 400 }),
        (letters, width) => {
          const text = letters.join('').replace(/\s+/g, ' ').trim()
          const { lines } = set(text, width, [[10, 1000]])
          const withoutSpaces = (words: string) => words.replace(/\s/g, '')
          expect(withoutSpaces(lines.join(''))).toBe(withoutSpaces(text))
          for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width / 10)
        },
      ),
    )
  })
})
