import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { cutCodeSpans, toCodeSpan } from '../../../../../cms/import/support-page/lines/codeSpans.ts'
import { parseText } from '../../../../../content/text.ts'
import { summaries, readErrata } from '../readErratumLine.ts'

const R = String.raw

describe('plain text that becomes a formula', () => {
  it.each([
    ['x = 50%', 'x = 5%', R`$x = 50\%$ → $x = 5\%$`],
    ['α = 5%', 'α = 1%', R`$\alpha = 5\%$ → $\alpha = 1\%$`],
    ['y ∈ {0,1}', 'y ∈ {-1,1}', R`$y \in \{0,1\}$ → $y \in \{-1,1\}$`],
    ['{x | x>0}', '{x | x≥0}', R`$\{x | x>0\}$ → $\{x | x\ge0\}$`],
    ['f(x)=x^10', 'f(x)=x^-1', R`$f(x)=x^{10}$ → $f(x)=x^{-1}$`],
    ['x^(n+1)', 'x^n', R`$x^{(n+1)}$ → $x^n$`],
    ['X ~ N(0,1), x=1', 'X ~ N(0,2), x=1', R`$X \sim  N(0,1), x=1$ → $X \sim  N(0,2), x=1$`],
    ['a & b = c', 'a & b = d', R`$a \& b = c$ → $a \& b = d$`],
    ['#S = n+1', '#S = n', R`$\#S = n+1$ → $\#S = n$`],
    ['y = x*2 % 10', 'y = x**2 % 10', 'y = x*2 % 10 → y = x**2 % 10'],
    ['x**2', 'x**3', 'x**2 → x**3'],
    ['σ_t^2', 'σ_{t}^{2}', R`$\sigma_t^2$ → $\sigma_{t}^{2}$`],
  ])('shows the signs that were typed: %s', (wrong, right, expected) => {
    expect(summaries(`- p.10 3行目 誤: ${wrong} 正: ${right}`)).toEqual([`10ページ 3行目 | ${expected}`])
  })

  it('shows them whatever was typed, or is flagged', () => {
    const signs = fc.array(
      fc.constantFrom(
        ...'% # & _ { } ~ ^ = + - * / < > | ( ) [ ] , . ; ! ? @ x y k n σ α ∈ ≤ ∞ 0 1 23 あ 値 R log ab _t ^2 _{t} ²'.split(
          ' ',
        ),
        ' ',
      ),
      { minLength: 1, maxLength: 14 },
    )
    fc.assert(
      fc.property(signs, (list) => {
        const typed = list.join('').trim()
        fc.pre(!/\*.*\*/.test(typed)) // Italics of Markdown.
        const drafts = readErrata(`P.10 3行目 「${typed}」→「い」`)
        for (const { values, flags, source } of drafts) {
          if (flags.length > 0 || values.original === null) continue
          expect(visible(values.original), `${source.text}\n${values.original}`).toBe(plain(typed))
        }
      }),
      { numRuns: 600 },
    )
  })

  it('is code where it stood in backticks, to the sign', () => {
    expect(summaries('P.1 `$HOME/bin` → `$HOME/.bin`')).toEqual(['1ページ | `$HOME/bin` → `$HOME/.bin`'])
    expect(summaries('P.1 ``a`b`` → ``a`c``')).toEqual(['1ページ | ``a`b`` → ``a`c``'])
    expect(summaries('P.1 `x**2**` を削除')).toEqual(['1ページ | `x**2**` を削除'])
    expect(summaries('P.1 `\\alpha` を削除')).toEqual(['1ページ | `\\alpha` を削除'])
  })

  it('can be put into a code span whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: fc.constantFrom('`', ' ', 'a', '$') }), (code) => {
        fc.pre(code.trim() !== '')
        expect(cutCodeSpans(toCodeSpan(code))).toMatchObject([{ kind: 'code', code }])
      }),
    )
  })
})

/** What a reader sees of a text in the grammar of texts, in a comparable form. */
function visible(value: string): string {
  const shown = parseText(value).map((segment) => {
    if (segment.kind === 'text') return segment.text
    if (segment.kind !== 'math') return value.slice(segment.start, segment.end)
    const html = katex.renderToString(segment.latex, { output: 'html', strict: 'ignore' })
    return html
      .replace(/<[^<>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&')
  })
  return comparable(shown.join(''))
}

function plain(typed: string): string {
  return comparable(typed.replace(/[_^]\s?\{([^{}]*)\}/g, '$1'))
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B_^]/g, '')
    .replace(
      /[−∗∣∼⋅′∥]/g,
      (sign) => ({ '−': '-', '∗': '*', '∣': '|', '∼': '~', '⋅': '·', '′': "'", '∥': '‖' })[sign] ?? sign,
    )
}
