import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeText, printText } from '../../content/printText.ts'
import { parseText, type TextSegment } from '../../content/text.ts'

/** Segments in short: words as they are, ⟦formula⟧, ⟦⟦formula on lines of its own⟧⟧, ⟨code⟩, ⟨⟨block of code⟩⟩, →address. */
function read(text: string): string {
  return parseText(text).map(short).join('')
}

function short(segment: TextSegment): string {
  if (segment.kind === 'text') return segment.text
  if (segment.kind === 'link') return `→${segment.url}←`
  if (segment.kind === 'code') return segment.block ? `⟨⟨${segment.code}⟩⟩` : `⟨${segment.code}⟩`
  return segment.display ? `⟦⟦${segment.latex}⟧⟧` : `⟦${segment.latex}⟧`
}

describe('parseText', () => {
  it.each([
    ['the mean $\\mu$ of $x_t$', 'the mean ⟦\\mu⟧ of ⟦x_t⟧'],
    ['mean \\(\\mu_t\\) here', 'mean ⟦\\mu_t⟧ here'],
    ['costs $5 and $6', 'costs $5 and $6'],
    ['\\$5, then $x$', '$5, then ⟦x⟧'],
    ['US$20–$30', 'US$20–$30'],
    ['$x = 1;', '$x = 1;'],
    ['a $ b $ c', 'a $ b $ c'],
    ['if $x$2', 'if $x$2'],
    ['\\$5 and \\$x\\$', '$5 and $x$'],
    ['\\\\$x$', '\\⟦x⟧'],
    ['\\\\\\$PATH', '\\$PATH'],
    ['C:\\temp\\new', 'C:\\temp\\new'],
    ['a\\\\b', 'a\\\\b'],
    ['kill $$', 'kill $$'],
    ['$$x=2$$', '⟦⟦x=2⟧⟧'],
    ['\\[ \\sigma^2 = 2 \\]', '⟦⟦ \\sigma^2 = 2 ⟧⟧'],
    ['\\\\[2mm] rest \\]', '\\\\[2mm] rest \\]'],
    ['see\n\\begin{align} a &= c \\end{align}\nend', 'see\n⟦⟦\\begin{align} a &= c \\end{align}⟧⟧\nend'],
    ['\\begin{cases}a\\end{cases}', '\\begin{cases}a\\end{cases}'],
    ['$\\text{if $x>0$}$', '⟦\\text{if $x>0$}⟧'],
    ['$\\text{costs \\$5}$', '⟦\\text{costs \\$5}⟧'],
    ['`echo "$HOME"` is $x$', '⟨echo "$HOME"⟩ is ⟦x⟧'],
    ['`` a`b `` and `c', '⟨a`b⟩ and `c'],
    ['\\`not code\\`', '`not code`'],
    ['```python\ndef f(x):\n    return x\n```\nend', '⟨⟨def f(x):\n    return x⟩⟩\nend'],
    ['```\n$x$', '```\n⟦x⟧'],
    ['see https://example.org/a_(b)。次', 'see →https://example.org/a_(b)←。次'],
    ['(https://example.org/x?q=1&r=$x$).', '(→https://example.org/x?q=1&r←=⟦x⟧).'],
    ['xhttps://example.org', 'xhttps://example.org'],
    ['ftp://example.org http://', 'ftp://example.org http://'],
    ['  two  spaces\n\n\tand a tab ', '  two  spaces\n\n\tand a tab '],
    ['a $x\n\ny$ b', 'a $x\n\ny$ b'],
    ['漢字《かんじ》と ＄x＄', '漢字《かんじ》と ＄x＄'],
    ['', ''],
  ])('reads %j', (text, shown) => expect(read(text)).toBe(shown))

  const unit = fc.constantFrom(
    ...['$', '$$', '\\', '`', '``', '```', '\n', 'a', ' ', '1', '数', '.'],
    ...['\\(', '\\)', '\\[', '\\]', '{', '}', '\\text{', '\\begin{align}', '\\end{align}', 'https://e.org/'],
  )
  const texts = fc.string({ unit, maxLength: 30 })

  it('covers every character of any text, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const covered = parseText(text).map(({ start, end }) => text.slice(start, end))
        expect(covered.join('')).toBe(text)
      }),
      { numRuns: 5000 },
    )
  })

  it('is given back by printText: what is printed is read as the same', () => {
    const pieces = (text: string) => JSON.stringify(parseText(text).map(short))
    fc.assert(
      fc.property(texts, (text) => {
        expect(pieces(printText(parseText(text)))).toBe(pieces(text))
      }),
      { numRuns: 20_000 },
    )
  })

  it('shows what is typed outside formulas, code and addresses as it was typed', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\\', '_', '^', '{', '%', '<', '&', '¥', '語'),
    })
    fc.assert(
      fc.property(plain, (text) => {
        expect(parseText(text).map(short).join('')).toBe(text)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('escapeText', () => {
  it('makes any words stand as they are', () => {
    const words = fc.string({ unit: fc.constantFrom('$', '`', '\\', 'a', ' ', '1', '\n', '語') })
    fc.assert(
      fc.property(words, (text) => {
        const segments = parseText(escapeText(text))
        expect(segments.every(({ kind }) => kind === 'text')).toBe(true)
        expect(segments.map(short).join('')).toBe(text)
      }),
      { numRuns: 5000 },
    )
  })
})
