import { describe, expect, it } from 'vitest'
import { fromLocalizedRichText, fromParagraphs } from '../../../cms/rich-text/fromRichText.ts'
import { toLocalizedRichText, toRichText } from '../../../cms/rich-text/toRichText.ts'
import { RichText } from '../../../content/richText.ts'

const text = (words: string, format = 0) => ({ type: 'text', text: words, format, version: 1 })
const node = (type: string, children: object[], more: object = {}) => ({ type, children, ...more })
const root = (...children: object[]) => ({ root: { type: 'root', children } })
const convert = (...children: object[]) => {
  const converted = toRichText(root(...children))
  return converted === null ? null : RichText.parse(converted)
}
const plain = (words: string) => ({ kind: 'text', text: words, marks: [] })

describe('rich text on its way to the site', () => {
  it('keeps paragraphs, headings, quotes, rules and lines', () => {
    expect(
      convert(
        node('heading', [text('点')], { tag: 'h1' }),
        node('heading', [text('線')], { tag: 'h3' }),
        node('paragraph', [text('半径は $r$'), { type: 'linebreak' }, text('である。')]),
        node('quote', [text('引用')]),
        { type: 'horizontalrule' },
        node('heading', [text('細目')], { tag: 'h6' }),
      ),
    ).toEqual([
      { kind: 'heading', level: 2, children: [plain('点')] },
      { kind: 'heading', level: 3, children: [plain('線')] },
      { kind: 'paragraph', children: [plain('半径は $r$'), { kind: 'break' }, plain('である。')] },
      { kind: 'quote', children: [plain('引用')] },
      { kind: 'rule' },
      { kind: 'heading', level: 4, children: [plain('細目')] },
    ])
  })

  it('keeps every mark of a text', () => {
    expect(convert(node('paragraph', [text('x', 1 + 2 + 4 + 8 + 16 + 32 + 64)]))).toEqual([
      {
        kind: 'paragraph',
        children: [
          {
            kind: 'text',
            text: 'x',
            marks: ['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript'],
          },
        ],
      },
    ])
  })

  it('puts a nested list below the item that it follows', () => {
    const inner = node('list', [node('listitem', [text('内')])], { listType: 'bullet' })
    expect(
      convert(
        node('list', [node('listitem', [text('外')]), node('listitem', [inner])], { listType: 'number' }),
      ),
    ).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [
          {
            children: [plain('外')],
            blocks: [{ kind: 'list', ordered: false, items: [{ children: [plain('内')], blocks: [] }] }],
          },
        ],
      },
    ])
  })

  it('keeps the words of a link whose address is not safe, without the link', () => {
    const link = (url: string) =>
      node('paragraph', [node('link', [text('ここ')], { fields: { url, linkType: 'custom' } })])
    expect(convert(link('https://example.org/'))).toEqual([
      {
        kind: 'paragraph',
        children: [{ kind: 'link', url: 'https://example.org/', children: [plain('ここ')] }],
      },
    ])
    for (const url of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', '/admin', 'data:text/html,x', ''])
      expect(convert(link(url))).toEqual([{ kind: 'paragraph', children: [plain('ここ')] }])
  })

  it('never says which document an internal link leads to: it may be a draft', () => {
    const doc = { relationTo: 'news', value: { id: 'draft-id', title: 'SECRET' } }
    const link = node('link', [text('ここ')], { fields: { linkType: 'internal', doc } })
    expect(convert(node('paragraph', [link]))).toEqual([{ kind: 'paragraph', children: [plain('ここ')] }])
  })

  it('keeps the words of nodes that it does not know', () => {
    const cell = (words: string) => node('tablecell', [node('paragraph', [text(words)])])
    expect(
      convert(
        node('table', [node('tablerow', [cell('一'), cell('二')])]),
        {
          type: 'block',
          fields: { id: 'b1', blockType: 'callout', blockName: '', title: '注意', text: '危険' },
        },
        node('paragraph', [node('mystery', [text('謎')])]),
      ),
    ).toEqual([
      { kind: 'paragraph', children: [plain('一')] },
      { kind: 'paragraph', children: [plain('二')] },
      { kind: 'paragraph', children: [plain('注意 危険')] },
      { kind: 'paragraph', children: [plain('謎')] },
    ])
  })

  it('takes empty paragraphs, and texts of nothing else, for nothing', () => {
    expect(convert(node('paragraph', []), node('paragraph', [text(' '), { type: 'linebreak' }]))).toBe(null)
    expect(toRichText(null)).toBe(null)
    expect(toRichText({})).toBe(null)
  })

  it('keeps each language apart', () => {
    expect(toLocalizedRichText({ ja: root(node('paragraph', [text('点')])), en: null })).toEqual({
      ja: [{ kind: 'paragraph', children: [plain('点')] }],
      en: null,
    })
    expect(toLocalizedRichText(undefined)).toEqual({ ja: null, en: null })
  })
})

describe('rich text on its way to the editor', () => {
  it('keeps every mark, so that it comes back as it was', () => {
    const marks = [
      'bold',
      'italic',
      'strikethrough',
      'underline',
      'code',
      'subscript',
      'superscript',
    ] as const
    const texts = marks.map((mark) => ({ kind: 'text' as const, text: mark, marks: [mark] }))
    const all = { kind: 'text' as const, text: 'all', marks: [...marks] }
    const written: RichText = [{ kind: 'paragraph', children: [...texts, all] }]
    expect(toLocalizedRichText(fromLocalizedRichText({ ja: written, en: null }))).toEqual({
      ja: written,
      en: null,
    })
  })

  it('is a tree of the paragraphs of a plain text, as the editor stores one', () => {
    const element = { direction: null, format: '', indent: 0, version: 1 }
    expect(fromParagraphs(['点'])).toEqual({
      root: {
        ...element,
        type: 'root',
        children: [
          {
            ...element,
            type: 'paragraph',
            textFormat: 0,
            textStyle: '',
            children: [
              { type: 'text', text: '点', detail: 0, format: 0, mode: 'normal', style: '', version: 1 },
            ],
          },
        ],
      },
    })
    expect(fromParagraphs([])).toBeNull()
  })
})
