/**
 * A piece of a text with inline formulas. `start` and `end` are UTF-16 offsets into that text; a formula's `latex` begins
 * at `start + 1`.
 */
type MixedTextSegment =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'math'; latex: string; start: number; end: number }

/** What can be wrong with the dollars of a text, and where. */
export type MixedTextProblem = { kind: 'unclosed' | 'empty'; position: number; length: number }

/**
 * Splits a text at its dollar signs: `the mean $\mu$` is a text and a formula. `\$` is a dollar, outside and inside a formula.
 * A text whose dollars don't pair is never lost: what follows the last one stays text, and the problem is returned.
 */
export function parseMixedText(text: string): { segments: MixedTextSegment[]; problems: MixedTextProblem[] } {
  const segments: MixedTextSegment[] = []
  const problems: MixedTextProblem[] = []
  const dollars = dollarPositions(text)
  let position = 0
  const pushText = (start: number, end: number) => {
    if (end > start)
      segments.push({ kind: 'text', text: unescapeDollars(text.slice(start, end)), start, end })
  }
  for (let index = 0; index + 1 < dollars.length; index += 2) {
    const [open, close] = [dollars[index] as number, dollars[index + 1] as number]
    const latex = text.slice(open + 1, close)
    if (latex.trim() === '') {
      problems.push({ kind: 'empty', position: open, length: close - open + 1 })
      continue // Shown as it was typed: it is part of the text before the next formula.
    }
    pushText(position, open)
    segments.push({ kind: 'math', latex, start: open, end: close + 1 })
    position = close + 1
  }
  if (dollars.length % 2 === 1) {
    const open = dollars.at(-1) as number
    problems.push({ kind: 'unclosed', position: open, length: text.length - open })
  }
  pushText(position, text.length)
  return { segments, problems }
}

function dollarPositions(text: string): number[] {
  return [...text.matchAll(/\\[\s\S]|\$/g)].filter((match) => match[0] === '$').map((match) => match.index)
}

function unescapeDollars(text: string): string {
  return text.replace(/\\\$/g, '$')
}
