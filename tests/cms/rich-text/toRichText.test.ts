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
    const column = (words: string) => node('layoutitem', [node('paragraph', [text(words)])])
    expect(
      convert(
        node('layout', [column('一'), column('二')]),
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

  it('keeps a table with its heads and its cells over several columns', () => {
    const cell = (words: string, more: object) =>
      node('tablecell', [node('paragraph', words === '' ? [] : [text(words)])], more)
    const table = node('table', [
      node('tablerow', [cell('記号', { headerState: 1 }), cell('意味', { headerState: 1, colSpan: 2 })]),
      node('tablerow', [cell('$\\mu$', { headerState: 2 }), cell('', { rowSpan: 0 }), cell('平均', {})]),
    ])
    const one = { header: false, colSpan: 1, rowSpan: 1, blocks: [] }
    const paragraph = (words: string) => [{ kind: 'paragraph', children: [plain(words)] }]
    expect(convert(table)).toEqual([
      {
        kind: 'table',
        rows: [
          {
            cells: [
              { ...one, header: true, blocks: paragraph('記号') },
              { ...one, header: true, colSpan: 2, blocks: paragraph('意味') },
            ],
          },
          {
            cells: [
              { ...one, header: true, blocks: paragraph('$\\mu$') },
              one,
              { ...one, blocks: paragraph('平均') },
            ],
          },
        ],
      },
    ])
    expect(convert(node('table', [node('tablerow', [cell('', {})])]))).toBeNull()
  })

  it('names a picture by its upload, however deep it was read', () => {
    const upload = (value: unknown) => ({ type: 'upload', relationTo: 'media', value })
    expect(convert(upload('m1'), upload({ id: 'm2', filename: 'x.png' }))).toEqual([
      { kind: 'picture', media: 'm1' },
      { kind: 'picture', media: 'm2' },
    ])
    expect(convert({ type: 'upload', pending: { src: 'blob:x' } })).toBeNull()
  })

  it('takes lines of code for a listing with all their spaces, also where Enter was pressed after each', () => {
    const code = (words: string) => text(words, 16)
    const lines = node('paragraph', [
      code('if x:'),
      { type: 'linebreak' },
      { type: 'tab' },
      code('  y = "$a"'),
      { type: 'linebreak' },
      { type: 'linebreak' },
      code('z'),
    ])
    expect(convert(lines)).toEqual([{ kind: 'code', text: 'if x:\n\t  y = "$a"\n\nz' }])
    expect(convert(node('paragraph', [code('a')]), node('paragraph', [code('  b')]))).toEqual([
      { kind: 'code', text: 'a\n  b' },
    ])
    expect(convert(node('paragraph', [code('a')]), node('paragraph', [text('と'), code('b')]))).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: 'a', marks: ['code'] }] },
      { kind: 'paragraph', children: [plain('と'), { kind: 'text', text: 'b', marks: ['code'] }] },
    ])
  })

  it('makes one text of a formula over line breaks, underlines and addresses that became links', () => {
    const link = node('autolink', [text('https://example.org')], { fields: { url: 'https://example.org' } })
    expect(
      convert(
        node('paragraph', [text('式 $a'), { type: 'linebreak' }, text('+ b$ と')]),
        node('paragraph', [text('$x_'), text('i', 8), text('^2$')]),
        node('paragraph', [text('$\\text{'), link, text('}$')]),
      ),
    ).toEqual([
      { kind: 'paragraph', children: [plain('式 '), plain('$a\n+ b$'), plain(' と')] },
      { kind: 'paragraph', children: [plain('$x_i^2$')] },
      { kind: 'paragraph', children: [plain('$\\text{https://example.org}$')] },
    ])
  })

  it('leaves a formula in pieces of which one is in italics: a sign may have turned into that', () => {
    const eaten = [text('$\\mathcal{L}'), text('{\\mathrm{VLB}} = L', 2), text('T$')]
    expect(convert(node('paragraph', eaten))).toEqual([
      {
        kind: 'paragraph',
        children: [
          plain('$\\mathcal{L}'),
          { kind: 'text', text: '{\\mathrm{VLB}} = L', marks: ['italic'] },
          plain('T$'),
        ],
      },
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

  it('comes back as it was: tables, pictures, listings, formulas on several lines', () => {
    const words = (text: string) => ({ kind: 'text' as const, text, marks: [] })
    const cell = (header: boolean, ...blocks: RichText) => ({ header, colSpan: 1, rowSpan: 2, blocks })
    const written: RichText = [
      {
        kind: 'table',
        rows: [
          { cells: [cell(true, { kind: 'paragraph', children: [words('a')] }), cell(false)] },
          { cells: [cell(true, { kind: 'picture', media: 'm1' }, { kind: 'code', text: 'x\n  y' })] },
        ],
      },
      { kind: 'picture', media: 'm2' },
      { kind: 'code', text: '\tif x:\n\n    y' },
      { kind: 'paragraph', children: [words('式 '), words('$a\n+ b$'), words(' と')] },
    ]
    expect(toLocalizedRichText(fromLocalizedRichText({ ja: null, en: written }))).toEqual({
      ja: null,
      en: written,
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
