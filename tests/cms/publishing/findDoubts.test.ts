import { describe, expect, it } from 'vitest'
import { findDoubts } from '../../../cms/publishing/findDoubts.ts'

const sure = { document: {}, newest: null, printings: [1, 2] }
const said = (options: Partial<Parameters<typeof findDoubts>[0]>) =>
  findDoubts({ ...sure, ...options }).map(({ kind, message }) => [kind, message.ja, message.en])

describe('a document is doubtful', () => {
  it('while nobody has checked what its import was not certain of, and its source is quoted', () => {
    const toCheck = { ja: '刷が読めません', en: `${'x'.repeat(400)}` }
    expect(findDoubts({ ...sure, document: { toCheck } })).toEqual([
      {
        kind: 'import',
        message: {
          ja: '取り込みで確かでなかったところを、まだ誰も確かめていません。',
          en: 'The import was not certain of this, and nobody has checked it yet.',
        },
        detail: { ja: '刷が読めません', en: `${'x'.repeat(300)}…` },
      },
    ])
  })

  it.each([
    ['1-4', '第4刷', 'printing 4'],
    ['4-', '第4刷', 'printing 4'],
    ['1,4-6', '第4〜6刷', 'printings 4–6'],
    ['4,6', '第4刷、第6刷', 'printing 4, printing 6'],
  ])('where it names printings that the book does not have: %s', (printings, ja, en) => {
    expect(said({ document: { printings } })).toEqual([
      [
        'printings',
        `該当する刷が「${printings}」ですが、この本に${ja}はありません(いちばん新しいのは第2刷)。`,
        `The affected printings are "${printings}", and the book has no ${en} (its newest is printing 2).`,
      ],
    ])
  })

  it('where a printing between two others is missing', () => {
    expect(said({ document: { printings: '1-3' }, printings: [1, 3] })[0]?.[2]).toBe(
      'The affected printings are "1-3", and the book has no printing 2 (its newest is printing 3).',
    )
  })

  it("where the newest version is a translator's and has no mark", () => {
    const newest = { savedBy: 'Hana', savedByTranslator: true }
    expect(said({ newest })).toEqual([
      [
        'translation',
        '最新の下書きは翻訳者(Hana)が保存したもので、「公開の準備ができた」の印がありません。',
        'The newest draft was saved by a translator (Hana), who has not marked it as ready for review.',
      ],
    ])
    expect(said({ newest: { savedByTranslator: true } })[0]?.[1]).toBe(
      '最新の下書きは翻訳者が保存したもので、「公開の準備ができた」の印がありません。',
    )
  })

  it('for several reasons at once', () => {
    const document = { toCheck: { ja: '確', en: 'sure?' }, printings: '9' }
    expect(said({ document, newest: { savedByTranslator: true } }).map(([kind]) => kind)).toEqual([
      'import',
      'printings',
      'translation',
    ])
  })
})

describe('nothing is doubtful about', () => {
  it.each(['1', '1-2', '2-', '3', '1-3', '3-'])(
    'printings of the book, and the one after its last: %s',
    (printings) => {
      expect(said({ document: { printings } })).toEqual([])
    },
  )

  it('printings of a book that lists none: there is nothing to compare', () => {
    expect(said({ document: { printings: '7' }, printings: [] })).toEqual([])
  })

  it('printings that cannot be read: their own rule refuses them', () => {
    expect(said({ document: { printings: '3-1' } })).toEqual([])
  })

  it("a translator's draft that is marked as ready, and an editor's", () => {
    expect(said({ document: { readyForReview: true }, newest: { savedByTranslator: true } })).toEqual([])
    expect(said({ newest: { savedBy: 'Ken', savedByTranslator: false } })).toEqual([])
  })
})
