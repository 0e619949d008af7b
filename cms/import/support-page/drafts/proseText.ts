import { examinePieces } from '../math/examinePieces.ts'
import { markFormulas, printMarked } from '../math/markFormulas.ts'
import { showsOtherSigns } from '../math/visibleSigns.ts'
import { maxLengths, type FieldText } from './fieldText.ts'
import { damageReason, fieldNames, otherSignsReason, wordReasons } from './flagReasons.ts'

/** The text of an instruction or a note, its formulas marked and their damage named. */
export function toProseText(field: 'instruction' | 'note', text: string): FieldText {
  const pieces = examinePieces(markFormulas(text))
  const value = printMarked(pieces)
  const formulas = pieces.filter((piece) => piece.kind === 'formula')
  const reasons = formulas.flatMap(({ tex, damages }) =>
    damages.map((damage) => damageReason(damage, fieldNames[field], tex)),
  )
  if (reasons.length === 0 && showsOtherSigns(text, pieces)) reasons.push(otherSignsReason(fieldNames[field]))
  if (value.length > maxLengths[field]) reasons.push(wordReasons.tooLong)
  // One formula is repaired at a time: the proposal is for the first that can be.
  const repairable = formulas.find(({ damages, repaired }) => damages.length > 0 && repaired !== null)
  const proposal =
    repairable === undefined
      ? null
      : printMarked(pieces, ({ tex, repaired }) => (tex === repairable.tex ? (repaired ?? tex) : tex))
  return { value, reasons, proposal }
}
