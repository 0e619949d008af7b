import type { Locale } from '../../../content/locale.ts'
import { printBookMacros } from './bookMacros.ts'
import { katexCommands } from './katexCommands.ts'
import type { BookMacros } from './toLatex.ts'

/** All before `\begin{document}`: for LuaLaTeX with what TeX Live has of Japanese and of mathematics. */
export function createTexPreamble({
  locale,
  macros,
  label,
}: {
  locale: Locale
  macros: BookMacros
  /** The widest label of a reading, as LaTeX. */
  label: string
}): string {
  return `${classes[locale]}
\\usepackage{mathtools,amssymb,amscd,mathrsfs,bm,cancel}
\\usepackage[version=4]{mhchem}
\\usepackage[hidelinks]{hyperref}
\\setcounter{MaxMatrixCols}{99}
\\emergencystretch=3em
\\setlength{\\parindent}{0pt}
\\DeclareOldFontCommand{\\rm}{\\normalfont\\rmfamily}{\\mathrm}
\\DeclareOldFontCommand{\\sf}{\\normalfont\\sffamily}{\\mathsf}
\\DeclareOldFontCommand{\\tt}{\\normalfont\\ttfamily}{\\mathtt}
\\DeclareOldFontCommand{\\bf}{\\normalfont\\bfseries}{\\mathbf}
\\DeclareOldFontCommand{\\it}{\\normalfont\\itshape}{\\mathit}
\\DeclareOldFontCommand{\\cal}{\\normalfont}{\\mathcal}
% Within formulas alone: what KaTeX has and LaTeX lacks, then the macros of the book.
\\newcommand{\\bookmacros}{%
${printKatexCommands()}${printBookMacros(macros)}}
\\everymath\\expandafter{\\the\\everymath\\bookmacros}
\\everydisplay\\expandafter{\\the\\everydisplay\\bookmacros}
\\newcommand{\\newrow}{\\leavevmode\\hfil\\break\\null}
\\newenvironment{coderows}{\\begin{quote}\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{0pt}\\raggedright}{\\end{quote}}
\\newcommand{\\coderow}[1]{\\leavevmode\\null#1\\par}
% Signs that the fonts lack are set by their numbers. A font that has them: \\newfontfamily{\\othersignfont}{DejaVu Sans}
\\providecommand{\\othersignfont}{}
\\newcommand{\\othersign}[1]{{\\othersignfont
  \\iffontchar\\font"#1 \\ltjalchar"#1
  \\else\\ifnum\\directlua{
    local jfont = font.getfont(tex.getattribute(luatexbase.attributes["ltj@curjfnt"]))
    tex.sprint(jfont and jfont.characters[0x#1] and 1 or 0)}=1 \\ltjjachar"#1
  \\else{\\normalfont\\footnotesize\\texttt{[U+#1]}}\\fi\\fi}}
\\newenvironment{erratum}[4]{%
  \\par\\addvspace{\\baselineskip}\\noindent{\\bfseries #1}\\quad{\\small\\href{#2}{\\texttt{\\##3}}\\quad #4}\\par\\nobreak
  \\begin{list}{}{\\settowidth{\\labelwidth}{${label}}\\setlength{\\labelsep}{1em}%
    \\setlength{\\leftmargin}{\\labelwidth}\\addtolength{\\leftmargin}{\\labelsep}%
    \\raggedright\\setlength{\\topsep}{2pt}\\setlength{\\partopsep}{0pt}\\setlength{\\itemsep}{2pt}\\setlength{\\parsep}{0pt}%
    \\renewcommand{\\makelabel}[1]{##1\\hfil}}%
}{\\end{list}}
`
}

/** Several on a line, so that the preamble stays short. */
function printKatexCommands(): string {
  const lines = ['']
  for (const [name, body] of katexCommands) {
    const definition = `\\def\\${name}{${body}}`
    if (`${lines.at(-1)}${definition}`.length > 118) lines.push('')
    lines.push(`${lines.pop()}${definition}`)
  }
  return lines.map((line) => `  ${line}%\n`).join('')
}

const classes: Readonly<Record<Locale, string>> = {
  ja: '\\documentclass[paper=a4,fontsize=10pt]{jlreq}',
  // Quotations are in the book's language: LuaTeX-ja sets Japanese in any class. What Latin fonts have stays Latin.
  en: `\\documentclass[a4paper]{article}
\\usepackage[margin=25mm]{geometry}
\\usepackage{luatexja}
\\ltjdefcharrange{100}{"A0-"FF,"2010-"2027,"2030,"2039-"203A,"2122,"2212}
\\ltjsetparameter{jacharrange={-100}}`,
}
