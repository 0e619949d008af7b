import type { Difference } from './comparedParts.ts'
import { fillSentence, ownWords, withSigns, type SaidPiece, type Saying } from './sentence.ts'

const longestQuotation = 40

/** Says which words of the book became others; null where they are too long to be said. */
export function sayWords(
  { before, after }: Extract<Difference, { kind: 'words' }>,
  { words, lang }: Saying,
): SaidPiece[] | null {
  if (before === '' && isSpace(after)) return fillSentence(words.spaceAdded)
  if (after === '' && isSpace(before)) return fillSentence(words.spaceRemoved)
  if (!isSayable(before) || !isSayable(after)) return null
  const quote = (text: string, pattern = '{signs}') =>
    quotation({ text, lang, pattern: withSigns(pattern, words.quotation) })
  if (before === '') return fillSentence(words.added, { after: quote(after) })
  if (after === '') return fillSentence(words.removed, { before: quote(before) })
  if (before.normalize('NFKC') !== after.normalize('NFKC') || isWide(before) === isWide(after))
    return fillSentence(words.replaced, { before: quote(before), after: quote(after) })
  const named = (text: string) => quote(text, isWide(text) ? words.fullWidth : words.halfWidth)
  return fillSentence(words.instead, { before: named(before), after: named(after) })
}

const isSpace = (text: string) => /^[ \u3000]+$/.test(text)

const isSayable = (text: string) =>
  [...text].length <= longestQuotation && !/[\n\t]/.test(text) && !isSpace(text)

// Full-width letters and signs, and katakana, which has half-width forms.
const isWide = (text: string) => /[\u3000\uFF01-\uFF60\uFFE0-\uFFE6\u30A1-\u30FA]/.test(text)

function quotation({ text, lang, pattern }: { text: string; lang: string; pattern: string }): SaidPiece[] {
  const [before = '', after = ''] = pattern.split('{signs}')
  return [ownWords(before), { words: text, lang }, ownWords(after)]
}
