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

/**
 * What is longer, or past the first so many lines or characters, is not read. A thousand errata take about a second (each formula is
 * tried with KaTeX), a hostile line of this length less than one: so a pasted page can't hold up the CMS. No page of errata comes near.
 */
export const lineLimits = { maxLength: 10_000, maxLines: 2_000, maxCharacters: 300_000 } as const
