import { displayEnvironments } from './displayEnvironments.ts'

/**
 * A formula in a text: its LaTeX, which stands at `latexStart`, and whether it stands on lines of its own (`display`). `start` and
 * `end`: UTF-16 offsets of the whole, signs included.
 */
export type MathSegment = {
  kind: 'math'
  latex: string
  latexStart: number
  display: boolean
  start: number
  end: number
}

/** The formula that begins at `position`, at a dollar or a backslash; null where none does. */
export function readMath(text: string, position: number): MathSegment | null {
  if (text[position] === '\\') return readBackslash(text, position)
  return text[position + 1] === '$' ? readDoubleDollars(text, position) : readDollars(text, position)
}

/** What stands beside a formula that is written. */
export type Neighbours = { isAfterBackslash: boolean; isBeforeDigit: boolean }

/** Writes a formula with signs that are read as it: dollars where they can be. */
export function printMath(
  { latex, display }: MathSegment,
  { isAfterBackslash, isBeforeDigit }: Neighbours,
): string {
  if (display) {
    if (isEnvironment(latex) && !isAfterBackslash) return latex
    const inDollars = `$$${latex}$$`
    const read = readDoubleDollars(inDollars, 0)
    return read?.end === inDollars.length ? inDollars : `\\[${latex}\\]`
  }
  return mayStandInDollars(latex) && !isBeforeDigit ? `$${latex}$` : `\\(${latex}\\)`
}

// `\(` takes what dollars can't hold: a space at an end.
function mayStandInDollars(latex: string): boolean {
  return readDollars(`$${latex}$`, 0)?.latex === latex
}

function isEnvironment(latex: string): boolean {
  const read = latex.startsWith('\\begin{') ? readEnvironment(latex, 0) : null
  return read?.end === latex.length
}

function readBackslash(text: string, position: number): MathSegment | null {
  if (text.startsWith('\\begin{', position)) return readEnvironment(text, position)
  const sign = text[position + 1]
  if (sign !== '(' && sign !== '[') return null
  const close = sign === '(' ? '\\)' : '\\]'
  return toMath({
    text,
    start: position,
    latexStart: position + 2,
    latexEnd: findClose(text, position + 2, close),
    closeLength: 2,
    display: sign === '[',
  })
}

function readDoubleDollars(text: string, position: number): MathSegment | null {
  return toMath({
    text,
    start: position,
    latexStart: position + 2,
    latexEnd: findClose(text, position + 2, '$$'),
    closeLength: 2,
    display: true,
  })
}

function readDollars(text: string, position: number): MathSegment | null {
  if (!/\S/.test(text[position + 1] ?? '')) return null
  return toMath({
    text,
    start: position,
    latexStart: position + 1,
    latexEnd: findClosingDollar(text, position + 1),
    closeLength: 1,
    display: false,
  })
}

function toMath({
  text,
  start,
  latexStart,
  latexEnd,
  closeLength,
  display,
}: {
  text: string
  start: number
  latexStart: number
  latexEnd: number | null
  closeLength: number
  display: boolean
}): MathSegment | null {
  if (latexEnd === null) return null
  const latex = text.slice(latexStart, latexEnd)
  if (latex.trim() === '') return null
  return { kind: 'math', latex, latexStart, display, start, end: latexEnd + closeLength }
}

// A formula holds no empty line (TeX has none either), so that a lost sign never takes the rest of a text with it.
const emptyLine = /\n[ \t]*\r?\n/

function findClose(text: string, from: number, close: string): number | null {
  // A text of many openers alone is not read to its end from each of them.
  if (!text.includes(close, from)) return null
  for (const match of text.slice(from).matchAll(close === '$$' ? /\\[\s\S]|\$\$/g : /\\[\s\S]/g)) {
    if (match[0] !== close) continue
    return emptyLine.test(text.slice(from, from + match.index)) ? null : from + match.index
  }
  return null
}

/** The dollar that closes a formula; those inside `\text{…}` are a formula in words (KaTeX reads them there). */
function findClosingDollar(text: string, from: number): number | null {
  let depth = 0
  const groups: number[] = []
  const signs = /\\(?:text[a-z]*|mbox|hbox)\s*\{|\\[\s\S]|[{}$]|\n[ \t]*\r?\n/g
  for (const { 0: sign, index } of text.slice(from).matchAll(signs)) {
    const at = from + index
    if (sign.startsWith('\n')) return null
    if (sign === '$') {
      if (groups.length > 0) continue
      return /\s/.test(text[at - 1] ?? '') || /\d/.test(text[at + 1] ?? '') ? null : at
    }
    if (sign === '}') {
      if (groups.at(-1) === depth) groups.pop()
      depth -= 1
    } else if (sign === '{' || (sign.length > 2 && sign.endsWith('{'))) {
      depth += 1
      if (sign !== '{') groups.push(depth)
    }
  }
  return null
}

/** A display environment from its `\begin` to its own `\end`. */
function readEnvironment(text: string, position: number): MathSegment | null {
  const name = /^\\begin\{([a-zA-Z]+\*?)\}/.exec(text.slice(position, position + 30))?.[1]
  if (name === undefined || !displayEnvironments.has(name)) return null
  let depth = 0
  for (const match of text.slice(position).matchAll(/\\\\|\\(begin|end)\{([a-zA-Z]+\*?)\}/g)) {
    if (match[2] !== name) continue
    depth += match[1] === 'begin' ? 1 : -1
    if (depth > 0) continue
    const end = position + match.index + match[0].length
    const latex = text.slice(position, end)
    return emptyLine.test(latex)
      ? null
      : { kind: 'math', latex, latexStart: position, display: true, start: position, end }
  }
  return null
}
