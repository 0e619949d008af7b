import type { DrawnFormula } from '../math/createMath.ts'
import type { TextPart } from '../page-models/textParts.ts'

/** Words between two parts of a text, with the signs apart that stay on the line of the formula beside them. */
type Divided = { closing: string; rest: string; opening: string }

/**
 * The signs that stay with a formula in its line, so that no line begins with 、 and none ends with 「: browsers break a line beside any
 * box (CSS Text 3, 5.1), and a formula is made of boxes. Of one box: a longer formula is broken after its relations, and Firefox would
 * break it no more.
 */
export function signsBeside(parts: readonly TextPart[], index: number): { opening: string; closing: string } {
  return {
    opening: divideWords(parts, index - 1)?.opening ?? '',
    closing: divideWords(parts, index + 1)?.closing ?? '',
  }
}

/** What is left of the words of a text where the formulas beside them have taken their signs. */
export function wordsBetween(parts: readonly TextPart[], index: number): string {
  return divideWords(parts, index)?.rest ?? ''
}

function divideWords(parts: readonly TextPart[], index: number): Divided | null {
  const part = parts[index]
  // Where words are marked, the marks say where: they stay as they are.
  if (part?.kind !== 'words' || part.change) return null
  const closing = isInOnePiece(parts[index - 1])
    ? (/^[\p{Pe}\p{Pf}、。，．・：；！？!?,.:;％%‰]+/u.exec(part.words)?.[0] ?? '')
    : ''
  const afterClosing = part.words.slice(closing.length)
  const opening = isInOnePiece(parts[index + 1]) ? (/[\p{Ps}\p{Pi}]+$/u.exec(afterClosing)?.[0] ?? '') : ''
  return { closing, rest: afterClosing.slice(0, afterClosing.length - opening.length), opening }
}

function isInOnePiece(part: TextPart | undefined): boolean {
  if (part?.kind !== 'formula' || part.display) return false
  const { formula } = part
  const isOnePiece = onePieces.get(formula) ?? formula.html().split('class="katex-base"').length === 2
  onePieces.set(formula, isOnePiece)
  return isOnePiece
}

// Formulas are kept between builds (createMath), and asked for on each side.
const onePieces = new WeakMap<DrawnFormula, boolean>()
