import { bracketBalance, repairBrackets } from '../math/repairBrackets.ts'
import { findDamage } from '../math/findDamage.ts'
import { markFormulas, printMarked, type MarkedPiece } from '../math/markFormulas.ts'
import type { Words } from '../errata/words.ts'
import {
  bracketReason,
  damageReason,
  fieldNames,
  loneMarkReason,
  strayTexReason,
  type Reason,
} from './flagReasons.ts'

/** One side of a correction as the CMS keeps it, why it is uncertain, and what it probably should be. */
export type Side = { value: string; reasons: Reason[]; proposal: string | null }

/** The text of one side, looked at but not yet judged beside the other. */
type Looked = {
  words: Words
  pieces: MarkedPiece[]
  repairs: ReadonlyMap<string, string>
  reasons: Reason[]
  repaired: string
}

/**
 * Makes both sides of a correction. Damage that the correction itself mends is the book's, and stays as it is;
 * brackets that don't pair are the page's where the other side's do and more than brackets changes.
 */
export function toSides(
  original: Words | null,
  correction: Words | null,
): { original: Side | null; correction: Side | null } {
  const left = original && look(original, correction, 'original')
  const right = correction && look(correction, original, 'correction')
  const mendsItself =
    left && right && left.reasons.length > 0 && plain(left.repaired) === plain(right.words.repaired)
  const leftReasons = mendsItself
    ? left.reasons.filter((reason) => left.words.lone !== null && reason === left.reasons[0])
    : left?.reasons
  const brackets =
    left && right ? unpairedSides(left.repaired, right.repaired) : { left: false, right: false }
  return {
    original: left && toSide(left, leftReasons ?? [], brackets.left ? 'original' : null),
    correction: right && toSide(right, right.reasons, brackets.right ? 'correction' : null),
  }
}

function look(words: Words, other: Words | null, field: 'original' | 'correction'): Looked {
  const name = fieldNames[field]
  const pieces = words.isCode
    ? asProse(words.repaired)
    : markFormulas(words.repaired, { counterpart: other?.repaired ?? null })
  const repairs = new Map<string, string>()
  const reasons = words.lone === null ? [] : [loneMarkReason(words.lone, name)]
  for (const piece of pieces) {
    const stray = piece.kind === 'prose' && !words.isCode ? strayTex.exec(piece.text) : null
    if (stray) reasons.push(strayTexReason(stray[0], name))
    if (piece.kind !== 'formula' || repairs.has(piece.tex)) continue
    const { damages, repaired } = findDamage(piece.tex)
    reasons.push(...damages.map((damage) => damageReason(damage, name, piece.tex)))
    repairs.set(piece.tex, repaired ?? piece.tex)
  }
  const repaired = pieces
    .map((piece) => (piece.kind === 'prose' ? piece.text : (repairs.get(piece.tex) ?? piece.tex)))
    .join('')
  return { words, pieces, repairs, reasons, repaired }
}

// A folder of Windows (`C:\new`) is none.
const strayTex = /(?<![A-Za-z]:)\\[A-Za-z]{2,20}|[_^]\{/

function toSide(looked: Looked, reasons: Reason[], unpaired: 'original' | 'correction' | null): Side {
  const { words, pieces, repairs } = looked
  const value =
    words.lone === null
      ? printMarked(pieces)
      : printMarked(words.isCode ? asProse(words.text) : markFormulas(words.text))
  if (reasons.length === 0 && unpaired === null) return { value, reasons: [], proposal: null }
  const isOneFormula = pieces.length === 1 && pieces[0]?.kind === 'formula'
  const repairedText = printMarked(pieces, (tex) => {
    const repaired = repairs.get(tex) ?? tex
    return isOneFormula || reasons.length > 0 ? repairBrackets(repaired) : repaired
  })
  const proposal = unpaired !== null && !isOneFormula ? repairBrackets(repairedText) : repairedText
  return {
    value,
    reasons: unpaired === null ? reasons : [...reasons, bracketReason(fieldNames[unpaired])],
    proposal: proposal === value ? null : proposal,
  }
}

function unpairedSides(left: string, right: string): { left: boolean; right: boolean } {
  const [a, b] = [bracketBalance(left), bracketBalance(right)]
  const isSame = a.unopened === b.unopened && a.unclosed === b.unclosed
  if (isSame || withoutBrackets(left) === withoutBrackets(right)) return { left: false, right: false }
  return { left: a.unopened + a.unclosed > 0, right: b.unopened + b.unclosed > 0 }
}

function withoutBrackets(text: string): string {
  return plain(text).replace(/[()[\]（）［］]/g, '')
}

function plain(text: string): string {
  return text.replace(/\s+/g, '')
}

function asProse(text: string): MarkedPiece[] {
  return [{ kind: 'prose', text }]
}
