import type { Formula } from '../math/createMath.ts'

/** A formula in a text, in the line or on lines of its own; `broken`: KaTeX can't read it; `latex`: it is not drawn. */
export type FormulaPart = { latex: string; display: boolean } & (
  { kind: 'formula'; formula: Extract<Formula, { ok: true }> } | { kind: 'broken' | 'latex' }
)
/** A piece of a shown text. */
export type TextPart =
  | { kind: 'words'; words: string }
  | { kind: 'code'; code: string; block: boolean }
  | { kind: 'link'; url: string }
  | FormulaPart

/** Whether a part stands on lines of its own. */
export function isBlock(part: TextPart | undefined): boolean {
  return part !== undefined && (('display' in part && part.display) || ('block' in part && part.block))
}
