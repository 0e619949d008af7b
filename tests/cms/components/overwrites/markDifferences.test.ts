import { describe, expect, it } from 'vitest'
import { mergeChoices } from '../../../../cms/components/overwrites/choices.ts'
import { markDifferences } from '../../../../cms/components/overwrites/markDifferences.ts'

/** Both texts, with what the other one lacks in brackets. */
const marked = (one: string, other: string) =>
  markDifferences(one, other).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  )

describe('two texts are marked', () => {
  it.each([
    ['nothing', '平均', '平均', '平均', '平均'],
    [
      'within a line',
      '平均 $\\sigma$ です',
      '平均 $\\mu$ です',
      '平均 $\\[sigma]$ です',
      '平均 $\\[mu]$ です',
    ],
    ['a line more', 'a\nc', 'a\nb\nc', 'a\nc', 'a\n[b]\nc'],
    ['a line more at the end', 'a', 'a\nb', 'a', 'a\n[b]'],
    ['a line that moved', 'a\nb', 'b\na', '[a]\nb', 'b\n[a]'],
    ['one is empty', '', '全部', '', '[全部]'],
    ['no half of a letter', '𝔼x', '𝔽x', '[𝔼]x', '[𝔽]x'],
  ])('%s', (_what, one, other, first, second) => {
    expect(marked(one, other)).toEqual([first, second])
    const written = markDifferences(one, other).map((pieces) => pieces.map(({ text }) => text).join(''))
    expect(written.map((text) => text.trimEnd())).toEqual([one, other])
  })
})

describe('choices are merged', () => {
  it('by path, also in rows, and an emptied field is empty', () => {
    const yours = { title: { ja: 'あ', en: 'a' }, printings: [{ id: '1', number: 1 }], link: 'x' }
    const theirs = { title: { ja: 'い', en: 'b' }, printings: [{ id: '1', number: 2 }] }
    expect(
      mergeChoices(
        { yours, theirs },
        { 'title.ja': 'theirs', 'title.en': 'yours', 'printings.0.number': 'theirs', link: 'theirs' },
      ),
    ).toEqual({ title: { ja: 'い', en: 'a' }, printings: [{ id: '1', number: 2 }], link: null })
    expect(yours.title.ja).toBe('あ')
  })
})
