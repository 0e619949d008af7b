import type { Difference } from './comparedParts.ts'
import { sayFormulas, sayMove } from './sayFormulas.ts'
import { sayWords } from './sayWords.ts'
import { fillSentence, joinPieces, ownWords, type SaidPiece, type Saying } from './sentence.ts'

// More can't be taken in at once.
const mostSentences = 3

/** What differs, in one sentence for whoever can't see the marks; null where no short sentence would be true. */
export function sayChanges(differences: readonly Difference[], saying: Saying): SaidPiece[] | null {
  const move = sayMove(differences, saying)
  if (move !== null) return move
  const sentences = new Map<string, { pieces: SaidPiece[]; count: number }>()
  for (const difference of differences) {
    const pieces = sayOne(difference, saying)
    if (pieces === null) return null
    const key = JSON.stringify(pieces)
    sentences.set(key, { pieces, count: (sentences.get(key)?.count ?? 0) + 1 })
    if (sentences.size > mostSentences) return null
  }
  if (sentences.size === 0) return null
  return joinPieces(
    [...sentences.values()].flatMap(({ pieces, count }, index) => [
      ...(index === 0 ? [] : [ownWords(saying.words.separator)]),
      ...pieces,
      ...(count === 1 ? [] : [ownWords(saying.words.several(count))]),
    ]),
  )
}

function sayOne(difference: Difference, saying: Saying): SaidPiece[] | null {
  switch (difference.kind) {
    case 'formula':
      return sayFormulas(difference, saying)
    case 'words':
      return sayWords(difference, saying)
    case 'indentation':
      return fillSentence(saying.words.indentation(difference))
    case 'unsaid':
      return null
  }
}
