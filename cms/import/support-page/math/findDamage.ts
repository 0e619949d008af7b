import { findLatexProblem, latexLimits, type LatexProblem } from '../../../../content/latex.ts'
import { repairBraces } from './repairBrackets.ts'
import { repairScripts } from './repairScripts.ts'
import { isKnownCommand, nearestCommand } from './texCommands.ts'
import { unicodeToTex } from './unicodeToTex.ts'

/** The damage of a formula. `refused`: KaTeX can't read it, for a reason that is none of the others. */
export type Damage =
  | { kind: 'lost-underscore' | 'double-subscript' | 'braces' }
  | { kind: 'command'; command: string; nearest: string | null }
  | { kind: 'refused'; problem: LatexProblem }

/**
 * The damage that hand-copying and Markdown engines did to a formula, and the probable original. Only what cannot be printed
 * is damage: a `\simga`, braces that don't pair, a group without a command or script. What can be printed (`\sum_{t=1}T`)
 * may be the error that is reported, and is left alone. `repaired` is null where KaTeX can't read the repair either.
 */
export function findDamage(tex: string): { damages: Damage[]; repaired: string | null } {
  // A formula that is too long is refused for that alone; it is not worth a repair.
  const lengthProblem = tex.length > latexLimits.maxLength ? findLatexProblem(tex) : null
  if (lengthProblem) return { damages: [{ kind: 'refused', problem: lengthProblem }], repaired: null }
  const damages: Damage[] = []
  const commands = repairCommands(tex)
  damages.push(...commands.damages)
  const braces = repairBraces(commands.tex)
  if (braces.changed) damages.push({ kind: 'braces' })
  const scripts = repairScripts(braces.tex)
  if (scripts.lost > 0) damages.push({ kind: 'lost-underscore' })
  if (scripts.doubled > 0 && scripts.lost === 0) damages.push({ kind: 'double-subscript' })
  if (damages.length === 0) {
    const problem = findLatexProblem(unicodeToTex(tex))
    return { damages: problem ? [{ kind: 'refused', problem }] : [], repaired: null }
  }
  const isReadable = findLatexProblem(unicodeToTex(scripts.tex)) === null
  return { damages, repaired: isReadable ? scripts.tex : null }
}

function repairCommands(tex: string): { tex: string; damages: Damage[] } {
  const damages: Damage[] = []
  const results = new Map<string, boolean>()
  const repaired = tex.replace(/\\[A-Za-z]+/g, (command) => {
    const isKnown = results.get(command) ?? isKnownCommand(command)
    results.set(command, isKnown)
    if (isKnown) return command
    const nearest = nearestCommand(command)
    if (damages.length < 5)
      damages.push({ kind: 'command', command, nearest: nearest === null ? null : `\\${nearest}` })
    return nearest === null ? command : `\\${nearest}`
  })
  return { tex: repaired, damages }
}
