import { parseText } from '../../../../content/text.ts'
import type { Draft, ErratumValues, Reason, SourceLines } from '../importedBook.ts'

/** A draft whose values are checked, with the page's lines around it. */
export type CheckedDraft = Pick<Draft<ErratumValues>, 'source' | 'heads' | 'values'> & {
  /** Lines above it in its list that became nothing: remarks, and the head of its table. */
  above: readonly SourceLines[]
  /** The draft before it in the list, or null. */
  previous: Pick<Draft<ErratumValues>, 'source' | 'heads'> | null
}

/** What a check finds: the field that is meant, and why. */
export type Finding = { field: string; reason: Reason }

/** The texts of a draft that may hold words of the book. */
export function textsOf({
  original,
  correction,
  instruction,
}: ErratumValues): { field: string; text: string }[] {
  return [
    { field: 'original', text: original },
    { field: 'correction', text: correction },
    { field: 'instruction', text: instruction.ja ?? instruction.en },
  ].flatMap(({ field, text }) => (text === null ? [] : [{ field, text }]))
}

/** The words of a text: without its formulas, code and links. */
export function proseOf(text: string): string {
  return parseText(text)
    .map((segment) => (segment.kind === 'text' ? segment.text : ' '))
    .join('')
}

/** The beginning of a line of the page, for a message. */
export function quote(line: string): string {
  const words = line.replace(/^[\s#>|*+-]+|[\s|]+$/g, '').replace(/\s+/g, ' ')
  return words.length > 80 ? `${words.slice(0, 80)}…` : words
}
