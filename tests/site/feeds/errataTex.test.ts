import { describe, expect, it } from 'vitest'
import { readMacros } from '../../../content/macros.ts'
import { printBookMacros, toBookMacros } from '../../../site/feeds/tex/bookMacros.ts'
import { escapeAddress, escapeCode, escapeLines, escapeTex } from '../../../site/feeds/tex/escapeTex.ts'
import { toDisplay, toLatex } from '../../../site/feeds/tex/toLatex.ts'
import { hardMacros, hardTexSnapshot } from '../../fixtures/hardTexSnapshot.ts'
import { smallSnapshot } from '../../fixtures/smallSnapshot.ts'
import { hostileSnapshot } from '../hostileSnapshot.ts'
import { renderFixture } from '../renderFixture.ts'

const macros = toBookMacros(readMacros(hardMacros).macros)
const inLine = (latex: string) => toLatex(latex, { macros, display: false })

describe('a formula for LaTeX', () => {
  it.each([
    String.raw`\frac{1}{N}\log q_{\theta}(D)`,
    String.raw`\left\lVert \bm{x} \right\rVert_2^2`,
    String.raw`\text{もし $x>0$ なら}\quad\operatorname*{arg\,max}_x f'`,
    String.raw`\begin{pmatrix}1&2\\[2pt]3&4\end{pmatrix}`,
    String.raw`\begin{array}{c|c}a&b\\ \hline c&d\end{array}`,
    String.raw`\ce{SO4^2-}\ce{A <=>[\Delta] B}`,
    String.raw`\sqrt[3]{x}\xrightarrow[a]{b}\dfrac12{a \over b}`,
    String.raw`\norm{x}\d x\epsilon`,
    String.raw`\hspace{-1.5em}x\R\argmax_x`,
  ])('%s is as the editor wrote it', (latex) => expect(inLine(latex)).toBe(latex))

  it.each([
    [String.raw`x_\bm{a}`, String.raw`x_{\bm{a}}`],
    [String.raw`x^\E`, String.raw`x^{\E}`],
    [String.raw`\sqrt\mathbf{x}`, String.raw`\sqrt{\mathbf{x}}`],
    [String.raw`\hat[`, String.raw`\hat{[}`],
    [String.raw`α+x_β≤1`, String.raw`\alpha{}+x_{\beta{}}\le{}1`],
  ])('%s gets what LaTeX alone needs: %s', (latex, printed) => expect(inLine(latex)).toBe(printed))

  it.each([
    ...[
      String.raw`\input{/etc/passwd}`,
      String.raw`\write18{ls}`,
      String.raw`\catcode37=12`,
      `x^^5cinput`,
      String.raw`\ce{^^5cinput}`,
    ],
    ...[
      String.raw`\end{document}`,
      String.raw`\begin{document}x\end{document}`,
      String.raw`\csname x\endcsname`,
    ],
    ...[
      String.raw`\def\x{1}\x`,
      String.raw`\let\x=\y`,
      String.raw`\newcommand{\x}{1}`,
      String.raw`\directlua{x}`,
    ],
    ...[String.raw`\text{\input{x}}`, String.raw`\text{a%}`, String.raw`\ce{\input{x}}`, String.raw`\ce{a%}`],
    ...[String.raw`a % b`, 'a # b', 'a$b', 'a}b{', '{a', String.raw`a\ `.trim(), '\u0000', '²'],
    ...[
      String.raw`\hspace{99999cm}`,
      String.raw`\kern5em`,
      String.raw`\textcolor{red}{x}`,
      String.raw`\pu{1 kJ}`,
    ],
    ...[String.raw`\begin{align}a\end{align}`, String.raw`\begin{array}{>{\x}c}a\end{array}`],
    ...[
      String.raw`\begin{pmatrix}a\end{bmatrix}`,
      String.raw`\verb|x|`,
      String.raw`\tag{1}`,
      String.raw`a\\b`,
      String.raw`\mathbb{1}`,
      String.raw`\LaTeX`,
    ],
    ...[String.raw`\evil`, String.raw`\disguised`, String.raw`\indirect`, String.raw`\par`],
  ])('%s is refused', (latex) => expect(inLine(latex)).toBeNull())

  it('on lines of its own is in brackets, or an environment that is a formula by itself', () => {
    const display = (latex: string) => toDisplay(latex, { macros })
    expect(display(String.raw` x\tag{3} `)).toBe(String.raw`\[x\tag{3}\]`)
    expect(display(String.raw`\begin{align*}a&=b\\c&=d\tag{1}\end{align*}`)).toBe(
      String.raw`\begin{align*}a&=b\\c&=d\tag{1}\end{align*}`,
    )
    expect(display(String.raw`\begin{align}a\end{align} x`)).toBeNull()
    expect(display(String.raw`x=\begin{align}a\end{align}`)).toBeNull()
    expect(display(String.raw`\begin{aligned}x\tag{3}\end{aligned}`)).toBeNull()
  })
})

describe('the macros of a book', () => {
  it('are defined where they are plain LaTeX, for formulas alone', () => {
    expect(printBookMacros(macros)).toBe(
      [
        String.raw`  \def\norm##1{\left\lVert ##1\right\rVert}%`,
        String.raw`  \def\E{\mathbb{E}}%`,
        String.raw`  \def\vv##1{\bm{##1}}%`,
        String.raw`  \def\d{\mathrm{d}}%`,
        String.raw`  \def\ei##1{e_{##1}}%`,
        String.raw`  \def\epsilon{\varepsilon}%`,
        String.raw`  \def\best{\operatorname*{arg\,max}}%`,
        '',
      ].join('\n'),
    )
  })
})

describe('words for LaTeX', () => {
  it('are set sign by sign: none means anything, and no two become one', () => {
    expect(escapeTex(String.raw`\{}$&#%_^~<>|"'` + '`¥')).toBe(
      String.raw`\textbackslash{}\{\}\$\&\#\%\_\textasciicircum{}\textasciitilde{}\textless{}\textgreater{}\textbar{}` +
        String.raw`\textquotedbl{}\textquotesingle{}\textasciigrave{}¥`,
    )
    expect(escapeTex("--<<''")).toBe(
      String.raw`-{\kern0pt}-\textless{}{\kern0pt}\textless{}\textquotesingle{}{\kern0pt}\textquotesingle{}`,
    )
    expect(escapeTex('é “日本語〜髙”')).toBe('é “日本語〜髙”')
    expect(escapeTex('😀\u0000简\u202e')).toBe(
      String.raw`\othersign{1F600}\othersign{0000}\othersign{7B80}\othersign{202E}`,
    )
  })

  it('keep their lines and spaces, and code every space', () => {
    expect(escapeLines('a  b\n  c')).toBe(String.raw`a\  b\newrow{}\  c`)
    expect(escapeCode('a  b\t%')).toBe(String.raw`\texttt{a\ \ b\ \ \ \ \%}`)
  })

  it('of an address stay an address', () => {
    expect(escapeAddress('https://example.org/a_b?x=1&y=%E3%81%82#f~{}\\')).toBe(
      String.raw`https://example.org/a\%5Fb?x=1\&y=\%E3\%81\%82\#f\%7E\%7B\%7D\%5C`,
    )
  })
})

describe('errata.tex', () => {
  it('has what counts as an error, with the place, the tag, both readings and the copies', async () => {
    const tex = (await renderFixture(smallSnapshot())).text('ja/books/invented-geometry/errata.tex')
    expect(tex).toContain('\\documentclass[paper=a4,fontsize=10pt]{jlreq}')
    expect(tex).toContain(
      [
        '% #7K2QD',
        '\\begin{erratum}{37ページ 下から7行目}{https://errata.example.org/ja/books/invented-geometry/errata/\\#7K2QD}{7K2QD}{内容に関わる}',
        '\\item[\\textbf{誤}] 平均 $\\sigma$',
        '\\item[\\textbf{正}] 平均 $\\mu$',
        '\\item[] {\\small 第1刷に該当、第2刷で訂正済み\\par}',
        '\\end{erratum}',
      ].join('\n'),
    )
    const snapshot = smallSnapshot()
    for (const erratum of snapshot.errata) erratum.status = 'rejected'
    const none = (await renderFixture(snapshot)).text('en/books/invented-geometry/errata.tex')
    expect(none).not.toContain('\n% #')
    expect(none).toContain('\\documentclass[a4paper]{article}')
    expect(none).toContain('No errors have been found so far.')
  })

  it.each([
    ['hostile', hostileSnapshot],
    ['hard', hardTexSnapshot],
  ])('lets nothing of a %s text run or end the document', async (_, snapshot) => {
    const site = await renderFixture(snapshot())
    for (const locale of ['ja', 'en']) {
      const tex = site.text(`${locale}/books/invented-geometry/errata.tex`)
      const body = tex.slice(tex.indexOf('\\begin{document}'))
      expect(body.match(/\\end\{document\}/g)).toHaveLength(1)
      expect(body).not.toMatch(
        /\\(?:input|write|catcode|def|let|newcommand|directlua|csname|include)(?![A-Za-z])/,
      )
      expect(body).not.toContain('^^')
      // A sign that begins a comment stands at the beginning of a line alone.
      expect(body.replace(/^%.*$/gm, '')).not.toMatch(/(?<!\\)%/)
    }
  })
})
