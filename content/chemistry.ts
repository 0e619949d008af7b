import katex, { type KatexOptions } from 'katex'
import 'katex/contrib/mhchem'

/**
 * A formula with its chemistry (`\ce{H2O}`, `\pu{5 mol}`) written out as LaTeX: what KaTeX's mhchem makes of it before it is drawn,
 * each atom a group of its own. What can't be written out stays as it is.
 */
export function writeOutChemistry(latex: string): string {
  let written = ''
  let position = 0
  for (const { command, start, end, argument } of findCalls(latex)) {
    const tex = expand(command, argument)
    if (tex === null) continue
    written += latex.slice(position, start) + divideAtoms(tex)
    position = end
  }
  return written + latex.slice(position)
}

type Call = { command: string; argument: string; start: number; end: number }

/** The calls that lie in no other one. */
function findCalls(latex: string): Call[] {
  const calls: Call[] = []
  for (const { 0: head, 1: command = '', index: start } of latex.matchAll(
    /(?<!\\)(\\(?:ce|pu))(?![A-Za-z])\s*\{/g,
  )) {
    if (start < (calls.at(-1)?.end ?? 0)) continue
    const open = start + head.length
    const close = findBrace(latex, open)
    if (close !== null) calls.push({ command, argument: latex.slice(open, close), start, end: close + 1 })
  }
  return calls
}

function findBrace(latex: string, from: number): number | null {
  let depth = 0
  for (const { 0: sign, index } of latex.slice(from).matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === '{') depth += 1
    if (sign === '}' && depth === 0) return from + index
    if (sign === '}') depth -= 1
  }
  return null
}

// What KaTeX's types leave out of its macro expander (src/MacroExpander.ts).
type Expander = { macros: { get: (name: string) => unknown } }

/** What mhchem makes of an argument; null where it can't read it. */
function expand(command: string, argument: string): string | null {
  let tex: unknown = null
  const macros = {
    '\\okuzukechemistry': (context: Expander) => {
      const macro = context.macros.get(command)
      tex = typeof macro === 'function' ? (macro as (context: Expander) => unknown)(context) : null
      return ''
    },
  }
  try {
    katex.renderToString(`\\okuzukechemistry{${argument}}`, {
      macros: macros as unknown as NonNullable<KatexOptions['macros']>,
    })
  } catch {
    return null // KaTeX says so of the formula itself.
  }
  return typeof tex === 'string' ? tex : null
}

// Braces round an atom: its upright letters are the way in which chemistry is written, and no font to be told of.
function divideAtoms(tex: string): string {
  return tex.replace(/\\mathrm\{([A-Za-z]+)\}/g, (_whole, letters: string) =>
    (letters.match(/[A-Z][a-z]*|[a-z]+/g) ?? []).map((atom) => `\\mathrm{{${atom}}}`).join(''),
  )
}
