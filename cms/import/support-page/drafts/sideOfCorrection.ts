import type { Words } from '../errata/words.ts'
import type { Reason } from '../importedBook.ts'
import { examinePieces, type ExaminedPiece } from '../math/examinePieces.ts'
import { markFormulas, printMarked, type MarkedPiece } from '../math/markFormulas.ts'
import { showsOtherSigns } from '../math/visibleSigns.ts'
import { bracketBalance, repairBrackets } from '../math/repairBrackets.ts'
import type { FieldText } from './fieldText.ts'
import {
  bracketReason,
  damageReason,
  fieldNames,
  loneMarkReason,
  otherSignsReason,
  strayTexReason,
} from './flagReasons.ts'

type SideField = 'original' | 'correction'

/** One side with its damage, before it is compared with the other side. `repaired`: its text without the damage. */
type ExaminedSide = {
  field: SideField
  words: Words
  pieces: ExaminedPiece[]
  loneMark: Reason[]
  damages: Reason[]
  repaired: string
}

/**
 * The two sides of a correction. Damage that the correction removes is the book's error and stays without a flag;
 * brackets that don't pair are flagged where the other side's pair and more than brackets changes.
 */
export function toSides(
  original: Words | null,
  correction: Words | null,
): Record<SideField, FieldText | null> {
  const left = original && examineSide('original', original, correction)
  const right = correction && examineSide('correction', correction, original)
  const isBookError = left && right && removeSpace(left.repaired) === removeSpace(right.words.repaired)
  const unpaired = left && right ? findUnpairedSides(left.repaired, right.repaired) : noneUnpaired
  return {
    original: left && toFieldText(isBookError ? { ...left, damages: [] } : left, unpaired.left),
    correction: right && toFieldText(right, unpaired.right),
  }
}

function examineSide(field: SideField, words: Words, other: Words | null): ExaminedSide {
  const name = fieldNames[field]
  const pieces = examinePieces(
    words.isProgram
      ? toProse(words.repaired)
      : markFormulas(words.repaired, { counterpart: other?.repaired ?? null }),
  )
  const damages: Reason[] = []
  const formulas = new Set<string>()
  for (const piece of pieces) {
    if (piece.kind === 'code') continue
    if (piece.kind === 'prose') {
      const stray = words.isProgram ? null : strayTex.exec(piece.text)
      if (stray) damages.push(strayTexReason(stray[0], name))
    } else if (!formulas.has(piece.tex)) {
      formulas.add(piece.tex)
      damages.push(...piece.damages.map((damage) => damageReason(damage, name, piece.tex)))
    }
  }
  if (damages.length === 0 && !words.isProgram && showsOtherSigns(words.repaired, pieces))
    damages.push(otherSignsReason(name))
  return {
    field,
    words,
    pieces,
    loneMark: words.lone === null ? [] : [loneMarkReason(words.lone, name)],
    damages,
    repaired: pieces
      .map((piece) =>
        piece.kind === 'formula'
          ? (piece.repaired ?? piece.tex)
          : piece.kind === 'code'
            ? piece.source
            : piece.text,
      )
      .join(''),
  }
}

// A folder of Windows (`C:\new`) is none.
const strayTex = /(?<![A-Za-z]:)\\[A-Za-z]{2,20}|[_^]\{|\\[[\]]/

function toFieldText(side: ExaminedSide, isUnpaired: boolean): FieldText {
  const { field, words, pieces } = side
  const reasons = [...side.loneMark, ...side.damages]
  const value =
    words.lone === null
      ? printMarked(pieces)
      : printMarked(words.isProgram ? toProse(words.text) : markFormulas(words.text))
  if (reasons.length === 0 && !isUnpaired) return { value, reasons: [], proposal: null }
  const isOneFormula = pieces.length === 1 && pieces[0]?.kind === 'formula'
  const repaired = printMarked(pieces, (formula) => {
    const tex = formula.repaired ?? formula.tex
    return isOneFormula || reasons.length > 0 ? repairBrackets(tex) : tex
  })
  const proposal = isUnpaired && !isOneFormula ? repairBrackets(repaired) : repaired
  return {
    value,
    reasons: isUnpaired ? [...reasons, bracketReason(fieldNames[field])] : reasons,
    proposal: proposal === value ? null : proposal,
  }
}

const noneUnpaired = { left: false, right: false }

function findUnpairedSides(left: string, right: string): { left: boolean; right: boolean } {
  const [a, b] = [bracketBalance(left), bracketBalance(right)]
  const isSame = a.unopened === b.unopened && a.unclosed === b.unclosed
  if (isSame || removeBrackets(left) === removeBrackets(right)) return noneUnpaired
  return { left: a.unopened + a.unclosed > 0, right: b.unopened + b.unclosed > 0 }
}

function removeBrackets(text: string): string {
  return removeSpace(text).replace(/[()[\]（）［］]/g, '')
}

function removeSpace(text: string): string {
  return text.replace(/\s+/g, '')
}

function toProse(text: string): MarkedPiece[] {
  return [{ kind: 'prose', text }]
}
