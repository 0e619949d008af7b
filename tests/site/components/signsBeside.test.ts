import { expect, it } from 'vitest'
import { signsBeside, wordsBetween } from '../../../site/components/signsBeside.ts'
import type { TextPart } from '../../../site/page-models/textParts.ts'

const words = (text: string): TextPart => ({ kind: 'words', words: text })
const formula = (display = false, bases = 1): TextPart => ({
  kind: 'formula',
  latex: 'x',
  display,
  formula: {
    ok: true,
    html: () => '<span class="katex-base"></span>'.repeat(bases),
    styles: [],
    classNames: new Set(),
    glyphs: new Map(),
    inWords: () => 'x',
  },
})

it.each([
  ['brackets and commas around it', '「', '」、', { opening: '「', closing: '」、' }, ['', '']],
  ['letters', 'ただし', 'は', { opening: '', closing: '' }, ['ただし', 'は']],
  ['the end of an English sentence', 'that (', ').', { opening: '(', closing: ').' }, ['that ', '']],
  ['a space', 'that ', ' .', { opening: '', closing: '' }, ['that ', ' .']],
])('%s', (_name, before, after, signs, rest) => {
  const parts = [words(before), formula(), words(after)]
  expect(signsBeside(parts, 1)).toEqual(signs)
  expect([wordsBetween(parts, 0), wordsBetween(parts, 2)]).toEqual(rest)
})

it('gives no sign to two formulas, and none to a formula on lines of its own, or one that may be broken itself', () => {
  const between = [formula(), words('」「'), formula()]
  expect([
    signsBeside(between, 0).closing,
    signsBeside(between, 2).opening,
    wordsBetween(between, 1),
  ]).toEqual(['」', '「', ''])
  const display = [words('('), formula(true), words('、')]
  expect(signsBeside(display, 1)).toEqual({ opening: '', closing: '' })
  expect([wordsBetween(display, 0), wordsBetween(display, 2)]).toEqual(['(', '、'])
  const long = [words('('), formula(false, 2), words('、')]
  expect(signsBeside(long, 1)).toEqual({ opening: '', closing: '' })
})
