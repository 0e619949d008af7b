import { alignLists, stepsOf } from './alignLists.ts'
import type { Difference } from './comparedParts.ts'
import { joinRanges, type Range } from './ranges.ts'
import { weighWord, type WordToken } from './words.ts'

/** What differs in two pieces of code: runs of each, and how much they have in common (0 to 1). */
export type CodeComparison = { before: Range[]; after: Range[]; differences: Difference[]; likeness: number }

/** Compares two pieces of code line by line, and lines with a partner by their names, numbers and signs. */
export function compareCode(before: string, after: string): CodeComparison {
  const [a, b] = [linesOf(before), linesOf(after)]
  const alignment = alignLists({
    before: a,
    after: b,
    isSame: (one, other) => one.text === other.text,
    weigh: (one, other) => (one.text === other.text ? one.weight : likenessOf(one, other)),
  })
  const found: CodeMarks = { before: [], after: [], differences: [] }
  for (const step of stepsOf(alignment, { before: a.length, after: b.length })) {
    if (step.kind === 'gap') {
      found.before.push(...a.slice(...step.before))
      found.after.push(...b.slice(...step.after))
      found.differences.push({ kind: 'unsaid' })
    } else {
      const [one, other] = [a[step.before] as CodeLine, b[step.after] as CodeLine]
      if (one.text !== other.text) compareLines(one, other, found)
    }
  }
  const weight = (lines: CodeLine[]) => lines.reduce((sum, line) => sum + line.weight, 0)
  const inOrder = (ranges: Range[]) =>
    joinRanges(ranges.filter(({ start, end }) => end > start).map(({ start, end }) => ({ start, end })))
  return {
    before: inOrder(found.before),
    after: inOrder(found.after),
    differences: found.differences,
    likeness: alignment.score / Math.max(weight(a), weight(b)),
  }
}

type CodeMarks = { before: Range[]; after: Range[]; differences: Difference[] }
type CodeLine = WordToken & { tokens: WordToken[]; weight: number }

function linesOf(code: string): CodeLine[] {
  return [...code.matchAll(/[^\n]*(?:\n|$)/g)]
    .filter(({ 0: line, index }) => line !== '' || index === 0)
    .map(({ 0: line, index }) => {
      const text = line.replace(/\r?\n$/, '')
      const tokens = splitCode(text)
      return { text, start: index, end: index + text.length, tokens, weight: 0.5 + weightOf(tokens) }
    })
}

const weightOf = (tokens: readonly WordToken[]) => tokens.reduce((sum, token) => sum + weighWord(token), 0)

function alignTokens(before: readonly WordToken[], after: readonly WordToken[]) {
  return alignLists({
    before,
    after,
    isSame: (a, b) => a.text === b.text,
    weigh: (a, b) => (a.text === b.text ? weighWord(a) : 0),
  })
}

// Lines with little in common are one instead of the other.
function likenessOf(before: CodeLine, after: CodeLine): number {
  const { score } = alignTokens(before.tokens, after.tokens)
  return score < Math.max(before.weight, after.weight) / 3 ? 0 : 0.85 * score
}

function compareLines(before: CodeLine, after: CodeLine, found: CodeMarks) {
  const alignment = alignTokens(before.tokens, after.tokens)
  const lengths = { before: before.tokens.length, after: after.tokens.length }
  for (const step of stepsOf(alignment, lengths)) {
    if (step.kind === 'pair') continue
    const [a, b] = [before.tokens.slice(...step.before), after.tokens.slice(...step.after)]
    found.before.push(...a.map((token) => moved(token, before.start)))
    found.after.push(...b.map((token) => moved(token, after.start)))
    found.differences.push(differenceOf(textOf(a), textOf(b), step.before[0] === 0 && step.after[0] === 0))
  }
}

const moved = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by })

const textOf = (tokens: readonly WordToken[]) => tokens.map(({ text }) => text).join('')

function differenceOf(before: string, after: string, isAtStart: boolean): Difference {
  if (/\S/.test(before + after)) return { kind: 'words', before, after }
  if (!isAtStart || /[^ ]/.test(before + after)) return { kind: 'unsaid' }
  return { kind: 'indentation', before: before.length, after: after.length }
}

const codeTokens = /^[ \t]+|[\p{L}\p{N}_]+|\r?\n|[ \t]+|[\s\S]/gmu

// Splits code at names, numbers and signs; the indentation of a line is one token.
function splitCode(code: string): WordToken[] {
  return [...code.matchAll(codeTokens)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
}
