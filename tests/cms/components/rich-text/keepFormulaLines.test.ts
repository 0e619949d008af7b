import { expect, test } from 'vitest'
import { keepFormulaLines } from '../../../../cms/components/rich-text/keepFormulaLines.ts'

const paragraph = '<p style="white-space: pre-wrap">'

test('a formula on several lines stays in one paragraph, and nothing else of a pasted text changes', () => {
  expect(keepFormulaLines('first\r\nso $a <\r\n  b & c$ holds.\nlast')).toBe(
    `${paragraph}first</p>${paragraph}so $a &lt;<br>  b &amp; c$ holds.</p>${paragraph}last</p>`,
  )
})

test('so does a formula on lines of its own', () => {
  expect(keepFormulaLines('so\n$$\na\n$$\n\\[\nb\n\\]')).toBe(
    `${paragraph}so</p>${paragraph}$$<br>a<br>$$</p>${paragraph}\\[<br>b<br>\\]</p>`,
  )
})

test('a text without such a formula is the editor’s', () => {
  expect(keepFormulaLines('one $x$\ntwo $y$')).toBeNull()
  expect(keepFormulaLines('')).toBeNull()
})
