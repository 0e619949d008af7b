import { renderLatex } from '../../../content/latex.ts'
import { signCommands } from './latexCommands.ts'

let commands: ReadonlyMap<string, string> | null = null

/** The command for a sign that may stand in a formula as itself: `\alpha` for α. LaTeX's mathematical fonts lack the sign. */
export function commandOfSign(sign: string): string | null {
  commands ??= findCommands()
  return commands.get(sign) ?? null
}

// KaTeX knows which sign each command draws; the first command by name is taken.
function findCommands(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const name of signCommands) {
    const rendered = renderLatex(`\\${name}`, { output: 'html' })
    const sign = rendered.ok ? rendered.html.replace(/<[^>]*>/g, '') : ''
    if ([...sign].length === 1 && sign > '\u007f' && !found.has(sign)) found.set(sign, `\\${name}`)
  }
  return found
}
