import { readLeftSide, readRightSide } from './arrowSides.ts'
import type { Change } from './change.ts'
import { trimFiller } from './fillerWords.ts'
import type { Token } from './quoteTokens.ts'
import { bareWords } from './words.ts'

/** The corrections of a text with arrows, one for each arrow; `tokens` are those of `text`. */
export function readArrows(tokens: readonly Token[], text: string): Change[] {
  const changes: Change[] = []
  const arrows = tokens.flatMap((token, index) => (token.kind === 'arrow' ? [index] : []))
  let next = 0
  for (const [order, arrow] of arrows.entries()) {
    const following = arrows[order + 1] ?? tokens.length
    const left = readLeftSide(tokens, { from: next, arrow, text, isFirst: order === 0 })
    const right = readRightSide(tokens, { arrow, following, count: left.count, text })
    // a → b → c: it is open where the first correction ends, so the rest is read as one.
    if (right === null) {
      const correction = bareWords(text.slice(tokens[arrow]?.end).trim())
      const { lead, words: original, asides } = left
      return [...changes, { lead, original, correction, asides, doubt: 'chain' }]
    }
    changes.push({
      lead: left.lead,
      original: isReversed(tokens[arrow]) ? right.words : left.words,
      correction: isReversed(tokens[arrow]) ? left.words : right.words,
      asides: [...left.asides, ...right.asides],
      doubt: null,
    })
    next = right.next
  }
  const last = changes.at(-1)
  if (last) addRest(last, tokens.slice(next), text)
  return changes
}

function isReversed(token: Token | undefined): boolean {
  return token?.kind === 'arrow' && token.isReversed
}

/**
 * Adds what follows the last correction as asides: bracketed remarks one by one, the rest as one.
 * A quotation in it may be a further correction.
 */
function addRest(change: Change, tokens: readonly Token[], text: string): void {
  const first = tokens.find((token) => token.kind !== 'aside')
  const last = tokens.findLast((token) => token.kind !== 'aside')
  const isInRest = (token: Token) =>
    first !== undefined && last !== undefined && token.start >= first.start && token.end <= last.end
  for (const token of tokens)
    if (token.kind === 'aside' && !isInRest(token)) change.asides.push(token.text.trim())
  const rest = first && last ? trimFiller(text.slice(first.start, last.end)) : ''
  if (rest !== '') change.asides.push(rest)
  if (tokens.some((token) => token.kind === 'quote')) change.doubt = 'more-words'
}
