import { expect, it } from 'vitest'
import { splitPhrases } from '../../../site/i18n/phrases.ts'

it.each([
  ['関数の勾配を使ったデータ生成技術の数理', ['関数の', '勾配を', '使った', 'データ生成技術の', '数理']],
  ['誤りを見つけたら', ['誤りを', '見つけたら']],
  ['Diffusion Models', ['Diffusion Models']],
  ['', ['']],
])('divides %j', (text, phrases) => {
  expect(splitPhrases(text)).toEqual(phrases)
})

it.each(['一', 'ア', '  本 文  ', 'C++ 入門: 第3版(改訂)', '😀の本'])('loses nothing of %j', (text) => {
  expect(splitPhrases(text).join('')).toBe(text)
})
