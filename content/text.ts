/**
 * The grammar of every text that a reader sees and that isn't rich text (content-model, "Text"):
 *
 * - `$…$`, `\(…\)`: a formula in the line. A `$` opens one only where no space follows, and closes where none stands before and
 *   no digit follows (Pandoc's rule, https://pandoc.org/MANUAL.html#extension-tex_math_dollars).
 * - `$$…$$`, `\[…\]`, `\begin{align}…\end{align}` and KaTeX's other display environments: a formula on lines of its own.
 * - `` `…` `` with any number of backticks, and fences of three or more on lines of their own (CommonMark): code.
 * - `https://…`: a link.
 * - `\$`, `` \` ``, and `\\` before one of these: the sign itself.
 * - Anything else, white space included: as it was typed.
 */
import { displayEnvironments } from './displayEnvironments.ts'
import { printCode, readCodeFence, readCodeSpan } from './textCode.ts'
import { readUrl } from './textUrl.ts'

/** `start` and `end`: UTF-16 offsets of the whole segment, signs included. */
type Range = { start: number; end: number }

/** A piece of a text. A formula's `latex` stands at `latexStart`; `display`: on lines of its own. */
export type TextSegment = Range &
  (
    | { kind: 'text'; text: string }
    | { kind: 'math'; latex: string; latexStart: number; display: boolean }
    | { kind: 'code'; code: string; block: boolean }
    | { kind: 'link'; url: string }
  )

export type MathSegment = Extract<TextSegment, { kind: 'math' }>

/** Splits a text at its formulas, code and links. Total: each text has exactly one reading, and nothing of it is lost. */
export function parseText(text: string): TextSegment[] {
  const segments: TextSegment[] = []
  let plain = ''
  let plainStart = 0
  let position = 0
  const pushPlain = () => {
    if (position > plainStart) segments.push({ kind: 'text', text: plain, start: plainStart, end: position })
    plain = ''
  }
  while (position < text.length) {
    const special = nextSpecial(text, position)
    plain += text.slice(position, special)
    position = special
    if (position >= text.length) break
    const escape = readEscape(text, position)
    if (escape !== null) {
      plain += escape.signs
      position = escape.end
      continue
    }
    const segment = readSegment(text, position)
    if (segment === null) {
      // A run of backticks or dollars that opens nothing is passed over whole: its tail is no opener either.
      const length = /^(?:`+|\$+)/.exec(text.slice(position, position + 100))?.[0].length ?? 1
      plain += text.slice(position, position + length)
      position += length
      continue
    }
    pushPlain()
    segments.push(segment)
    position = segment.end
    plainStart = position
  }
  position = text.length
  pushPlain()
  return segments
}

/** Words as a text writes them, so that they are read as these words: no sign of them opens a formula or code. */
export function escapeText(words: string): string {
  return words.replace(/(\\*)([$`])/g, (_, slashes: string, sign: string) => `${slashes}${slashes}\\${sign}`)
}

/** Writes segments as a text that is read as the same segments. Takes what `parseText` gave. */
export function printText(segments: readonly TextSegment[]): string {
  return segments.reduce((printed, segment, index) => {
    const next = segments[index + 1]
    const isBeforeDigit = next?.kind === 'text' && /^\d/.test(next.text)
    const signs = printSegment(segment, { isAfterBackslash: printed.endsWith('\\'), isBeforeDigit })
    // Backslashes before a sign of the grammar stand twice.
    const slashes = /^[$`]/.test(signs) ? (/\\*$/.exec(printed)?.[0] ?? '') : ''
    return printed + slashes + signs
  }, '')
}

type Neighbours = { isAfterBackslash: boolean; isBeforeDigit: boolean }

function printSegment(segment: TextSegment, neighbours: Neighbours): string {
  switch (segment.kind) {
    case 'text':
      return escapeText(segment.text)
    case 'math':
      return printMath(segment, neighbours)
    case 'code':
      return printCode(segment)
    case 'link':
      return segment.url
  }
}

function printMath({ latex, display }: MathSegment, { isAfterBackslash, isBeforeDigit }: Neighbours): string {
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

const specials = /[\\$`h]/g

function nextSpecial(text: string, from: number): number {
  specials.lastIndex = from
  for (let match = specials.exec(text); match !== null; match = specials.exec(text)) {
    if (match[0] !== 'h' || text.startsWith('http', match.index)) return match.index
  }
  return text.length
}

/** `\$`, `` \` `` and pairs of backslashes before one of these. */
function readEscape(text: string, position: number): { signs: string; end: number } | null {
  const match = text[position] === '\\' ? /^(\\+)([$`])?/.exec(text.slice(position)) : null
  if (match === null) return null
  const slashes = match[1]?.length ?? 0
  const sign = match[2]
  if (sign !== undefined) {
    const isEscaped = slashes % 2 === 1
    return {
      signs: '\\'.repeat(Math.floor(slashes / 2)) + (isEscaped ? sign : ''),
      end: position + slashes + (isEscaped ? 1 : 0),
    }
  }
  // Backslashes before another sign are themselves; the last one may open `\(`, where it is the only one.
  return slashes > 1 ? { signs: '\\'.repeat(slashes), end: position + slashes } : null
}

function readSegment(text: string, position: number): TextSegment | null {
  switch (text[position]) {
    case '$':
      return text[position + 1] === '$' ? readDoubleDollars(text, position) : readDollars(text, position)
    case '\\':
      return readBackslash(text, position)
    case '`': {
      const code = readCodeFence(text, position) ?? readCodeSpan(text, position)
      return code === null ? null : { kind: 'code', start: position, ...code }
    }
    default: {
      const end = readUrl(text, position)
      return end === null ? null : { kind: 'link', url: text.slice(position, end), start: position, end }
    }
  }
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
