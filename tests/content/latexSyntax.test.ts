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
    [R`\begin{foo}x\end{foo}`, 'foo という環境はありません'],
    [R`\begin{matrix}x\end{pmatrix}`, R`\begin{matrix} が \end{pmatrix} で閉じられています`],
    [R`\begin{align}x\end{align}`, '文の中の数式で {align} の環境は使えません'],
    [R`\displaystyle\(`, R`数式の中で \( は使えません`],
    [R`\hspace{2}`, '長さ「2」の書き方が正しくありません'],
  ])('%s', (formula, said) => {
    expect(saidOf(formula)).toEqual([said])
  })

  it('stays KaTeX’s own where it is rare', () => {
    expect(saidOf(R`\limits`)).toEqual(['KaTeX: Limit controls must follow a math operator'])
  })
})
