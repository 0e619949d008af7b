import { cutTokens, type Token } from './quoteTokens.ts'
import { withConnectors } from './connectors.ts'
import { bareWords, quotedWords, type Words } from './words.ts'
import { readMarkedSides } from './markedSides.ts'
import { readStruckOut } from './struckOut.ts'

/** One correction of a line, after its place. `lead` stands before its words: a further place, or words for a spot. */
export type Change = {
  lead: string
  original: Words | null
  correction: Words | null
  /** Bracketed remarks, and what else follows: notes, printings, thanks. */
  asides: string[]
  /** `chain`: several arrows without quotations, which don't show what belongs together. `more-words`: a quotation follows that no arrow takes in. */
  doubt: 'chain' | 'more-words' | null
}

/**
 * Reads the corrections of a text: `「A」→「B」`, `誤：A 正：B`, `"A" should be "B"`, `~~A~~ B`, and several of them in a row.
 * Empty where the text has none of these: then it is an instruction, or a remark.
 */
export function readChanges(text: string): Change[] {
  const sides = readMarkedSides(text) ?? readStruckOut(text)
  if (sides) return [sides]
  const tokens = withConnectors(cutTokens(text.replace(/``([^`']{1,500})''/g, '“$1”')))
  const plain = text.replace(/``([^`']{1,500})''/g, '“$1”')
  if (!tokens.some((token) => token.kind === 'arrow')) return splitWithinQuote(tokens)
  return readArrows(tokens, plain)
}

function readArrows(tokens: readonly Token[], text: string): Change[] {
  const changes: Change[] = []
  const arrows = tokens.flatMap((token, index) => (token.kind === 'arrow' ? [index] : []))
  let next = 0
  for (const [order, at] of arrows.entries()) {
    const following = arrows[order + 1] ?? tokens.length
    const left = leftSide(tokens, { from: next, arrow: at, text, isFirst: order === 0 })
    const right = rightSide(tokens, { arrow: at, following, count: left.count, text })
    if (right === null) {
      // a → b → c: nothing shows where the one ends.
      const rest = text.slice(tokens[at]?.end).trim()
      return [
        ...changes,
        {
          lead: left.lead,
          original: left.words,
          correction: bareWords(rest),
          asides: left.asides,
          doubt: 'chain',
        },
      ]
    }
    const isReversed = tokens[at]?.kind === 'arrow' && tokens[at].isReversed === true
    changes.push({
      lead: left.lead,
      original: isReversed ? right.words : left.words,
      correction: isReversed ? left.words : right.words,
      asides: [...left.asides, ...right.asides],
      doubt: null,
    })
    next = right.next
  }
  const last = changes.at(-1)
  if (last) addRest(last, tokens.slice(next), text)
  return changes
}

/** What follows the last correction: bracketed remarks one by one, the rest as one; a quotation in it may be a further correction. */
function addRest(change: Change, tokens: readonly Token[], text: string): void {
  const [first, end] = [
    tokens.find((token) => token.kind !== 'aside'),
    tokens.findLast((token) => token.kind !== 'aside'),
  ]
  const isWhole = (token: Token) =>
    first !== undefined && end !== undefined && token.start >= first.start && token.end <= end.end
  for (const token of tokens)
    if (token.kind === 'aside' && !isWhole(token)) change.asides.push(token.text.trim())
  const rest = first && end ? withoutFiller(text.slice(first.start, end.end)) : ''
  if (rest !== '') change.asides.push(rest)
  if (tokens.some((token) => token.kind === 'quote')) change.doubt = 'more-words'
}

type Left = { words: Words | null; lead: string; asides: string[]; count: number }

function leftSide(
  tokens: readonly Token[],
  { from, arrow, text, isFirst }: { from: number; arrow: number; text: string; isFirst: boolean },
): Left {
  let index = arrow - 1
  const quotes: Extract<Token, { kind: 'quote' }>[] = []
  const asides: string[] = []
  for (; index >= from; index -= 1) {
    const token = tokens[index]
    if (token?.kind === 'quote') quotes.unshift(token)
    else if (token?.kind === 'aside' && quotes.length === 0) asides.push(token.text)
    else if (!(
      token?.kind === 'text' &&
      quotes.length > 0 &&
      isJoint(token.text) &&
      tokens[index - 1]?.kind === 'quote'
    ))
      break
  }
  const before = tokens.slice(from, index + 1)
  if (quotes.length > 0) {
    asides.push(...before.flatMap((token) => (token.kind === 'aside' ? [token.text] : [])))
    const lead = before
      .map((token) =>
        token.kind === 'text' || token.kind === 'quote' ? text.slice(token.start, token.end) : ' ',
      )
      .join('')
    return { words: quotedWords(quotes), lead: withoutFiller(lead), asides, count: quotes.length }
  }
  const start = tokens[from]?.start ?? 0
  const bare = text.slice(from === arrow ? (tokens[arrow]?.start ?? 0) : start, tokens[arrow]?.start)
  const opening = isFirst ? before.findIndex((token) => token.kind !== 'aside') : 0
  const cut = opening > 0 ? (before[opening - 1]?.end ?? start) - start : 0
  const opened =
    opening > 0
      ? before.slice(0, opening).flatMap((token) => (token.kind === 'aside' ? [token.text] : []))
      : []
  return { words: bareWords(withoutFiller(bare.slice(cut))), lead: '', asides: opened, count: 1 }
}

type Right = { words: Words | null; asides: string[]; next: number }

function rightSide(
  tokens: readonly Token[],
  { arrow, following, count, text }: { arrow: number; following: number; count: number; text: string },
): Right | null {
  const isLast = following === tokens.length
  const quotes: Extract<Token, { kind: 'quote' }>[] = []
  let index = arrow + 1
  for (; index < following && quotes.length < count; index += 1) {
    const token = tokens[index]
    if (token?.kind === 'quote') quotes.push(token)
    else if (!(
      token?.kind === 'text' &&
      quotes.length > 0 &&
      isJoint(token.text) &&
      tokens[index + 1]?.kind === 'quote'
    ))
      break
  }
  const asides: string[] = []
  if (quotes.length > 0) {
    for (; index < following && tokens[index]?.kind === 'aside'; index += 1)
      asides.push((tokens[index] as { text: string }).text)
    return { words: quotedWords(quotes), asides, next: index }
  }
  const start = tokens[arrow]?.end ?? 0
  if (isLast) {
    const bare = bareWords(withoutStop(text.slice(start)))
    return { words: bare, asides: bare?.aside ? [bare.aside] : [], next: tokens.length }
  }
  // 「A」→ B、「C」→「D」: the bare words end where the next quotation begins.
  const nextQuote = tokens.findIndex((token, at) => at > arrow && at < following && token.kind === 'quote')
  if (nextQuote === -1 || tokens[nextQuote - 1]?.kind !== 'text') return null
  const [words, lead] = splitAtSeparator(text.slice(start, tokens[nextQuote]?.start))
  return lead === null ? { words: bareWords(words), asides, next: nextQuote } : null
}

// Words before a separator belong to this correction; what follows it would be a further place, which only a quotation shows.
function splitAtSeparator(text: string): [string, string | null] {
  return text.trim() === '' ? [text, ''] : [text.trimEnd().replace(/[、,;；。]$/, ''), null]
}

// 「x -> y」: an arrow within the only quotation.
function splitWithinQuote(tokens: readonly Token[]): Change[] {
  const quotes = tokens.filter((token) => token.kind === 'quote')
  const [quote] = quotes
  if (quotes.length !== 1 || !quote) return []
  const inner = cutTokens(quote.text)
  const arrows = inner.filter((token) => token.kind === 'arrow')
  const [arrow] = arrows
  if (arrows.length !== 1 || !arrow) return []
  const at = tokens.indexOf(quote)
  const wordsOf = (token: Token) => (token.kind === 'text' || token.kind === 'aside' ? token.text : '')
  return [
    {
      lead: withoutFiller(tokens.slice(0, at).map(wordsOf).join(' ')),
      original: bareWords(quote.text.slice(0, arrow.start)),
      correction: bareWords(quote.text.slice(arrow.end)),
      asides: tokens
        .slice(at + 1)
        .map((token) => withoutFiller(wordsOf(token)))
        .filter((words) => words !== ''),
      doubt: null,
    },
  ]
}

// A sentence's stop is no part of the words; an ellipsis is.
function withoutStop(text: string): string {
  return text.trimEnd().replace(/(?<=[^.。\s])[.。]$/, '')
}

function isJoint(text: string): boolean {
  return /^\s*(?:[、,・/／;；]|と|や|および|and|or)?\s*$/.test(text)
}

const filler =
  /^(?:[\s\u3000。．.、,;；:：]|の(?:誤り|間違い|誤植)|が正しい|が正|に(?:修正|訂正|変更|直す|置き換え)?(?:しました|する|します|してください|る)?(?=[。、\s]|$)|と(?:修正|訂正)(?:する|します)?|です(?=[。\s]|$)|(?:please\s)?(?:change|replace|correct|for|read|and|also|then|the\s(?:word|phrase|term|text|symbol))(?=\s|$))+/i

/** Takes off the words that only say that this is a correction. */
function withoutFiller(text: string): string {
  return text.replace(filler, '').trim()
}
