import { toCodeSpan } from '../lines/codeSpans.ts'
import type { QuoteToken } from './quoteTokens.ts'
import { readPrintings } from './readPrintings.ts'

/**
 * The words of one side of a correction, as the page has them (`text`). `lone`: a quotation mark in them without a partner;
 * `repaired` is the text without it. `isProgram`: code without backticks, in which no
 * formulas are looked for. `aside`: a remark after the words.
 */
export type Words = {
  text: string
  lone: string | null
  repaired: string
  isProgram: boolean
  aside: string | null
}

/** The words of one quotation, or of several that belong together: 「t=i」「t=i+1」 become `t=i、t=i+1`. Code keeps its backticks. Null for empty ones. */
export function quotedWords(quotes: readonly QuoteToken[]): Words | null {
  if (quotes.every((quote) => quote.inner.trim() === '')) return null
  const joint = quotes.some((quote) => quote.isJapanese) ? '、' : ', '
  return {
    text: quotes.map((quote) => (quote.isCode ? toCodeSpan(quote.inner) : quote.text.trim())).join(joint),
    repaired: quotes
      .map((quote) => (quote.isCode ? toCodeSpan(quote.inner) : quote.inner.trim()))
      .join(joint),
    lone: quotes.find((quote) => quote.lone !== null)?.lone ?? null,
    isProgram: quotes.every((quote) => !quote.isCode && isProgram(quote.inner)),
    aside: null,
  }
}

/** Words without quotation marks; null where there are none. A remark in brackets after them is their `aside`. */
export function bareWords(text: string): Words | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const { words: before, aside } = takeAside(trimmed)
  const words = aside === null ? before : before.replace(/(?<=[^.。\s])[.。]$/, '')
  const quoted = /^(?:「([^「」]*)」|『([^『』]*)』|“([^“”]*)”|"([^"]*)"|‘([^‘’]*)’|'([^']*)')[。.]?$/.exec(
    words,
  )
  const inner = quoted?.slice(1).find((group) => group !== undefined)
  if (inner?.trim() === '') return null
  if (inner !== undefined)
    return {
      text: inner.trim(),
      repaired: inner.trim(),
      lone: null,
      isProgram: isProgram(inner),
      aside,
    }
  const lone = findLoneMark(words)
  return {
    text: words,
    repaired: lone === null ? words : words.replaceAll(lone, '').trim(),
    lone,
    isProgram: isProgram(words),
    aside,
  }
}

/** Whether words are code: `def f(x):`, `i += 1;`. TeX is not. */
function isProgram(text: string): boolean {
  if (/[\\\u0370-\u03FF]|[_^]\{/.test(text)) return false
  return statement.test(text) || /[=!+*/-]=\s|\(\)|;\s{0,5}$|\bself\.|\b[a-z]{2,12}\.[a-z]{2,20}\(/.test(text)
}

const statement = new RegExp(
  String.raw`^\s{0,20}(?:def|class|import|from|return|for|while|if|elif|print|let|const|var|function|int|void|public)` +
    String.raw`\s.{0,200}[:;(){}]\s{0,5}$`,
)

/** A quotation mark that has no partner in the text, or null. */
function findLoneMark(text: string): string | null {
  for (const [open, close] of ['「」', '『』', '“”']) {
    const count = (sign: string) => text.split(sign).length - 1
    if (count(open as string) > count(close as string)) return open as string
    if (count(open as string) < count(close as string)) return close as string
  }
  return null
}

// A remark has words, or names printings: `f(x) (x > 0)` is a formula with its condition.
function takeAside(text: string): { words: string; aside: string | null } {
  const match = /^([\s\S]*?\S)(?:\s{1,20}\(([^()]{2,300})\)|\s{0,20}（([^（）]{2,300})）)$/.exec(text)
  const inner = match?.[2] ?? match?.[3]
  if (
    !match ||
    inner === undefined ||
    (readPrintings(inner) === null &&
      !/[\u3040-\u30FF\u4E00-\u9FFF]{2}|[A-Za-z]{2,}\s+[A-Za-z]{2,}|\d{4}[-/]\d/.test(inner))
  )
    return { words: text, aside: null }
  return { words: match[1] ?? text, aside: inner.trim() }
}
