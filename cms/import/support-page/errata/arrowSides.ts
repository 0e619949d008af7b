import { trimFiller, trimFullStop } from './fillerWords.ts'
import type { QuoteToken, Token } from './quoteTokens.ts'
import { bareWords, quotedWords, type Words } from './words.ts'

/** What stands before an arrow. `count`: how many quotations its words are, so that the right side takes as many. */
type LeftSide = { words: Words | null; lead: string; asides: string[]; count: number }

/** What stands after an arrow. `next`: the index of the first token behind it. */
type RightSide = { words: Words | null; asides: string[]; next: number }

/** Reads the words before the arrow at index `arrow`, back to index `from`: the quotations next to it, else all of the text. */
export function readLeftSide(
  tokens: readonly Token[],
  { from, arrow, text, isFirst }: { from: number; arrow: number; text: string; isFirst: boolean },
): LeftSide {
  let index = arrow - 1
  const quotes: QuoteToken[] = []
  const asides: string[] = []
  for (; index >= from; index -= 1) {
    const token = tokens[index]
    if (token?.kind === 'quote') quotes.unshift(token)
    else if (token?.kind === 'aside' && quotes.length === 0) asides.push(token.text)
    else if (quotes.length === 0 || !isJoint(token) || tokens[index - 1]?.kind !== 'quote') break
  }
  const before = tokens.slice(from, index + 1)
  if (quotes.length > 0) {
    const lead = before
      .map((token) =>
        token.kind === 'text' || token.kind === 'quote' ? text.slice(token.start, token.end) : ' ',
      )
      .join('')
    return {
      words: quotedWords(quotes),
      lead: trimFiller(lead),
      asides: [...asides, ...asideTexts(before)],
      count: quotes.length,
    }
  }
  const start = tokens[from]?.start ?? 0
  const opening = isFirst ? before.findIndex((token) => token.kind !== 'aside') : 0
  const openingAsides = before.slice(0, Math.max(0, opening))
  const wordsStart = openingAsides.at(-1)?.end ?? start
  return {
    words: bareWords(trimFiller(text.slice(wordsStart, tokens[arrow]?.start))),
    lead: '',
    asides: asideTexts(openingAsides),
    count: 1,
  }
}

/**
 * Reads the words after the arrow at index `arrow`, up to the arrow at `following` (the number of tokens: none follows):
 * `count` quotations at most, else bare words. Null where bare words meet the next arrow, so that their end is open.
 */
export function readRightSide(
  tokens: readonly Token[],
  { arrow, following, count, text }: { arrow: number; following: number; count: number; text: string },
): RightSide | null {
  const quotes: QuoteToken[] = []
  let index = arrow + 1
  for (; index < following && quotes.length < count; index += 1) {
    const token = tokens[index]
    if (token?.kind === 'quote') quotes.push(token)
    else if (quotes.length === 0 || !isJoint(token) || tokens[index + 1]?.kind !== 'quote') break
  }
  if (quotes.length > 0) {
    let next = index
    while (next < following && tokens[next]?.kind === 'aside') next += 1
    return { words: quotedWords(quotes), asides: asideTexts(tokens.slice(index, next)), next }
  }
  const start = tokens[arrow]?.end ?? 0
  if (following === tokens.length) {
    const words = bareWords(trimFullStop(text.slice(start)))
    return { words, asides: words?.aside ? [words.aside] : [], next: tokens.length }
  }
  // 「A」→ B、「C」→「D」: the bare words end where the next quotation begins.
  const next = tokens.findIndex((token, at) => at > arrow && at < following && token.kind === 'quote')
  if (next === -1 || tokens[next - 1]?.kind !== 'text') return null
  const words = text.slice(start, tokens[next]?.start)
  if (words.trim() === '') return null
  return { words: bareWords(words.trimEnd().replace(/[、,;；。]$/, '')), asides: [], next }
}

function asideTexts(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => (token.kind === 'aside' ? [token.text] : []))
}

/** Whether a token only joins two quotations: 「A」と「B」. */
function isJoint(token: Token | undefined): boolean {
  return token?.kind === 'text' && /^\s*(?:[、,・/／;；]|と|や|および|and|or)?\s*$/.test(token.text)
}
