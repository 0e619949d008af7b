import { expect, it } from 'vitest'
import { noMacros } from '../../../content/macros.ts'
import { compareFormulas } from '../../../site/changes/compareFormulas.ts'
import { parseTex } from '../../../site/changes/parseTex.ts'

it.each([
  ['braces', '{'.repeat(900) + '}'.repeat(900)],
  ['fractions', '\\frac{1}{'.repeat(200) + '}'.repeat(200)],
  ['scripts', 'x^{'.repeat(400) + '}'.repeat(400)],
  ['fences', '\\left('.repeat(160) + '\\right)'.repeat(160)],
])('%s in each other, deeper than a formula may be, are not looked into', (_name, latex) => {
  expect(parseTex(latex.slice(0, 2000), noMacros)).toBeNull()
  expect(compareFormulas(latex.slice(0, 2000), 'x', noMacros)).toBeNull()
})

it('a formula that is longer than one may be is not looked into', () => {
  expect(parseTex('x'.repeat(2001), noMacros)).toBeNull()
  expect(parseTex('x'.repeat(2000), noMacros)).not.toBeNull()
})

it.each([
  ['scripts without a base', '^_'.repeat(900)],
  ['braces that close nothing', '}'.repeat(2000)],
  ['50 levels', '{'.repeat(50) + 'x' + '}'.repeat(50)],
])('%s are compared all the same', (_name, latex) => {
  expect(compareFormulas(latex, `${latex.slice(0, 1990)}y`, noMacros)?.likeness).toBeGreaterThan(0.5)
})

it('roots in each other without braces are read to their end', () => {
  expect(parseTex('\\sqrt'.repeat(390), noMacros)?.nodes).toHaveLength(1)
})
