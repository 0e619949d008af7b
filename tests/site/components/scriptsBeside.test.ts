import { describe, expect, it } from 'vitest'
import { scriptsBeside } from '../../../site/components/scriptsBeside.ts'

const words = (text: string) => ({ kind: 'words' as const, words: text })

describe('the space between Japanese and a formula', () => {
  it.each([
    ['ただし', 'は', true, true],
    ['関数', 'ー', true, true],
    ['平均、', '。', false, false],
    ['「', '」', false, false],
    ['the mean ', ' is', false, false],
    ['値 ', '刷', false, true],
    ['', '', false, false],
  ])('between %j and %j', (before, after, isAfterJapanese, isBeforeJapanese) => {
    expect(scriptsBeside({ before: words(before), after: words(after) })).toEqual({
      isAfterJapanese,
      isBeforeJapanese,
    })
  })

  it('is not there at the ends of a text, nor beside another formula', () => {
    const none = { isAfterJapanese: false, isBeforeJapanese: false }
    expect(scriptsBeside({ before: undefined, after: undefined })).toEqual(none)
    expect(
      scriptsBeside({ before: { kind: 'broken', display: false, latex: 'ア' }, after: undefined }),
    ).toEqual(none)
  })
})
