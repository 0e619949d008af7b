import { describe, expect, it } from 'vitest'
import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import { findTextProblems } from '../../content/textProblems.ts'

const R = String.raw

/** What is wrong with a formula, in Japanese, without the place and what to do. */
function saidOf(formula: string): string[] {
  return findTextProblems(`$${formula}$`).map(
    (problem) => /数式を読めません\((.+)\)。/.exec(describeLatexProblem(problem, 'ja'))?.[1] ?? '',
  )
}

describe('what KaTeX says most often, in Japanese', () => {
  it.each([
    [R`\foo`, R`\foo という命令はありません`],
    ['x^2^3', '上付き(^)が2つ続いています'],
    ['x_1_2', '下付き(_)が2つ続いています'],
    [R`\frac{1}{2`, '命令の引数が足りないか、「}」で閉じられていません'],
    [R`\frac{1}`, '命令の引数が足りないか、「}」で閉じられていません'],
    ['{x', '「{」が「}」で閉じられていません'],
    ['x}', '「}」に合う「{」がありません'],
    [R`\left( x`, R`\left が \right で閉じられていません`],
    [R`x \right)`, R`\right に合う \left がありません`],
    [R`\begin{matrix} a`, R`\begin が \end で閉じられていません`],
    [R`\end{matrix}`, R`\end に合う \begin がありません`],
    ['a & b', '「&」は行列などの環境の中でだけ使えます'],
    ['#', 'ここに「#」は書けません'],
    ['x^', '「^」のあとに何もありません'],
    [R`\sqrt`, R`\sqrt の引数がありません`],
    [R`\left x y\right)`, R`\left のあとに「x」は書けません`],
    [R`\begin{foo}x\end{foo}`, '「foo」という環境はありません'],
    [R`\begin{matrix}x\end{pmatrix}`, R`\begin{matrix} が \end{pmatrix} で閉じられています`],
    [R`\begin{align}x\end{align}`, '{align} の環境は $$…$$ などの独立した行の数式でだけ使えます'],
    [R`\displaystyle\(`, R`数式の中で \( は使えません`],
    [R`\hspace{2}`, '長さ「2」の書き方が正しくありません'],
    [R`\hspace{2zz}`, '長さ「zz」の書き方が正しくありません'],
    [R`\text{\frac12}`, R`\text などの文字の中で \frac は使えません`],
    [R`\color{#12}x`, '色「#12」の書き方が正しくありません'],
    [R`\def\a{a}x^\hat`, R`添字の \hat に引数がありません。「{」「}」で囲んでください`],
    [R`\sqrt\hat`, R`\sqrt の引数の \hat に引数がありません`],
    [R`x \tag{1}`, R`\tag は $$…$$ などの独立した行の数式でだけ使えます`],
    [R`\tag{1}\tag{2}`, R`1つの式(または行)に \tag は1つだけ書けます`],
    [R`\begin{array}{x}a\end{array}`, '列の指定「x」はありません。l、c、r を使ってください'],
    [R`\hline`, R`\hline は array などの環境の中でだけ使えます`],
    [R`\middle|`, R`\middle に合う \left がありません`],
    [R`a \over b \over c`, R`\over などは1つの「{」「}」の中で1度だけ使えます`],
    [R`\verb|a`, R`\verb が閉じられていません`],
    [R`\newcommand{\frac}{b}`, R`\frac はもうあります。\renewcommand を使ってください`],
    [R`\renewcommand{\zzz}{b}`, R`\zzz という命令はまだありません。\newcommand を使ってください`],
    [R`\newcommand{\a}[x]{b}`, '引数の数「x」は数字ではありません'],
    [R`\def\a#2{b}`, '定義の引数は #1、#2 の順に書いてください'],
    [R`\def\a#x{b}`, '定義の引数は #1、#2 の順に書いてください'],
    [R`\text{\(x}`, R`\text などの中の数式が閉じられていません`],
    [R`\ce{{}\frac}`, '「{」と「}」の数が合いません'],
    [R`\ce{H2O`, '命令の引数が足りないか、「}」で閉じられていません'],
    ['\u0007', '「\u0007」という文字は数式に書けません'],
  ])('%s', (formula, said) => {
    expect(saidOf(formula)).toEqual([said])
  })

  it('also of formulas on lines of their own, and of chemistry', () => {
    expect(saidOf(R`$\begin{split}a&b&c\end{split}$`)).toEqual(['「&」がこの環境の列の数より多くあります'])
    expect(saidOf(R`$a\tag{1}\tag{2}$`)).toEqual([R`1つの式(または行)に \tag は1つだけ書けます`])
    expect(saidOf(R`\ce{->[\}\}}`)).toEqual(['「{」と「}」の数が合いません'])
  })

  it('stays KaTeX’s own where it is rare', () => {
    const messages = [R`\limits`, R`\char`].flatMap((formula) => saidOf(formula))
    expect(messages).toEqual([
      'KaTeX: Limit controls must follow a math operator',
      'KaTeX: Invalid base-10 digit EOF',
    ])
  })
})
