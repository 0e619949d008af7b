import type { Change } from './change.ts'
import { replaceConnectors } from './replaceConnectors.ts'
import { trimFiller } from './fillerWords.ts'
import { readMarkedSides } from './readMarkedSides.ts'
import { cutTokens, type Token } from './quoteTokens.ts'
import { readArrows } from './readArrows.ts'
import { readStruckOut } from './readStruckOut.ts'
import { bareWords } from './words.ts'

/**
 * Reads the corrections of a text: `「A」→「B」`, `誤：A 正：B`, `"A" should be "B"`, `~~A~~ B`, and several of them in a row.
 * Empty where the text has none of these: then it is an instruction, or a remark.
 */
export function readChanges(text: string): Change[] {
  const sides = readMarkedSides(text) ?? readStruckOut(text)
  if (sides) return [sides]
  const plain = text.replace(/``([^`']{1,500})''/g, '“$1”')
  const tokens = replaceConnectors(cutTokens(plain))
  return tokens.some((token) => token.kind === 'arrow')
    ? readArrows(tokens, plain)
    : readArrowWithinQuote(tokens)
}

/** Reads 「x -> y」: one arrow, within the only quotation. */
function readArrowWithinQuote(tokens: readonly Token[]): Change[] {
  const quotes = tokens.filter((token) => token.kind === 'quote')
  const [quote] = quotes
  if (quotes.length !== 1 || !quote) return []
  const arrows = cutTokens(quote.text).filter((token) => token.kind === 'arrow')
  const [arrow] = arrows
  if (arrows.length !== 1 || !arrow) return []
  const at = tokens.indexOf(quote)
  return [
    {
      lead: trimFiller(tokens.slice(0, at).map(textOf).join(' ')),
      original: bareWords(quote.text.slice(0, arrow.start)),
      correction: bareWords(quote.text.slice(arrow.end)),
      asides: tokens
        .slice(at + 1)
        .map((token) => trimFiller(textOf(token)))
        .filter((words) => words !== ''),
      doubt: null,
    },
  ]
}

function textOf(token: Token): string {
  return token.kind === 'text' || token.kind === 'aside' ? token.text : ''
}
