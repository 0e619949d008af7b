import type { MathSegment } from '../textMath.ts'
import { codeMend, signsMend } from './mends.ts'
import { toFinding, type HintFinder } from './textHint.ts'

/** Code or prices whose signs are read as those of a formula: `"$HOME/bin:$PATH"`, `$a.$b`, `\(a*\)` of a regular expression. */
export const findCodeAsFormula: HintFinder = ({ text, segments }) => {
  let coveredTo = 0
  return segments.flatMap((segment) => {
    if (segment.kind !== 'math' || segment.start < coveredTo) return []
    if (!looksLikeCode(text, segment)) return []
    const run = findCodeRun(text, segment)
    coveredTo = run.end
    const { start, end } = segment
    const code = codeMend({ text, ...run })
    const signs =
      text[start] === '$' ? signsMend({ text, start, end: closesLineOfCode(text, segment, run) }) : null
    return [toFinding({ kind: 'code-as-formula', start, end, text, mends: () => [code, signs] })]
  })
}

/** The signs of all formulas in the run are kept at once: escaping the first pair alone would pair the others anew. */
function closesLineOfCode(text: string, segment: MathSegment, run: { end: number }): number {
  const rest = text.slice(segment.end, run.end)
  const last = rest.lastIndexOf('$')
  return last < 0 || rest.includes('\\') ? segment.end : segment.end + last + 1
}

function looksLikeCode(text: string, { latex, display, start, end }: MathSegment): boolean {
  if (/\\[A-Za-z]/.test(latex)) return false
  const [before, after] = [text[start - 1] ?? '', text.slice(end)]
  if (text[start] !== '$') {
    return /[/'"^|]/.test(before) || /^(?:[*?+/'"|]|\\[{0-9])/.test(after)
  }
  if (display) return !latex.includes('\n') && /^\s*;|[;&|]\s*[a-z]{2,}/.test(latex)
  // A variable's dollar follows what can't end a formula, or a word's own dollar.
  if (/[-,;:/([{"'=+.|&!<>@~_^]$/.test(latex) && /^[A-Za-z_({]/.test(after)) return true
  if (/^[A-Z][A-Z0-9_]{2,}$/.test(latex) && /^[A-Z]{2,}/.test(after)) return true
  if (/^\([\w.-]{2,}\)$/.test(latex) && after.startsWith('(')) return true
  if (/"|->[a-z_]\w+|::\w|=~|&&/.test(latex) || /^_[\s)\]]/.test(latex)) return true
  // Prices: $5 or 10$.
  return /^\d[\d.,]*(?:\s+(?:and|or|to|per|not|for|of|in|is)\s|[^\x00-\x7f]+[、。,])/.test(latex)
}

/** The stretch that is code: a line, or what stands without Japanese in it; among English words as far as no space ends it. */
function findCodeRun(text: string, { start, end }: MathSegment): { start: number; end: number } {
  const before = /[\x20-\x7e\t]*$/.exec(text.slice(Math.max(0, start - 500), start))?.[0] ?? ''
  const after = /^[\x20-\x7e\t]*/.exec(text.slice(end, end + 500))?.[0] ?? ''
  const isProse = (before + after).split(/\s+/).filter((word) => /^[A-Za-z]{2,}[.,]?$/.test(word)).length >= 3
  const near = (words: string, pattern: RegExp) => (isProse ? (pattern.exec(words)?.[0] ?? '') : words)
  const head = near(before, /\S*$/).trimStart()
  const tail = near(after, /^\S*/).replace(/[\s.,;:]+$/, (signs) => (isProse ? '' : signs.trimEnd()))
  return { start: start - head.length, end: end + tail.length }
}
