import { formulaKind } from '../math/findFormulas.ts'
import { isTreatment } from './treatmentWords.ts'
import type { TextToken, Token } from './quoteTokens.ts'

/**
 * Replaces words that mean an arrow: 「A」は「B」の誤り, 「A」を「B」に修正, `"A" should be "B"`, `change "A" to "B"`,
 * `read "B" instead of "A"` (reversed). Without quotation marks, only between formulas or single words:
 * "The arrow should be reversed" is an instruction.
 */
export function replaceConnectors(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index): Token[] => {
    if (token.kind !== 'text') return [token]
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    const arrow = (isReversed = false): Token => ({
      kind: 'arrow',
      start: token.start,
      end: token.end,
      isReversed,
    })
    if (before?.kind === 'quote' && after?.kind === 'quote') {
      if (reversal.test(token.text)) return [arrow(true)]
      if (isReversedAfter(tokens, index)) return [token]
      if (betweenQuotes.test(token.text)) return [arrow()]
      if (afterVerb.test(token.text) && verbBefore.test(textOf(tokens[index - 2]))) return [arrow()]
      return japaneseBetween.test(token.text) && japaneseAfter.test(textOf(tokens[index + 2]))
        ? [arrow()]
        : [token]
    }
    if (isReversedAfter(tokens, index)) return [token]
    return before === undefined && after === undefined
      ? splitBare(token)
      : splitAtShould(token, before, after)
  })
}

const betweenQuotes = new RegExp(
  String.raw`^[\s,]*(?:${[
    String.raw`(?:this\s|it\s)?(?:should|must|ought to|needs to|has to)(?:\s(?:be|read|say|have been))` +
      String.raw`(?:\sreplaced (?:by|with)|\schanged to)?`,
    'is (?:replaced by|to be)',
    'ではなく',
    'でなく',
  ].join('|')})[\s:,、]*$`,
  'i',
)
const afterVerb = /^[\s,]*(?:to|with|by|into|read|as|を)[\s:]*$/i
const verbBefore = /(?:^|\s)(?:change|replace|correct|for|read)\s*$/i
const reversal = /^[\s,]*(?:instead of|rather than|in place of|,?\s?not)[\s:]*$/i
const japaneseBetween = /^\s*(?:は|を|とあるのは|が)[、,]?\s*$/
const japaneseAfter =
  /^\s*(?:[。．]?$|の(?:誤り|間違い|誤植|ミス)|が正しい|が正|に(?:修正|訂正|変更|改|直|置|な)|と(?:修正|訂正|す|読|な)|へ(?:修正|訂正|変更)|です)/

/** Whether `should be "B", not "A"` begins at a token: then the arrow stands between the two quotations. */
function isReversedAfter(tokens: readonly Token[], index: number): boolean {
  return (
    tokens[index + 1]?.kind === 'quote' &&
    reversal.test(textOf(tokens[index + 2])) &&
    tokens[index + 3]?.kind === 'quote'
  )
}

function textOf(token: Token | undefined): string {
  return token?.kind === 'text' ? token.text : ''
}

function splitBare(token: TextToken): Token[] {
  const changed = splitAtChange(token)
  return changed.length > 1 ? changed : splitAtShould(token, undefined, undefined)
}

function splitAtShould(token: TextToken, before: Token | undefined, after: Token | undefined): Token[] {
  const match =
    /(?<![A-Za-z])(?:should|must) (?:be|read)(?: replaced (?:by|with)| changed to)?:?(?=\s|$)/i.exec(
      token.text,
    )
  if (!match) return [token]
  const start = token.start + match.index
  const end = start + match[0].length
  const [left, right] = [token.text.slice(0, match.index), token.text.slice(match.index + match[0].length)]
  // "should be deleted" says what to do with the words, not what they should be.
  if (after === undefined && isTreatment(right)) return [token]
  const isBesideQuote =
    (before?.kind === 'quote' && left.trim() === '') || (after?.kind === 'quote' && right.trim() === '')
  if (!isBesideQuote && !(isBriefOrFormula(left) && isBriefOrFormula(right))) return [token]
  const parts: Token[] = [
    { kind: 'text', text: left, start: token.start, end: start },
    { kind: 'arrow', start, end, isReversed: false },
    { kind: 'text', text: right, start: end, end: token.end },
  ]
  return parts.filter((part) => part.kind !== 'text' || part.text.trim() !== '')
}

// One word, or a formula: "teh should be the". "It should be removed" is no correction.
function isBriefOrFormula(text: string): boolean {
  const words = text
    .trim()
    .replace(/\s{0,5}[([][^()[\]]{0,200}[)\]]\.?$/, '')
    .replace(/[.,;]$/, '')
  if (/^(?:it|this|that|these|those|they|there|which)$/i.test(words)) return false
  return /^[^\s。、「」]{1,40}$/.test(words) || formulaKind(words) === 'formula'
}

/** `change A to B` without quotation marks, where one "to" stands between them. */
function splitAtChange(token: TextToken): Token[] {
  const match = /^\s{0,20}(?:please\s)?(?:change|replace|correct)\s(?:the\s(?:word\s)?)?/i.exec(token.text)
  const joints = match ? [...token.text.slice(match[0].length).matchAll(/\s(?:to|with|by|into)\s/gi)] : []
  const [joint] = joints
  if (!match || !joint || joints.length !== 1) return [token]
  const start = token.start + match[0].length + joint.index
  const end = start + joint[0].length
  const words = (from: number, to: number): Token => ({
    kind: 'text',
    text: token.text.slice(from - token.start, to - token.start),
    start: from,
    end: to,
  })
  return [
    words(token.start + match[0].length, start),
    { kind: 'arrow', start, end, isReversed: false },
    words(end, token.end),
  ]
}
