import { cutCodeSpans } from '../lines/codeSpans.ts'

/**
 * A stretch of what a line says after its place, from offset `start` to `end` (not included).
 * An `aside` is what stands in brackets; an arrow is `isReversed` where the correction stands before it.
 */
export type Token =
  | QuoteToken
  | TextToken
  | { kind: 'arrow'; start: number; end: number; isReversed: boolean }
  | { kind: 'aside'; text: string; start: number; end: number }
export type TextToken = { kind: 'text'; text: string; start: number; end: number }
/**
 * A quotation. `lone`: its quotation mark that has no partner; then `text` holds the page's own words with that mark,
 * and `inner` the words without it.
 */
export type QuoteToken = {
  kind: 'quote'
  text: string
  inner: string
  lone: string | null
  isCode: boolean
  isJapanese: boolean
  start: number
  end: number
}

const closers: Record<string, string> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '"': '"',
  '＂': '＂',
  '«': '»',
  '‹': '›',
}
const openers: Record<string, string> = { '」': '「', '』': '『', '”': '“', '’': '‘', '»': '«', '›': '‹' }

const anyArrow = /[-=−–—─ー]{1,3}[>＞]|[→⇒⟶⟹➡➔➜⇨]/
const arrowHere = new RegExp(`${anyArrow.source}(?:\\uFE0F)?`, 'y')

/**
 * Cuts a text into quotations, arrows, bracketed asides and the rest, in one pass. An arrow or a bracket within a quotation
 * is part of it. A quotation that is never closed ends at the next arrow, or with the text.
 */
export function cutTokens(text: string): Token[] {
  const tokens: Token[] = []
  const marks = new QuoteMarks(text)
  const codes = new Map(
    cutCodeSpans(text).flatMap((span) => (span.kind === 'code' ? [[span.start, span] as const] : [])),
  )
  let [plainStart, index, canHaveAsides] = [0, 0, true]
  const pushText = (end: number) => {
    if (text.slice(plainStart, end).trim() !== '')
      tokens.push({ kind: 'text', text: text.slice(plainStart, end), start: plainStart, end })
  }
  const push = (token: Token) => {
    pushText(token.start)
    tokens.push(token)
    index = token.end
    plainStart = token.end
  }
  while (index < text.length) {
    const sign = text[index] as string
    arrowHere.lastIndex = index
    const arrow = arrowHere.exec(text)?.[0]
    const code = codes.get(index)
    if (code) push(codeQuote(code))
    else if (arrow !== undefined && isArrow(text, index, arrow))
      push({ kind: 'arrow', start: index, end: index + arrow.length, isReversed: false })
    else if (closers[sign] !== undefined && marks.opensAt(index)) push(quoteAt(text, index, marks))
    else if (/[(（[［【]/.test(sign) && canHaveAsides && mayBeAside(tokens, text.slice(plainStart, index))) {
      const end = closingBracket(text, index)
      if (end === null) canHaveAsides = false
      if (end === null) index += 1
      else push({ kind: 'aside', text: text.slice(index + 1, end), start: index, end: end + 1 })
    } else index += 1
  }
  pushText(text.length)
  return tokens
}

/** `>=` and `=>` next to letters may be a relation of a formula; an arrow stands between spaces or quotations. */
function isArrow(text: string, index: number, sign: string): boolean {
  if (!/^[=−–—]{1}[>＞]$/.test(sign)) return true
  return /[\s」』”"`)）]/.test(text[index - 1] ?? ' ') && /[\s「『“"`]/.test(text[index + sign.length] ?? ' ')
}

// A bracket after a quotation is a note, one before the first gives printings or a day; elsewhere it is part of the words.
function mayBeAside(tokens: readonly Token[], between: string): boolean {
  const last = tokens.at(-1)
  return between.trim() === '' && (last === undefined || last.kind === 'quote' || last.kind === 'aside')
}

function closingBracket(text: string, open: number): number | null {
  let depth = 0
  for (let index = open; index < text.length; index += 1) {
    const sign = text[index] as string
    if (/[(（[［【]/.test(sign)) depth += 1
    else if (/[)）\]］】]/.test(sign)) depth -= 1
    if (depth === 0) return index
  }
  return null
}

function quoteAt(text: string, start: number, marks: QuoteMarks): QuoteToken {
  const open = text[start] as string
  const close = closers[open] as string
  const shape = {
    kind: 'quote' as const,
    isCode: false,
    isJapanese: open === '「' || open === '『',
    start,
  }
  const partner = marks.partner(start)
  if (partner !== null) {
    const inner = text.slice(start + 1, partner)
    return { ...shape, text: inner, inner, lone: null, end: partner + 1 }
  }
  const nextClose = marks.nextClose(start)
  const arrowBefore = findArrow(text, start, nextClose ?? text.length)
  // 「「A」: one mark too many. The words end at the next closing mark.
  if (nextClose !== null && arrowBefore === null) {
    const inner = text.slice(start + 1, nextClose)
    return { ...shape, text: inner, inner: inner.replaceAll(open, ''), lone: open, end: nextClose + 1 }
  }
  const end = arrowBefore ?? text.length
  const words = text.slice(start, end).trimEnd()
  return { ...shape, text: words, inner: words.slice(1).replaceAll(close, '').trimStart(), lone: open, end }
}

function codeQuote({ source, code, start }: { source: string; code: string; start: number }): QuoteToken {
  return {
    kind: 'quote',
    text: code,
    inner: code,
    lone: null,
    isCode: true,
    isJapanese: false,
    start,
    end: start + source.length,
  }
}

function findArrow(text: string, from: number, to: number): number | null {
  const index = text.slice(from, to).search(anyArrow)
  return index === -1 ? null : from + index
}

/** The pairs of quotation marks of a text, matched in one pass. */
class QuoteMarks {
  private readonly partners = new Map<number, number>()
  private readonly nextCloses: (number | null)[] = []

  constructor(private readonly text: string) {
    const open: Record<string, number[]> = {}
    for (let index = 0; index < text.length; index += 1) {
      const sign = text[index] as string
      if (sign === '"' || sign === '＂') {
        const start = open[sign]?.pop()
        if (start === undefined) (open[sign] ??= []).push(index)
        else this.partners.set(start, index)
      } else if (closers[sign] !== undefined) (open[sign] ??= []).push(index)
      else if (openers[sign] !== undefined) {
        const start = open[openers[sign]]?.pop()
        if (start !== undefined) this.partners.set(start, index)
      }
    }
    const next: Record<string, number> = {}
    for (let index = text.length - 1; index >= 0; index -= 1) {
      const sign = text[index] as string
      this.nextCloses[index] =
        closers[sign] === undefined || sign === closers[sign] ? null : (next[closers[sign]] ?? null)
      if (openers[sign] !== undefined) next[sign] = index
    }
  }

  partner(start: number): number | null {
    return this.partners.get(start) ?? null
  }

  nextClose(start: number): number | null {
    return this.nextCloses[start] ?? null
  }

  /** Whether a mark begins a quotation. A straight mark without a partner (an inch, a slip) begins none. */
  opensAt(index: number): boolean {
    return this.partners.has(index) || closers[this.text[index] as string] !== this.text[index]
  }
}
