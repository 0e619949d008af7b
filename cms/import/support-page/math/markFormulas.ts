import { cutCodeSpans } from '../lines/codeSpans.ts'
import { escapeSigns } from './escapeSigns.ts'
import { findFormulas, formulaKind } from './findFormulas.ts'
import { halfWidth } from './halfWidth.ts'
import { unicodeToTex } from './unicodeToTex.ts'

/** A text in pieces: prose, code with its backticks, and formulas in the page's own TeX, or with TeX's own signs escaped. */
export type MarkedPiece =
  { kind: 'prose'; text: string } | { kind: 'code'; source: string } | { kind: 'formula'; tex: string }

/**
 * Finds the formulas of a text. In a text with dollars (or `\(…\)`), only what they enclose is a formula.
 * `counterpart`: the other side of a correction; a single letter, number or sign is a formula if the other side is one.
 */
export function markFormulas(
  text: string,
  { counterpart }: { counterpart?: string | null } = {},
): MarkedPiece[] {
  if (!text.includes('`')) return markText(text, counterpart ?? null)
  const pieces = cutCodeSpans(text).map((span): MarkedPiece[] =>
    span.kind === 'code' ? [{ kind: 'code', source: span.source }] : markText(span.source, null),
  )
  return pieces.flat()
}

function markText(text: string, counterpart: string | null): MarkedPiece[] {
  const dollars = withDollars(text)
  if (dollars !== null) return dollars
  if (counterpart && areFormulas(text, counterpart))
    return [{ kind: 'formula', tex: escapeSigns(halfWidth(text).trim()) }]
  const plain = halfWidth(text)
  const pieces: MarkedPiece[] = []
  let position = 0
  for (const { start, end } of [...findFormulas(text), { start: text.length, end: text.length }]) {
    if (start > position) pieces.push({ kind: 'prose', text: text.slice(position, start) })
    if (end > start) pieces.push({ kind: 'formula', tex: escapeSigns(plain.slice(start, end)) })
    position = end
  }
  return pieces
}

/** Writes the pieces in the text grammar: `$…$`, `` `…` ``, other dollars and backticks escaped; no space between Japanese and a formula. */
export function printMarked<Piece extends MarkedPiece>(
  pieces: readonly Piece[],
  toTex: (formula: Extract<Piece, { kind: 'formula' }>) => string = ({ tex }) => tex,
): string {
  let printed = ''
  pieces.forEach((piece, index) => {
    if (piece.kind === 'formula')
      printed += inDollars(
        unicodeToTex(toTex(piece as Extract<Piece, { kind: 'formula' }>)),
        pieces[index + 1],
      )
    else if (piece.kind === 'code') printed += piece.source
    else {
      const [before, after] = [index - 1, index + 1].map((at) => pieces[at]?.kind === 'formula')
      const tight = piece.text
        .replace(after ? /(?<=[\u3000-\u30FF\u3400-\u9FFF])[ \t]{1,20}$/ : /^\b$/, '')
        .replace(before ? /^[ \t]{1,20}(?=[\u3000-\u30FF\u3400-\u9FFF])/ : /^\b$/, '')
      printed += tight.replace(/(?<!\\)[$`]/g, '\\$&')
    }
  })
  return joinRanges(printed.trim())
}

// A dollar before a digit closes no formula.
function inDollars(latex: string, next: MarkedPiece | undefined): string {
  const tex = latex.trim().replace(/(?<!\\)\$/g, '\\$')
  return next?.kind === 'prose' && /^\d/.test(next.text) ? `\\(${tex}\\)` : `$${tex}$`
}

// 「-1から1の」: if one end of a range is a formula, the other is one too.
function joinRanges(printed: string): string {
  return printed.replace(
    /(\$-\d{1,9}(?:\.\d{1,9})?\$)(から|〜|～|と)(\d{1,9}(?:\.\d{1,9})?)(?![\d.つ個次回章節項年月日頁刷]|ページ)/g,
    '$1$2$$$3$$',
  )
}

function areFormulas(text: string, counterpart: string): boolean {
  const [kind, other] = [formulaKind(text), formulaKind(counterpart)]
  if (kind === 'prose' || other === 'prose') return false
  if (kind === 'formula' || other === 'formula') return true
  return kind === 'letter'
    ? other === 'letter' || other === 'number'
    : kind === 'number' && other === 'letter'
}

// Pandoc's rule: no space inside the dollars, and no digit after the closing one; other dollars are prices.
const dollarPair = /(?<![\\$])\$\$?(?![\s$])([^$]{0,1999}[^$\s\\])\$\$?(?!\d)/g

function withDollars(text: string): MarkedPiece[] | null {
  const plain = text.replace(/\\\(([^()]{1,500}(?:\([^()]{0,500}\)[^()]{0,500}){0,20})\\\)/g, '$$$1$$')
  const pieces: MarkedPiece[] = []
  let position = 0
  for (const match of plain.matchAll(dollarPair)) {
    if (match.index > position) pieces.push({ kind: 'prose', text: plain.slice(position, match.index) })
    pieces.push({ kind: 'formula', tex: match[1] ?? '' })
    position = match.index + match[0].length
  }
  if (pieces.length === 0) return null
  return position < plain.length ? [...pieces, { kind: 'prose', text: plain.slice(position) }] : pieces
}
