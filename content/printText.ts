import { printCode } from './textCode.ts'
import type { TextSegment } from './text.ts'
import { printMath, type Neighbours } from './textMath.ts'

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
