import katex, { type KatexOptions } from 'katex'
import { findForbiddenCommand } from './forbiddenCommands.ts'

/** The macros of a book, ready for KaTeX; made by `readMacros`. */
export type Macros = ReadonlyMap<string, Definition>
type Definition = { parameters: number; body: string }

export const noMacros: Macros = new Map()

/** How much a book may define; a body of this length holds every notation, and a bomb of macros stays small. */
export const macroLimits = { macros: 200, body: 400, expandedTokens: 4000 } as const

/** What is wrong with the definitions, and where (UTF-16 units). `name`: the macro that it is about. */
export type MacroProblem = { position: number; length: number } & (
  | { kind: 'not-a-definition'; words: string }
  | { kind: 'unclosed' | 'too-long' | 'twice' | 'calls-itself'; name: string }
  | { kind: 'parameters'; name: string }
  | { kind: 'forbidden'; name: string; command: string }
  | { kind: 'too-many' }
)

/** A definition with the place of its body, to check it by. */
export type ReadMacro = Definition & { name: string; start: number; end: number; bodyStart: number }

/**
 * Reads a book's macros, as a LaTeX preamble writes them: `\newcommand`, `\renewcommand` and `\providecommand` with their number of
 * parameters, `\def`, and `\DeclareMathOperator` (amsmath); `%` begins a comment. All that is wrong comes back at once; what can be
 * used is in `macros` all the same.
 */
export function readMacros(text: string): { macros: Macros; list: ReadMacro[]; problems: MacroProblem[] } {
  const list: ReadMacro[] = []
  const problems: MacroProblem[] = []
  let position = 0
  while ((position = skipSpace(text, position)) < text.length) {
    const read = readDefinition(text, position)
    if ('kind' in read) {
      problems.push(read)
      position = nextLine(text, position)
      continue
    }
    const problem = findProblem(read, list)
    if (problem !== null) problems.push(problem)
    list.push(read)
    position = read.end
  }
  if (list.length > macroLimits.macros) problems.push({ kind: 'too-many', position: 0, length: text.length })
  const usable = list.filter(({ body }) => findForbiddenCommand(body) === null)
  const macros = new Map(usable.map(({ name, parameters, body }) => [name, { parameters, body }]))
  const loops = list.filter(({ name }) => reaches({ from: name, name, macros, seen: new Set() }))
  problems.push(
    ...loops.map(({ name, start, end }) => ({
      kind: 'calls-itself' as const,
      name,
      position: start,
      length: end - start,
    })),
  )
  return { macros, list, problems: problems.sort((a, b) => a.position - b.position) }
}

/** The macros that a formula calls, and those that these call, in the order in which they are met. */
export function usedMacros(latex: string, macros: Macros): Macros {
  const used = new Map<string, Definition>()
  const visit = (body: string) => {
    for (const [command] of body.matchAll(commands)) {
      const definition = macros.get(command)
      if (definition === undefined || used.has(command)) continue
      used.set(command, definition)
      visit(definition.body)
    }
  }
  if (macros.size > 0) visit(latex)
  return used
}

/** A formula's cost by macros is told apart from what it defines itself. */
export class TooManyTokens extends Error {}

/**
 * The macros as KaTeX takes them. A new object for each formula: KaTeX writes `\gdef` into it, and their cost is counted by
 * formula: what they expand to, not how often, for an author's macros are short and many.
 */
export function toKatexMacros(macros: Macros): NonNullable<KatexOptions['macros']> {
  let tokens = 0
  return Object.fromEntries(
    [...macros].map(([name, definition]) => {
      const expansion = expansionOf(definition)
      return [
        name,
        (context: Expander) => {
          tokens += expansion.tokens.length + 1
          if (tokens > macroLimits.expandedTokens) throw new TooManyTokens(name)
          context.expansionCount -= 1
          return expansion
        },
      ]
    }),
  ) as NonNullable<KatexOptions['macros']>
}

// What KaTeX's types leave out of its macro expander (src/MacroExpander.ts).
type Expander = { expansionCount: number }
type Expansion = { tokens: unknown[]; numArgs: number }

const expansions = new WeakMap<Definition, Expansion>()

/** What KaTeX makes of a definition: it is asked once, by its own \newcommand. */
function expansionOf(definition: Definition): Expansion {
  const cached = expansions.get(definition)
  if (cached !== undefined) return cached
  const target: Record<string, Expansion> = {}
  const parameters = Array.from({ length: definition.parameters }, (_, index) => `#${index + 1}`).join('')
  katex.renderToString(`\\gdef\\okuzukemacro${parameters}{${definition.body}}`, {
    macros: target as unknown as NonNullable<KatexOptions['macros']>,
  })
  const expansion = target['\\okuzukemacro']
  if (expansion === undefined) throw new Error(`KaTeX did not take the macro body ${definition.body}.`)
  expansions.set(definition, expansion)
  return expansion
}

const commands = /\\(?:[A-Za-z]+|[^A-Za-z])/gs

function findProblem(macro: ReadMacro, earlier: readonly ReadMacro[]): MacroProblem | null {
  const { name, start, end, body, parameters } = macro
  const at = { name, position: start, length: end - start }
  if (body.length > macroLimits.body) return { kind: 'too-long', ...at }
  if (earlier.some((other) => other.name === name)) return { kind: 'twice', ...at }
  const forbidden = findForbiddenCommand(body)
  if (forbidden !== null) return { kind: 'forbidden', command: forbidden.command, ...at }
  const used = [...body.matchAll(/##|#(.)/gs)].flatMap(([, number]) => (number === undefined ? [] : [number]))
  const isDeclared = (number: string) => /[1-9]/.test(number) && Number(number) <= parameters
  return used.every(isDeclared) && !/(^|[^#])(##)*#$/.test(body) ? null : { kind: 'parameters', ...at }
}

function reaches({
  from,
  name,
  macros,
  seen,
}: {
  from: string
  name: string
  macros: Macros
  seen: Set<string>
}): boolean {
  if (seen.has(from)) return false
  seen.add(from)
  const called = [...(macros.get(from)?.body ?? '').matchAll(/\\(?:[A-Za-z]+|.)/gs)].map(
    ([command]) => command,
  )
  return called.some((command) => command === name || reaches({ from: command, name, macros, seen }))
}

const name = String.raw`(\\(?:[A-Za-z]+|[^A-Za-z\s]))`
const newCommand = new RegExp(
  String.raw`\\(?:re)?(?:new|provide)command\*?\s*(?:\{\s*${name}\s*\}|${name})\s*(?:\[\s*([0-9])\s*\])?\s*(?=\{)`,
  'y',
)
const operator = new RegExp(
  String.raw`\\DeclareMathOperator(\*?)\s*(?:\{\s*${name}\s*\}|${name})\s*(?=\{)`,
  'y',
)
const definition = new RegExp(String.raw`\\def\s*${name}\s*((?:#[1-9])*)\s*(?=\{)`, 'y')

function readDefinition(text: string, start: number): ReadMacro | MacroProblem {
  const head = readHead(text, start)
  if (head === null) {
    const words = text.slice(start, nextLine(text, start)).trim()
    return { kind: 'not-a-definition', words: words.slice(0, 60), position: start, length: words.length }
  }
  const close = findBrace(text, head.end)
  if (close === null)
    return { kind: 'unclosed', name: head.name, position: start, length: head.end - start + 1 }
  const bodyStart = head.end + 1
  const body = text.slice(bodyStart, close)
  return {
    name: head.name,
    parameters: head.parameters,
    body: head.operator === null ? body : `\\operatorname${head.operator}{${body}}`,
    start,
    end: close + 1,
    bodyStart,
  }
}

type Head = { name: string; parameters: number; operator: string | null; end: number }

function readHead(text: string, start: number): Head | null {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = start
    return pattern.exec(text)
  }
  const asCommand = match(newCommand)
  if (asCommand !== null) {
    const name = asCommand[1] ?? asCommand[2] ?? ''
    return { name, parameters: Number(asCommand[3] ?? 0), operator: null, end: newCommand.lastIndex }
  }
  const asOperator = match(operator)
  if (asOperator !== null) {
    const name = asOperator[2] ?? asOperator[3] ?? ''
    return { name, parameters: 0, operator: asOperator[1] ?? '', end: operator.lastIndex }
  }
  const asDefinition = match(definition)
  if (asDefinition === null) return null
  const parameters = (asDefinition[2] ?? '').length / 2
  return { name: asDefinition[1] ?? '', parameters, operator: null, end: definition.lastIndex }
}

function findBrace(text: string, open: number): number | null {
  let depth = 0
  for (const { 0: sign, index } of text.slice(open).matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth === 0) return open + index
  }
  return null
}

function skipSpace(text: string, position: number): number {
  const match = /^(?:\s|%[^\n]*(?:\n|$))*/.exec(text.slice(position))
  return position + (match?.[0].length ?? 0)
}

function nextLine(text: string, position: number): number {
  const end = text.indexOf('\n', position)
  return end < 0 ? text.length : end + 1
}
