import { latexLimits } from '../latex.ts'

/** A sign or a group of signs among words. `isTrigger`: it shows by itself that LaTeX is meant. */
export type Token = {
  kind:
    'command' | 'letter' | 'number' | 'group' | 'script' | 'operator' | 'open' | 'close' | 'space' | 'stop'
  text: string
  start: number
  end: number
  isTrigger: boolean
}

/** Splits words at what may belong to a LaTeX expression. Everything else is a stop: words, sentences' ends, Japanese. */
export function tokenize(words: string, isKnown: (command: string) => boolean): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < words.length) {
    const { kind, end, isTrigger = false } = readToken({ words, position, before: tokens.at(-1), isKnown })
    tokens.push({ kind, text: words.slice(position, end), start: position, end, isTrigger })
    position = end
  }
  return tokens
}

/** Whether a sign says how two sides relate: an expression may begin with it, after words. */
export function isRelation(sign: string): boolean {
  return /^(?:[=<>≤≥≠≈∈∼]|\\(?:in|notin|leq?|geq?|neq?|to|sim|approx|equiv|propto|subset|subseteq|mapsto|Rightarrow|rightarrow|leftarrow))$/.test(
    sign,
  )
}

const functions =
  /^(?:arg|cos|cosh|cov|deg|det|diag|dim|exp|inf|ker|lim|ln|log|max|min|mod|rank|sgn|sin|sinh|sup|tan|tanh|tr|var|Var|Cov)$/

type Read = { kind: Token['kind']; end: number; isTrigger?: boolean }

function readToken({
  words,
  position,
  before,
  isKnown,
}: {
  words: string
  position: number
  before: Token | undefined
  isKnown: (command: string) => boolean
}): Read {
  const rest = words.slice(position)
  const match = (pattern: RegExp) => pattern.exec(rest)?.[0].length ?? null
  const one = (kind: Token['kind'], length: number | null): Read | null =>
    length === null ? null : { kind, end: position + length }
  if (rest.startsWith('\\')) return readBackslash({ words, position, isKnown })
  const isAfterMath = before !== undefined && before.kind !== 'stop' && before.kind !== 'space'
  if (/^[_^]/.test(rest)) return readScript({ words, position, before, isAfterMath })
  if (rest.startsWith('{')) {
    const end = findBrace(words, position)
    return end === null || !isAfterMath ? { kind: 'stop', end: position + 1 } : { kind: 'group', end }
  }
  const word = match(/^[A-Za-z]+/)
  if (word !== null) {
    const name = rest.slice(0, word)
    const isDifferential = isAfterMath && /^d[a-np-zA-Z]$/.test(name)
    const isMath =
      word === 1 ||
      isDifferential ||
      functions.test(name) ||
      (/^[A-Z]{2,3}$/.test(name) && /^[(_^]/.test(rest.slice(word)))
    return { kind: isMath ? 'letter' : 'stop', end: position + word }
  }
  return (
    one('space', match(/^[ \t]+/)) ??
    one('number', match(/^\d+(?:[.,]\d+)*/)) ??
    one('letter', match(/^[\u0370-\u03ff\u2202\u2207\u221e]/)) ??
    (isAfterMath ? one('group', match(/^['!²³]/)) : null) ??
    one('operator', match(/^[-+=<>*/|,;:×÷±·≤≥≠≈∈∉⊂⊆∪∩→∼]/)) ??
    one('open', match(/^[([]/)) ??
    one('close', match(/^[)\]]/)) ?? {
      kind: 'stop',
      end: position + ((words.codePointAt(position) ?? 0) > 0xffff ? 2 : 1),
    }
  )
}

const operatorCommands =
  /^\\(?:cdot|times|pm|mp|mid|cup|cap|subset|subseteq|circ|oplus|otimes|parallel|perp|land|lor|in|notin|leq?|geq?|neq?|to|sim|approx|equiv|propto|mapsto|Rightarrow|rightarrow|leftarrow|gets|iff|implies)$/

function readBackslash({
  words,
  position,
  isKnown,
}: {
  words: string
  position: number
  isKnown: (command: string) => boolean
}): Read {
  const rest = words.slice(position)
  const several = /^\\{2,}[A-Za-z]*/.exec(rest)
  if (several !== null) return { kind: 'stop', end: position + several[0].length }
  const environment = readEnvironment(words, position)
  if (environment !== null) return { kind: 'command', end: environment, isTrigger: true }
  const name = /^\\[A-Za-z]+/.exec(rest)?.[0]
  if (name === undefined) {
    const symbol = /^\\[,;:!{}|%&#_ >]/.exec(rest)?.[0]
    if (symbol === undefined) return { kind: 'stop', end: position + 1 }
    const kind =
      symbol === '\\|' ? 'operator' : symbol === '\\{' ? 'open' : symbol === '\\}' ? 'close' : 'group'
    return { kind, end: position + 2 }
  }
  const nameEnd = position + name.length
  if (name.length === 2 || /^\\(?:begin|end)$/.test(name) || isInPath({ words, position, isKnown })) {
    return { kind: 'stop', end: nameEnd }
  }
  if (operatorCommands.test(name)) return { kind: 'operator', end: nameEnd, isTrigger: true }
  const end = readArguments({ words, position: nameEnd, name })
  const hasArguments = end > nameEnd
  const isTrigger = hasArguments || isKnown(name)
  // A misspelt command is part of the expression around it.
  return { kind: isTrigger ? 'command' : 'letter', end, isTrigger }
}

function readArguments({ words, position, name }: { words: string; position: number; name: string }): number {
  let end = position
  const delimiter = /^\\(?:left|right|middle|[bB]ig[glrm]?)$/.test(name)
    ? /^\s*(?:\\[A-Za-z]+|\\[{}|]|[^\s\\A-Za-z])/.exec(words.slice(position))
    : null
  if (delimiter !== null) return position + delimiter[0].length
  if (words[end] === '*') end += 1
  end += /^\[[^\]\n]{0,40}\]/.exec(words.slice(end, end + 42))?.[0].length ?? 0
  for (let close = findBrace(words, end); close !== null; close = findBrace(words, end)) end = close
  return end === position + 1 && words[position] === '*' ? position : end
}

/** `_{t-1}`, `^2`, `_\theta` after something that can bear it. Only one in braces shows by itself that LaTeX is meant. */
function readScript({
  words,
  position,
  before,
  isAfterMath,
}: {
  words: string
  position: number
  before: Token | undefined
  isAfterMath: boolean
}): Read {
  const stop: Read = { kind: 'stop', end: position + 1 }
  if (!isAfterMath || before?.kind === 'operator' || before?.kind === 'open') return stop
  // TeX takes a space before the braces.
  const brace = words.indexOf('{', position)
  const hasSpaceOnly = before?.kind === 'command' && words.slice(position + 1, brace).trim() === ''
  const group = findBrace(words, hasSpaceOnly ? brace : position + 1)
  if (group !== null) return { kind: 'script', end: group, isTrigger: before?.kind !== 'number' }
  const script = /^[_^](?:\\[A-Za-z]+(?:\{[^{}]*\})?|\d|[A-Za-z*](?![A-Za-z]))/.exec(words.slice(position))
  return script === null ? stop : { kind: 'script', end: position + script[0].length }
}

/** Where an environment ends, lines and all; null where none begins here, or it is not closed. */
function readEnvironment(words: string, position: number): number | null {
  const name = /^\\begin\{([A-Za-z]+\*?)\}/.exec(words.slice(position))?.[1]
  if (name === undefined || !words.includes(`\\end{${name}}`, position)) return null
  let depth = 0
  const reach = words.slice(position, position + latexLimits.maxLength)
  for (const match of reach.matchAll(/\\\\|\\(begin|end)\{([A-Za-z]+\*?)\}/g)) {
    if (match[2] !== name) continue
    depth += match[1] === 'begin' ? 1 : -1
    if (depth === 0) {
      const end = position + match.index + match[0].length
      return /\n[ \t]*\r?\n/.test(words.slice(position, end)) ? null : end
    }
  }
  return null
}

/** `C:\temp\new`, `dir\to\file`: a path, not LaTeX, where a part of it is no command. */
function isInPath({
  words,
  position,
  isKnown,
}: {
  words: string
  position: number
  isKnown: (command: string) => boolean
}): boolean {
  const head = /[\w.:~\\-]*$/.exec(words.slice(Math.max(0, position - 100), position))?.[0] ?? ''
  const tail = /^[\w.\\-]*/.exec(words.slice(position, position + 100))?.[0] ?? ''
  const word = head + tail
  if (/^[A-Za-z]:\\/.test(word)) return true
  if (!/^[\w.~-]*(?:\\[\w.-]+){2,}\\?$/.test(word)) return false
  const parts = word.split('\\').slice(1)
  return parts.some(
    (part) => !/^[A-Za-z]{2,}(?:[_\d].*)?$/.test(part) || !isKnown(`\\${/^[A-Za-z]+/.exec(part)?.[0]}`),
  )
}

/** Where the group that opens here ends, its brace included; null where none does, or before an empty line. */
function findBrace(words: string, open: number): number | null {
  if (words[open] !== '{') return null
  let depth = 0
  for (const { 0: sign, index } of words
    .slice(open, open + latexLimits.maxLength)
    .matchAll(/\\[\s\S]|[{}]|\n[ \t]*\r?\n/g)) {
    if (sign.startsWith('\n')) return null
    if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth === 0) return open + index + 1
  }
  return null
}
