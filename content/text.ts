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
import { readCodeFence, readCodeSpan } from './textCode.ts'
import { readMath, type MathSegment } from './textMath.ts'
import { readUrl } from './textUrl.ts'

/** `start` and `end`: UTF-16 offsets of the whole segment, signs included. */
type Range = { start: number; end: number }

/** A piece of a text. */
export type TextSegment =
  | MathSegment
  | (Range &
      (
        | { kind: 'text'; text: string }
        | { kind: 'code'; code: string; block: boolean }
        | { kind: 'link'; url: string }
      ))

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
    case '\\':
      return readMath(text, position)
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
