/**
 * A line as the later steps see it: what it says, without the marks that say what it is.
 * Markup that tells something stays, in one notation for Markdown and HTML: `[text](address)`, `~~struck out~~`, `++put in++`.
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
  /** The cells of a table's row, else null; a rule between the head and the body of a table has none. */
  cells: string[] | null
}

/** Lines that are longer, and lines past that number, are not read: the reading stays within a second. No page of errata comes near. */
export const lineLimits = { maxLength: 10_000, maxLines: 5_000 } as const
