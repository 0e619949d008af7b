import type { DrawnFormula } from '../math/createMath.ts'
import type { Range } from './ranges.ts'
import type { Where } from './compareTex.ts'
import type { TexNode } from './texTree.ts'

/** A piece of a text as far as it is compared (TextPart of page-models). */
export type ComparedPart =
  | { kind: 'words'; words: string }
  | { kind: 'code'; code: string; block: boolean }
  | { kind: 'link'; url: string }
  | { kind: 'formula'; latex: string; display: boolean; formula: DrawnFormula }
  | { kind: 'broken' | 'latex'; latex: string; display: boolean }

/** A run to be marked. `isBare`: in LaTeX, an argument without braces, which gets them with its mark. */
export type MarkedRange = Range & { isBare?: boolean }

/** What of a part differs: all of it, or these runs of its words, code or LaTeX, in order. */
export type PartMarks = 'all' | readonly MarkedRange[]

/** A run of a formula, as it is written. */
export type FormulaRun = { latex: string; nodes: readonly TexNode[] }

/** One difference, to be said in words. */
export type Difference =
  | { kind: 'formula'; where: Where; isAll: boolean; before: FormulaRun | null; after: FormulaRun | null }
  | { kind: 'words'; before: string; after: string }
  /** How many spaces a line of code begins with. */
  | { kind: 'indentation'; before: number; after: number }
  /** There is no short way to say it. */
  | { kind: 'unsaid' }

/** What differs between two texts: for each part of each (null: nothing), and one after another. */
export type Comparison = {
  before: (PartMarks | null)[]
  after: (PartMarks | null)[]
  differences: Difference[]
}
