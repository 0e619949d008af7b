import type { Difference, FormulaRun } from './comparedParts.ts'
import type { Where } from './compareTex.ts'
import { sayFormula, type SaidFormula } from './sayFormula.ts'
import {
  fillSentence,
  ownWords,
  withSigns,
  type ChangeWords,
  type SaidPiece,
  type Saying,
} from './sentence.ts'

type FormulaDifference = Extract<Difference, { kind: 'formula' }>

/** Says what of a formula became something else; null where no short sentence would be true. */
export function sayFormulas(
  { where, isAll, before, after }: FormulaDifference,
  { words, inWords }: Saying,
): SaidPiece[] | null {
  const [a, b] = [before && sayFormula(before, inWords), after && sayFormula(after, inWords)]
  if ((before !== null && a === null) || (after !== null && b === null)) return null
  const name = placeOf({ where, isAll, of: [a, b] })
  const place = words.places[name]
  if (a === null) {
    return b && fillSentence(words.added, { place: words.placesOfAdded[name], after: nameOf(b, words) })
  }
  if (b === null) return fillSentence(words.removed, { place, before: nameOf(a, words) })
  if (before !== null && after !== null && isUnderRoot(before, after))
    return fillSentence(words.rooted, { before: nameOf(a, words) })
  if (a.words === b.words && a.font === b.font) return null
  const isOtherCase = a.font === b.font && isOtherCaseOf(a.words, b.words)
  const [named, other] = [a, b].map((said) => (isOtherCase ? caseOf(said, words) : nameOf(said, words)))
  const isSameLetter = isOtherCase || a.words === b.words
  return fillSentence(isSameLetter ? words.instead : words.replaced, { place, before: named, after: other })
}

/** Says that the same signs were taken away at one place and put to another; null where that is not all that was done. */
export function sayMove(differences: readonly Difference[], { words, inWords }: Saying): SaidPiece[] | null {
  const [one, other, ...more] = differences
  if (one?.kind !== 'formula' || other?.kind !== 'formula' || more.length > 0) return null
  const [from, to] = one.after === null ? [one, other] : [other, one]
  if (from.before === null || from.after !== null || to.after === null || to.before !== null) return null
  const [removed, added] = [sayFormula(from.before, inWords), sayFormula(to.after, inWords)]
  if (removed === null || added === null) return null
  if (removed.words !== added.words || removed.font !== added.font) return null
  const after = nameOf(added, words)
  if (from.where === to.where) {
    const place = words.places[placeOf({ ...to, of: [added] })]
    return fillSentence(words.moved, { place, after })
  }
  if (to.where !== 'line') return fillSentence(words.movedInto[to.where], { after })
  return from.where === 'line' ? null : fillSentence(words.movedOutOf[from.where], { after })
}

function placeOf({
  where,
  isAll,
  of,
}: {
  where: Where
  isAll: boolean
  of: readonly (SaidFormula | null)[]
}): keyof ChangeWords['places'] {
  if (where === 'subscript') return isAll ? 'subscript' : 'inSubscript'
  if (where !== 'superscript') return where
  if (!isAll) return 'inSuperscript'
  return of.every((said) => said === null || said.isNumber) ? 'exponent' : 'superscript'
}

function isUnderRoot(before: FormulaRun, after: FormulaRun): boolean {
  const [root, ...more] = after.nodes
  if (root?.head !== '\\sqrt' || more.length > 0 || root.sub !== null || root.sup !== null) return false
  return root.parts[0]?.key === before.nodes.map(({ key }) => key).join('')
}

/** a and A, and not CO and Co. */
function isOtherCaseOf(before: string, after: string): boolean {
  const [small, capital] = [before.toLowerCase(), before.toUpperCase()]
  return (before === small && after === capital) || (before === capital && after === small)
}

function nameOf({ words: signs, font }: SaidFormula, words: ChangeWords): SaidPiece[] {
  return [ownWords(withSigns(font === null ? words.signs : words.fonts[font], signs))]
}

function caseOf({ words: signs }: SaidFormula, words: ChangeWords): SaidPiece[] {
  const isCapital = signs !== signs.toLowerCase()
  return [ownWords(withSigns(isCapital ? words.capital : words.small, signs))]
}
