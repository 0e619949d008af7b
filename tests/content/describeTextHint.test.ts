import { describe, expect, it } from 'vitest'
import { describeMend, describeTextHint } from '../../content/describeTextHint.ts'
import { findTextHints } from '../../content/textHints.ts'

const R = String.raw

describe('describeTextHint', () => {
  it.each([
    [
      R`値は \frac{1}{2}`,
      R`4文字目: 「\frac{1}{2}」は数式の外にあるため、読者にはこの文字のまま表示されます。数式なら $ で囲んでください。`,
      R`Character 4: "\frac{1}{2}" stands outside a formula, so readers get it as these signs. Put it between $ if it is one.`,
    ],
    [
      R`$x + \alpha`,
      R`1文字目: 「$x + \alpha」の $ には相手がないため、数式になりません。もう一方の $ を書いてください。`,
      R`Character 1: the $ of "$x + \alpha" has no partner, so this is no formula. Write the other $.`,
    ],
    [
      '$ x $',
      '1文字目: 「$ x $」は数式になりません(開く $ の直後と閉じる $ の直前に空白は置けず、閉じる $ の直後に数字は置けません)。空白を取り除くか、\\( \\) で囲んでください。',
      'Character 1: "$ x $" is no formula: no space may follow the $ that opens one or stand before the $ that closes it, and no digit may follow that. Remove the space, or write \\( \\).',
    ],
    [
      R`\(x`,
      R`1文字目: 「\(x」の \( \) または \[ \] には相手がないため、数式になりません。もう一方を書いてください。`,
      R`Character 1: the \( \) or \[ \] of "\(x" has no partner, so this is no formula. Write the other one.`,
    ],
    [
      R`\begin{align} a`,
      R`1文字目: 「\begin{align}」に合う \end がない(または途中に空の行がある)ため、数式になりません。\end を書き、空の行を取り除いてください。`,
      R`Character 1: "\begin{align}" has no \end (or an empty line comes before it), so this is no formula. Write its \end, and remove empty lines.`,
    ],
    [
      '＄x＄',
      '1文字目: 「＄x＄」の全角の ＄ は数式を作りません。半角の $ にしてください。',
      'Character 1: the full-width ＄ of "＄x＄" makes no formula. Write $.',
    ],
    [
      '値¥alpha',
      R`2文字目: 「¥alpha」の ¥ や ＼ はバックスラッシュではなく、そのまま表示されます。LaTeXの命令なら \ にしてください。`,
      R`Character 2: the ¥ or ＼ of "¥alpha" is no backslash and is shown as it stands. Write \ if a LaTeX command is meant.`,
    ],
    [
      '$50%$',
      R`4文字目: 数式の中の % から行末まではTeXのコメントになり、表示されません。\% と書いてください。`,
      R`Character 4: all that follows a % in a formula is a comment of TeX and is not shown. Write \%.`,
    ],
    [
      '$x if y$',
      R`3文字目: 数式の中の「if」は、空白のない斜体の文字になります。\text{…} に入れてください。`,
      R`Character 3: "if" inside a formula is set as italic letters without spaces. Put it into \text{…}.`,
    ],
    [
      '"$a:$b"',
      '2文字目: 「$a:$」が数式として読まれ、記号が消えています。コードなら ` で囲み、記号そのものなら \\$ と書いてください。',
      'Character 2: "$a:$" is read as a formula, and its signs are gone. Put code between `, or write \\$ for the sign itself.',
    ],
    [
      'a $$',
      R`3文字目: 「$$」の中に数式がありません。間に数式を書くか、取り除くか、記号そのものなら \$ と書いてください。`,
      R`Character 3: there is no formula in "$$". Write one, remove the signs, or write \$ for the sign itself.`,
    ],
    [
      '`foo',
      '1文字目: 「`foo」の ` には相手がないため、コードになりません。もう一方の ` を書くか、記号そのものなら \\` と書いてください。',
      'Character 1: the ` of "`foo" has no partner, so this is no code. Write the other one, or \\` for the sign itself.',
    ],
    [
      '```py\nx',
      '1文字目: 「```py」で始まるコードが閉じられていません。最後の行の下に、同じ数の ` だけの行を書いてください。',
      'Character 1: the code that begins with "```py" is not closed. Write a line of as many ` below its last line.',
    ],
  ])('%j', (text, ja, en) => {
    const [hint] = findTextHints(text)
    expect(hint && [describeTextHint(hint, 'ja'), describeTextHint(hint, 'en')]).toEqual([ja, en])
  })

  it('quotes the beginning of what is long', () => {
    const [hint] = findTextHints(`\\frac{1}{${'2'.repeat(100)}}`)
    expect(hint && describeTextHint(hint, 'en')).toContain(`"\\frac{1}{${'2'.repeat(30)}…"`)
  })
})

describe('describeMend', () => {
  it('says what a button does, and what it writes', () => {
    const mends = findTextHints('echo "$HOME/bin:$PATH"').flatMap((hint) => hint.mends)
    expect(mends.map((mend) => describeMend(mend, 'ja'))).toEqual([
      { label: 'コードにする', shows: '`echo "$HOME/bin:$PATH"`' },
      { label: '記号のまま表示する', shows: '\\$HOME/bin:\\$' },
    ])
    expect(mends.map((mend) => describeMend(mend, 'en').label)).toEqual(['Make it code', 'Keep the signs'])
    const [, remove] = findTextHints('a $$')[0]?.mends ?? []
    expect(remove && describeMend(remove, 'en')).toEqual({ label: 'Remove', shows: '' })
  })
})
