import type { Range } from './ranges.ts'
import type { TexCursor } from './texCursor.ts'
import type { TexList } from './texTree.ts'

/** A list with the place of all that is written of it: its braces or brackets, too. */
export type TexArgument = { list: TexList; range: Range }

/** What the readers of a formula's parts ask of each other. Each reads from the cursor on. */
export type TexGrammar = {
  cursor: TexCursor
  /** Parts up to what ends them: a closing brace, a cell, a row, an environment. */
  readList: () => TexList
  /** The argument of a command or a script, with or without braces. */
  readArgument: () => TexArgument
  /** What stands in square brackets; null where none follow. */
  readOptional: () => TexArgument | null
}
