import type { Macros } from '../../../content/macros.ts'
import { toLatexBody, type BookMacros } from './toLatex.ts'

/**
 * The macros of a book as the preamble defines them: those whose bodies are plain LaTeX (`toLatexBody`). What TeX's own machinery
 * calls is never defined anew, though KaTeX allows it.
 */
export function toBookMacros(macros: Macros): BookMacros {
  const accepted = new Map<string, { parameters: number; body: string } | null>(macros)
  for (const name of macros.keys())
    if (!/^\\[A-Za-z]+$/.test(name) || machinery.has(name.slice(1))) accepted.set(name, null)
  // One that is refused may take others with it.
  for (let isSettled = false; !isSettled;) {
    isSettled = true
    for (const [name, macro] of accepted) {
      if (macro === null || toLatexBody(macro.body, { macros: accepted }) !== null) continue
      accepted.set(name, null)
      isSettled = false
    }
  }
  return accepted
}

/** The definitions, a line each, as the text of a macro holds them. They count within formulas alone: `\c` stays an accent elsewhere. */
export function printBookMacros(macros: BookMacros): string {
  return [...macros]
    .flatMap(([name, macro]) => {
      if (macro === null) return []
      const parameters = Array.from({ length: macro.parameters }, (_nothing, index) => `##${index + 1}`).join(
        '',
      )
      const body = (toLatexBody(macro.body, { macros }) ?? '').replaceAll('#', '##').replace(/\s+/g, ' ')
      return [`  \\def${name}${parameters}{${body}}%\n`]
    })
    .join('')
}

const machinery: ReadonlySet<string> = new Set(
  `above abovedisplayskip accent advance atop begin begingroup bgroup box char copy count cr crcr csname def delimiter dimen
  directlua displaylimits displaystyle edef egroup else end endcsname endgroup ensuremath everydisplay everymath expandafter
  fam fi font fontsize futurelet gdef global halign hbox hfil hfill hskip hss if ifdim ifmmode ifnum ifx kern left let limits
  long lower mathaccent mathbin mathchar mathchardef mathchoice mathclose mathinner mathop mathopen mathord mathpalette
  mathpunct mathrel mathrm mbox middle mkern moveleft moveright mskip newcommand noalign noexpand nolimits normalfont null
  number omit or outer over overline par penalty protect protected radical raise relax renewcommand right scriptscriptstyle
  scriptstyle selectfont setbox setlength settowidth skip space span string text textnormal textstyle the toks underline
  unkern unskip valign vbox vcenter vfil vskip vtop xdef`.split(/\s+/),
)
