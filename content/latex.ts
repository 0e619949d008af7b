import katex, { type KatexOptions } from 'katex'
import 'katex/contrib/mhchem'
import { findForbiddenCommand } from './forbiddenCommands.ts'
import { noMacros, toKatexMacros, TooManyTokens, usedMacros, type Macros } from './macros.ts'

/**
 * What a formula may cost. KaTeX takes 8 s for 100 KB of input and overflows the stack on deep nesting,
 * so both are refused before it is called; `maxExpand` bounds macros and `maxSize` (em) bounds rules and spaces.
 */
export const latexLimits = { maxLength: 2000, maxDepth: 50, maxExpand: 100, maxSize: 20 } as const

/** Why a formula can't be shown. `position` (0-based) and `length` are UTF-16 units within the formula. */
export type LatexProblem = { position: number; length: number } & (
  | { kind: 'syntax'; message: string }
  | { kind: 'forbidden' | 'reference'; command: string }
  | { kind: 'too-long' | 'too-deep' | 'too-costly' }
)

type RenderedLatex = { ok: true; html: string } | { ok: false; problem: LatexProblem }

/**
 * `display`: on lines of its own. `macros`: those of the book that the formula belongs to. `allowedClass`: the one class that
 * `\htmlClass` may give; for what a program adds to a formula, never for what an editor writes.
 */
export type LatexOptions = {
  display?: boolean
  macros?: Macros
  output?: KatexOptions['output']
  allowedClass?: string
}

/**
 * Renders one formula to HTML with MathML beside it (for screen readers and copying).
 * Never throws: what KaTeX can't read, and what it must not (links, images, raw HTML), comes back as a problem.
 */
export function renderLatex(latex: string, options: LatexOptions = {}): RenderedLatex {
  const problem = findCostProblem(latex)
  if (problem) return { ok: false, problem }
  try {
    return { ok: true, html: katex.renderToString(latex, createKatexOptions(latex, options)) }
  } catch (error) {
    return { ok: false, problem: toProblem(error, latex) }
  }
}

/** The first thing that is wrong with a formula, or null. */
export function findLatexProblem(latex: string, options: LatexOptions = {}): LatexProblem | null {
  const rendered = renderLatex(latex, options)
  return rendered.ok ? null : rendered.problem
}

class ForbiddenCommand extends Error {
  constructor(readonly command: string) {
    super(`${command} is not allowed`)
  }
}

// New options for each formula: KaTeX writes \gdef into the macros object that it is given.
function createKatexOptions(
  latex: string,
  { display = false, macros = noMacros, output = 'htmlAndMathml', allowedClass }: LatexOptions,
): KatexOptions {
  return {
    displayMode: display,
    output,
    throwOnError: true,
    strict: 'ignore', // Japanese words and Unicode letters inside a formula are what these books print.
    maxExpand: latexLimits.maxExpand,
    maxSize: latexLimits.maxSize,
    macros: toKatexMacros(usedMacros(latex, macros)),
    // With `trust: false` KaTeX draws the command in red instead of refusing it.
    trust: (context) => {
      if (context.command === '\\htmlClass' && context.class === allowedClass) return true
      throw new ForbiddenCommand(context.command)
    },
  }
}

function findCostProblem(latex: string): LatexProblem | null {
  if (latex.length > latexLimits.maxLength) return { kind: 'too-long', position: 0, length: latex.length }
  const forbidden = findForbiddenCommand(latex)
  if (forbidden) return forbidden
  const deep = findTooDeep(latex)
  return deep === null ? null : { kind: 'too-deep', position: deep, length: 1 }
}

/** Where nesting of groups, \left…\right and environments passes the limit, or null. */
function findTooDeep(latex: string): number | null {
  let depth = 0
  for (const match of latex.matchAll(/\\(left|begin)(?![A-Za-z])|\\(right|end)(?![A-Za-z])|\\[\s\S]|[{}]/g)) {
    if (match[1] !== undefined || match[0] === '{') depth += 1
    else if (match[2] !== undefined || match[0] === '}') depth -= 1
    if (depth > latexLimits.maxDepth) return match.index
  }
  return null
}

function toProblem(error: unknown, latex: string): LatexProblem {
  if (error instanceof ForbiddenCommand) {
    const position = Math.max(0, latex.indexOf(error.command))
    return { kind: 'forbidden', command: error.command, position, length: error.command.length }
  }
  if (error instanceof katex.ParseError) {
    if (/too many expansions/i.test(error.rawMessage))
      return { kind: 'too-costly', position: 0, length: latex.length }
    return {
      kind: 'syntax',
      message: error.rawMessage,
      position: Math.min(error.position ?? 0, latex.length),
      length: error.length ?? 0,
    }
  }
  if (error instanceof TooManyTokens) return { kind: 'too-costly', position: 0, length: latex.length }
  // KaTeX recurses: nesting that `findTooDeep` does not count can still overflow the stack.
  if (error instanceof RangeError) return { kind: 'too-deep', position: 0, length: latex.length }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'syntax', message, position: 0, length: latex.length }
}
