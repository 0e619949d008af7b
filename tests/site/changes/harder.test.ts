import { describe, expect, it } from 'vitest'
import { showPair } from './showPair.ts'

const r = String.raw
const macros = r`
\newcommand{\vx}{\mathbf{x}}
\newcommand{\R}{\mathbb{R}}
\newcommand{\norm}[1]{\left\| #1 \right\|}
\newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}
\newcommand{\acid}{\ce{CH3COOH}}
`

/** Name, wrong, right, and the language of the book where it is not Japanese. */
const cases: readonly (readonly [name: string, wrong: string, right: string, lang?: string])[] = [
  ['the numerator of a fraction', r`$\frac{a+b}{c}$`, r`$\frac{a-b}{c}$`],
  ['the denominator of a fraction', r`$y = \frac{1}{2}x$`, r`$y = \frac{1}{3}x$`],
  ['a fraction turned round', r`$\frac{a}{b}$`, r`$\frac{b}{a}$`],
  ['arguments without braces', r`$\frac12 + x^2$`, r`$\frac13 + x^3$`],
  ['between delimiters', r`$\left( \frac{x}{2} \right)^2$`, r`$\left( \frac{x}{3} \right)^2$`],
  ['the delimiters', r`$\left( x, y \right)$`, r`$\left[ x, y \right]$`],
  [
    'a line of aligned equations',
    r`$$\begin{aligned} a &= b + c \\ d &= e \end{aligned}$$`,
    r`$$\begin{aligned} a &= b + c \\ d &= f \end{aligned}$$`,
  ],
  [
    'a new line of aligned equations',
    r`$$\begin{aligned} a &= b \\ c &= d \end{aligned}$$`,
    r`$$\begin{aligned} a &= b \\ &= x \\ c &= d \end{aligned}$$`,
  ],
  [
    'a case',
    r`$f(x) = \begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}$`,
    r`$f(x) = \begin{cases} 1 & x > 0 \\ 0 & x \leq 0 \end{cases}$`,
  ],
  [
    'a cell of a matrix',
    r`$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$`,
    r`$\begin{pmatrix} a & b \\ c & -d \end{pmatrix}$`,
  ],
  [
    'a column of a matrix',
    r`$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$`,
    r`$\begin{pmatrix} 1 & 2 & 5 \\ 3 & 4 & 6 \end{pmatrix}$`,
  ],
  ['a limit', r`$\sum\limits_{i=1}^{n} a_i$`, r`$\sum\limits_{i=0}^{n} a_i$`],
  ['the sum itself', r`$\sum_{i=1}^{n} a_i$`, r`$\prod_{i=1}^{n} a_i$`],
  ['a limit of a function', r`$\lim_{x \to 0} f(x)$`, r`$\lim_{x \to \infty} f(x)$`],
  ['an accent', r`$\hat{x} + y$`, r`$\tilde{x} + y$`],
  ['an accent that is added', r`$\bar{x} = x_i$`, r`$\bar{x} = \bar{x}_i$`],
  ['words in a formula', r`$p(x) \quad \text{if x is even}$`, r`$p(x) \quad \text{if x is odd}$`],
  ['Japanese in a formula', r`$x > 0 \text{ のとき正}$`, r`$x > 0 \text{ のとき負}$`],
  ['a formula that is added', '関数は連続である。', r`関数$f(x)$は連続である。`],
  ['a formula that is taken away', r`関数$f(x)$は連続である。`, '関数は連続である。'],
  ['the indentation of code', '```\nfor x in xs:\n  print(x)\n```', '```\nfor x in xs:\n    print(x)\n```'],
  ['a name in code', '`for i in range(n):`', '`for j in range(n):`'],
  ['a line of code', '```\na = 1\nb = 2\n```', '```\na = 1\nprint(a)\nb = 2\n```'],
  ['Japanese prose', 'この方法は収束が早い。', 'この方法は収束が速い。'],
  ['kana in Japanese prose', '最適化を行なうことができる。', '最適化を行うことができる。'],
  ['punctuation alone', '図1、図2', '図1,図2'],
  ['half-width and full-width', '(注)', '\uFF08注\uFF09'],
  ['a space', 'ベイズの 定理', 'ベイズの定理'],
  ['words in another order', '入力と出力を交換する', '出力と入力を交換する'],
  ['terms in another order', r`$a - b$`, r`$b - a$`],
  ['a chemical formula', r`$\ce{2H2 + O2 -> H2O}$`, r`$\ce{2H2 + O2 -> 2H2O}$`],
  ['a chemical formula beside other signs', r`$x = \ce{H2O}$`, r`$x = \ce{H2O2}$`],
  ['the charge of an ion', r`$\ce{SO4^2-}$`, r`$\ce{SO4^3-}$`],
  ['an atom', r`$\ce{NaCl}$`, r`$\ce{NaBr}$`],
  ['an atom that looks like two', r`$\ce{CO + H2}$`, r`$\ce{Co + H2}$`],
  ['an isotope', r`$\ce{^{14}_{6}C}$`, r`$\ce{^{13}_{6}C}$`],
  ['a ligand', r`$\ce{[Cu(NH3)4]^2+}$`, r`$\ce{[Cu(NH3)4(H2O)2]^2+}$`],
  [
    'an arrow of a reaction',
    r`$$\ce{CH3COOH + OH- -> CH3COO- + H2O}$$`,
    r`$$\ce{CH3COOH + OH- <=> CH3COO- + H2O}$$`,
  ],
  ['what stands over an arrow', r`$\ce{A ->[H2O] B}$`, r`$\ce{A ->[H2SO4] B}$`],
  ['a unit', r`$\pu{12 mol/L}$`, r`$\pu{12 mmol/L}$`],
  ['chemistry in a fraction', r`$\frac{[\ce{HA}]}{[\ce{A-}]}$`, r`$\frac{[\ce{A-}]}{[\ce{HA}]}$`],
  ['chemistry that was none', r`$H_2O$`, r`$\ce{H2O}$`],
  ['chemistry in a macro', r`$\acid + x$`, r`$\acid + y$`],
  ['a number in a table', '表: 12.5 13.0 14.2', '表: 12.5 13.1 14.2'],
  [
    'English prose',
    'The learning rate is increased slowly until the loss is small.',
    'The learning rate is decreased slowly until the loss is small.',
    'en',
  ],
  [
    'one character of a long paragraph',
    `${'学習率を小さくすると収束は遅くなるが、安定する。'.repeat(8)}損失関数は凸である。${'勾配の分散を抑える工夫も必要になる。'.repeat(8)}`,
    `${'学習率を小さくすると収束は遅くなるが、安定する。'.repeat(8)}損失関数は凹である。${'勾配の分散を抑える工夫も必要になる。'.repeat(8)}`,
  ],
  ['a macro with another font', r`$x \in \R$`, r`$\vx \in \R$`],
  ['a macro for the changed letter', r`$x \in R$`, r`$x \in \R$`],
  ['inside the argument of a macro', r`$\norm{x} + 1$`, r`$\norm{y} + 1$`],
  ['inside the second argument of a macro', r`$\pd{f}{x}$`, r`$\pd{f}{y}$`],
  ['a macro written out', r`$\vx + 1$`, r`$\mathbf{x} + 1$`],
  ['the same sign by another name', r`$a \le b$`, r`$a \leq b$`],
  ['a radicand', r`$\sqrt{x^2 + y^2}$`, r`$\sqrt{x^2 - y^2}$`],
  ['the index of a root', r`$\sqrt[3]{x}$`, r`$\sqrt[4]{x}$`],
  ['a prime', r`$f(x) = 0$`, r`$f'(x) = 0$`],
  ['the base of an italic letter with a subscript', r`$\gamma_\theta + 1$`, r`$\delta_\theta + 1$`],
  ['a fraction written with over', '${a \\over b} + 1$', '${a \\over c} + 1$'],
  [
    'a sentence in place of another',
    'これは正しくない説明であり、読者を混乱させる。',
    'サンプリングの手順を以下に示す。',
  ],
  ['a formula that can’t be read', r`$\tilde{x))$`, r`$\tilde{x}$`],
  ['a web address', '詳細は example を参照。', '詳細は https://example.org/ を参照。'],
]

describe('harder pairs', () => {
  it('are marked and said as follows', async () => {
    const lines = cases.map(([name, wrong, right, lang]) => {
      const shown = showPair([wrong, right], { lang, macros })
      return [`# ${name}`, `${shown.wrong} → ${shown.right}`, `  ja: ${shown.ja}`, `  en: ${shown.en}`].join(
        '\n',
      )
    })
    await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('harder.txt')
  })
})
