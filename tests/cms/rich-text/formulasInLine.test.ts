import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSplitFormulas, joinFormulas, lineText } from '../../../cms/rich-text/formulasInLine.ts'
import { describeSplitFormula } from '../../../cms/rich-text/describeSplitFormula.ts'
import type { RichTextInline, RichTextMark } from '../../../content/richText.ts'

const text = (words: string, ...marks: RichTextMark[]): RichTextInline => ({
  kind: 'text',
  text: words,
  marks,
})
const lineBreak: RichTextInline = { kind: 'break' }
const link = (url: string, ...children: RichTextInline[]): RichTextInline => ({ kind: 'link', url, children })

describe('a formula over several texts', () => {
  it('is one where nothing but an underline, a line break or its own address stands between', () => {
    expect(joinFormulas([text('a $x'), lineBreak, text('y$ b')])).toEqual([
      text('a '),
      text('$x\ny$'),
      text(' b'),
    ])
    expect(joinFormulas([text('$x', 'bold'), text('y$', 'bold', 'underline')])).toEqual([
      text('$xy$', 'bold'),
    ])
    const url = 'https://example.org/'
    expect(joinFormulas([link(url, text('see $x'), lineBreak, text('y$'))])).toEqual([
      link(url, text('see '), text('$x\ny$')),
    ])
  })

  it('also one on lines of its own', () => {
    expect(
      joinFormulas([text('so'), lineBreak, text('$$'), lineBreak, text('a'), lineBreak, text('$$')]),
    ).toEqual([text('so'), lineBreak, text('$$\na\n$$')])
  })

  it('two of them that share a text are two', () => {
    expect(joinFormulas([text('$a'), text('b$ and $c', 'underline'), text('d$')])).toEqual([
      text('$ab$'),
      text(' and ', 'underline'),
      text('$cd$'),
    ])
  })

  it.each<[string, RichTextInline[], string[]]>([
    ['italics', [text('$a'), text('i', 'italic'), text('$')], ['$ai$']],
    ['bold', [text('$a'), text('b$', 'bold')], ['$ab$']],
    ['a subscript', [text('$x'), text('i', 'subscript'), text('$')], ['$xi$']],
    ['code', [text('$x+'), text('y', 'code'), text('$')], ['$x+y$']],
    ['a link', [text('$x+'), link('https://example.org/', text('y')), text('$')], ['$x+y$']],
    ['nothing', [text('$x$', 'italic'), text(' and $y$')], []],
    ['dollars in code', [text('$HOME', 'code'), text(' or '), text('$PATH', 'code')], []],
  ])('is named where a part of it has another mark: %s', (_, line, split) => {
    expect(findSplitFormulas(line)).toEqual(split)
    if (split.length > 0) expect(joinFormulas(line)).toEqual(line)
  })

  it('says what may have happened, in both languages', () => {
    expect(describeSplitFormula('$a b$')).toEqual({
      ja:
        '数式「$a b$」の一部が太字や斜体、コード、リンクなどになっているため、数式として読めません。' +
        '「_」や「*」が書式に変わって消えていることがあります。書式を外し、記号を確かめて書き直してください。',
      en:
        'A part of the formula "$a b$" is bold, in italics, code or a link, so it cannot be read as a formula. ' +
        'A "_" or "*" may have turned into that and vanished. Take the formatting off, look at the signs, and write them again.',
    })
  })

  it('never loses or moves a sign, whatever the line is', () => {
    const mark = fc.constantFrom<RichTextMark>('bold', 'italic', 'underline', 'code', 'subscript')
    const words = fc.record({
      kind: fc.constant('text' as const),
      text: fc.string({ unit: fc.constantFrom('$', 'x', ' ', '\\', '1', '_', '\n', '数'), minLength: 1 }),
      marks: fc.uniqueArray(mark, { maxLength: 2 }),
    })
    const leaf = fc.oneof(words, fc.constant<RichTextInline>(lineBreak))
    const line = fc.array(
      fc.oneof(
        leaf,
        fc
          .array(leaf, { minLength: 1, maxLength: 3 })
          .map((inside) => link('https://example.org/', ...inside)),
      ),
      { maxLength: 6 },
    )
    const signs = (inlines: readonly RichTextInline[]): string =>
      inlines
        .map((one) => (one.kind === 'link' ? signs(one.children) : one.kind === 'break' ? '\n' : one.text))
        .join('')
    fc.assert(
      fc.property(line, (inlines) => {
        const joined = joinFormulas(inlines)
        expect(signs(joined)).toBe(signs(inlines))
        expect(joinFormulas(joined)).toEqual(joined)
        expect(findSplitFormulas(joined)).toEqual(findSplitFormulas(inlines))
      }),
    )
  })

  it('gives the line as one text, in which code has no formulas', () => {
    expect(lineText([text('echo $A \\$B', 'code'), lineBreak, text('is $x$')])).toBe('`echo $A \\$B`\nis $x$')
  })
})
