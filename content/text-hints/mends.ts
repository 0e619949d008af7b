import { findLatexProblem } from '../latex.ts'
import type { Macros } from '../macros.ts'
import { parseText } from '../text.ts'
import { printCode } from '../textCode.ts'
import { applyMend, type Mend } from './textHint.ts'

type Place = { text: string; start: number; end: number }

/**
 * Makes a formula of the LaTeX in this range: in the line where it may stand there, else, or if asked, on lines of its own. Null where no
 * signs around it would be read as one, as beside a stray dollar.
 */
export function formulaMend({
  latex,
  macros,
  display: isDisplay = false,
  ...place
}: Place & { latex: string; macros: Macros; display?: boolean }): Mend | null {
  const inline = [`$${latex}$`, `\\(${latex}\\)`]
  const display = [`$$${latex}$$`, `\\[${latex}\\]`]
  const candidates = isDisplay || needsDisplay(latex, macros) ? [...display, ...inline] : inline
  return firstRead({ ...place, kind: 'formula', candidates, segment: 'math' })
}

/** Makes code of this range, as it stands or of other words: with as few backticks as it allows, several lines between fences. */
export function codeMend({ code, ...place }: Place & { code?: string }): Mend | null {
  const words = code ?? place.text.slice(place.start, place.end)
  const candidates = [printCode({ code: words, block: words.includes('\n') })]
  return firstRead({ ...place, kind: 'code', candidates, segment: 'code' })
}

/** Keeps dollars and backticks of this range as signs, each behind a backslash. */
export function signsMend({ text, start, end }: Place): Mend {
  const replacement = text
    .slice(start, end)
    .replace(/\\[\s\S]|[$`]/g, (sign) => (sign.length > 1 ? sign : `\\${sign}`))
  return { kind: 'signs', start, end, replacement }
}

function needsDisplay(latex: string, macros: Macros): boolean {
  const isSeveralLines = latex.includes('\\begin{') && latex.includes('\n')
  if (isSeveralLines || /\\tag(?![A-Za-z])/.test(latex)) return true
  return (
    findLatexProblem(latex, { macros }) !== null &&
    findLatexProblem(latex, { macros, display: true }) === null
  )
}

/** The first candidate that the grammar reads as one segment, whole. */
function firstRead({
  text,
  start,
  end,
  kind,
  candidates,
  segment,
}: Place & { kind: Mend['kind']; candidates: readonly string[]; segment: 'math' | 'code' }): Mend | null {
  const replacement = candidates.find((candidate) => {
    const mended = applyMend(text, { start, end, replacement: candidate })
    return parseText(mended).some(
      (read) => read.kind === segment && read.start === start && read.end === start + candidate.length,
    )
  })
  return replacement === undefined ? null : { kind, start, end, replacement }
}
