import type { Words } from './words.ts'

/** One correction of a line, after its place. */
export type Change = {
  /** What stands before its words: a further place, or words for a spot. */
  lead: string
  original: Words | null
  correction: Words | null
  /** Bracketed remarks, and what else follows: notes, printings, thanks. */
  asides: string[]
  /**
   * `chain`: several arrows without quotation marks, so it is open which words belong together.
   * `more-words`: a quotation follows that belongs to no arrow.
   */
  doubt: 'chain' | 'more-words' | null
}
