import type { Macros } from '../../content/macros.ts'
import type { Range } from './ranges.ts'

/** A sign, a command or a run of white space of a formula, with its place. What a macro stands for has the place of its call. */
export type TexToken = Range & { text: string }

// A formula has 2,000 signs at most, and its macros may expand to 4,000 tokens (content/latex.ts, content/macros.ts).
const mostTokens = 6000
const deepest = 20

/**
 * The tokens of a formula as TeX reads them: comments are gone, and the macros of the book are what they stand for. An argument of
 * a macro keeps the place where it was written. Null where the macros come to too much.
 */
export function readTexTokens(latex: string, macros: Macros): TexToken[] | null {
  const tokens = splitTex(latex)
  if (macros.size === 0) return tokens
  const expanded: TexToken[] = []
  return expand({ tokens, macros, into: expanded, depth: 0 }) ? expanded : null
}

const signs = /\\(?:operatorname\*|[A-Za-z]+|[\s\S]|$)|%[^\n]*(?:\n|$)|\s+|[\s\S]/gu

function splitTex(latex: string): TexToken[] {
  return [...latex.matchAll(signs)]
    .filter(([text]) => !text.startsWith('%'))
    .map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }))
}

function expand({
  tokens,
  macros,
  into,
  depth,
}: {
  tokens: readonly TexToken[]
  macros: Macros
  into: TexToken[]
  depth: number
}): boolean {
  let position = 0
  while (position < tokens.length) {
    const token = tokens[position] as TexToken
    position += 1
    const macro = macros.get(token.text)
    if (macro === undefined) {
      into.push(token)
      if (into.length > mostTokens) return false
      continue
    }
    const args: TexToken[][] = []
    let end = token.end
    for (let number = 0; number < macro.parameters; number += 1) {
      const arg = readArgument(tokens, position)
      if (arg === null) return false
      args.push(arg.tokens)
      position = arg.next
      end = Math.max(end, (tokens[position - 1] as TexToken).end)
    }
    const body = fillIn({ body: macro.body, args, call: { start: token.start, end } })
    if (depth >= deepest || body.length + into.length > mostTokens) return false
    if (!expand({ tokens: body, macros, into, depth: depth + 1 })) return false
  }
  return true
}

function fillIn({
  body,
  args,
  call,
}: {
  body: string
  args: readonly TexToken[][]
  call: Range
}): TexToken[] {
  const filled: TexToken[] = []
  const tokens = splitTex(body)
  for (let index = 0; index < tokens.length; index += 1) {
    const { text } = tokens[index] as TexToken
    const number = text === '#' ? Number(tokens[index + 1]?.text) : Number.NaN
    if (Number.isInteger(number)) {
      filled.push(...(args[number - 1] ?? []))
      index += 1
    } else filled.push({ text, ...call })
  }
  return filled
}

/** The argument that begins at `position`, without its braces, and where to go on; null where there is none. */
function readArgument(
  tokens: readonly TexToken[],
  position: number,
): { tokens: TexToken[]; next: number } | null {
  let at = position
  while (tokens[at] !== undefined && isSpace(tokens[at] as TexToken)) at += 1
  const first = tokens[at]
  if (first === undefined || first.text === '}') return null
  if (first.text !== '{') return { tokens: [first], next: at + 1 }
  let depth = 0
  for (let end = at; end < tokens.length; end += 1) {
    const { text } = tokens[end] as TexToken
    if (text === '{') depth += 1
    else if (text === '}') depth -= 1
    if (depth === 0) return { tokens: tokens.slice(at + 1, end), next: end + 1 }
  }
  return null
}

/** White space, which means nothing outside of words. */
export function isSpace({ text }: TexToken): boolean {
  return /^\s/.test(text)
}
