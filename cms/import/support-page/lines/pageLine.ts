/**
 * A line as the later steps see it: its text without the marks of its kind (bullet, heading, table).
 * Inline markup with a meaning stays, in one notation for Markdown and HTML: `[text](address)`, `~~struck out~~`, `++put in++`.
 */
export type PageLine = {
  /** The lines of the source that it stands on, counted from 1, both included. */
  from: number
  to: number
  /** Its source, as it stands there. */
  raw: string
  text: string
  /** Columns of white space before it, or the depth of its list. */
  indent: number
  bullet: boolean
  /** 1–6 for a heading, else null. */
  heading: number | null
  /** The cells of a table's row, else null; the rule between the head and the body of a table has none. */
  cells: string[] | null
  /** Whether it is a whole block of fenced code; then its text is that block in the grammar of texts. */
  isCode?: boolean
}

/** The longest line that is read, in characters: the worst one takes less than a second. Sentences are far shorter. */
export const maxLineLength = 10_000
