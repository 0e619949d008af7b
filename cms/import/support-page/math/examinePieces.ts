import { findDamage, type Damage } from './findDamage.ts'
import type { MarkedPiece } from './markFormulas.ts'

/** A piece of a text; a formula with its damage. `repaired`: the formula without the damage, null where there is no repair. */
export type ExaminedPiece =
  | Extract<MarkedPiece, { kind: 'prose' | 'code' }>
  | { kind: 'formula'; tex: string; damages: readonly Damage[]; repaired: string | null }

/** Looks for damage in the formulas of a text. A formula that is repeated is examined once. */
export function examinePieces(pieces: readonly MarkedPiece[]): ExaminedPiece[] {
  const results = new Map<string, ReturnType<typeof findDamage>>()
  return pieces.map((piece) => {
    if (piece.kind !== 'formula') return piece
    const result = results.get(piece.tex) ?? findDamage(piece.tex)
    results.set(piece.tex, result)
    return { ...piece, ...result }
  })
}
