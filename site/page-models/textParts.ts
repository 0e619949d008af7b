import type { PartChange } from '../changes/readChanges.ts'
import type { DrawnFormula } from '../math/createMath.ts'

/** A formula in a text, in the line or on lines of its own; `broken`: KaTeX can't read it; `latex`: it is not drawn. */
export type FormulaPart = { latex: string; display: boolean } & (
  { kind: 'formula'; formula: DrawnFormula } | { kind: 'broken' | 'latex' }
)
/** A piece of a shown text. `change`: what of it differs from the other reading of its erratum. */
export type TextPart = { change?: PartChange } & (
  | { kind: 'words'; words: string }
  | { kind: 'code'; code: string; block: boolean }
  | { kind: 'link'; url: string }
  | FormulaPart
)

/** Whether a part stands on lines of its own. */
export function isBlock(part: TextPart | undefined): boolean {
  return part !== undefined && (('display' in part && part.display) || ('block' in part && part.block))
}
