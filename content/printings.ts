import type { Locale } from './locale.ts'

/** A run of printings, both ends included; `to: null` is open: this printing and all later ones. */
export type PrintingRange = { from: number; to: number | null }
/** A set of printings: sorted runs that neither touch nor overlap, at least one. */
export type PrintingSet = readonly PrintingRange[]

export type PrintingsProblem =
  | { kind: 'empty' }
  | { kind: 'not-a-range'; part: string }
  | { kind: 'zero'; part: string }
  | { kind: 'too-large'; part: string }
  | { kind: 'backwards'; part: string }

/** The highest printing taken: no book has had more, and a mistyped year is noticed. */
export const highestPrinting = 999

/**
 * Reads a set written as a print dialog takes pages: `1-3`, `1,2,4`, `2-`. Full-width digits, commas, 、 and wave dashes
 * count as their plain forms, because a Japanese keyboard gives those. The result is sorted and merged.
 */
export function parsePrintings(
  text: string,
): { ok: true; set: PrintingSet } | { ok: false; problem: PrintingsProblem } {
  const plain = text
    .normalize('NFKC')
    .replace(/[〜~–—‐‑−]/g, '-')
    .replace(/、/g, ',')
    .replace(/\s+/g, '')
  if (plain === '') return { ok: false, problem: { kind: 'empty' } }
  const ranges: PrintingRange[] = []
  for (const part of plain.split(',')) {
    const match = /^(\d+)(-(\d+)?)?$/.exec(part)
    if (!match) return { ok: false, problem: { kind: 'not-a-range', part } }
    const from = Number(match[1])
    const to = match[2] === undefined ? from : match[3] === undefined ? null : Number(match[3])
    if (from === 0 || to === 0) return { ok: false, problem: { kind: 'zero', part } }
    if (from > highestPrinting || (to ?? 0) > highestPrinting)
      return { ok: false, problem: { kind: 'too-large', part } }
    if (to !== null && to < from) return { ok: false, problem: { kind: 'backwards', part } }
    ranges.push({ from, to })
  }
  return { ok: true, set: merge(ranges) }
}

/** Writes a set in its canonical notation: `1-3,5,7-`. */
export function printPrintings(set: PrintingSet): string {
  return set
    .map(({ from, to }) => (to === null ? `${from}-` : to === from ? `${from}` : `${from}-${to}`))
    .join(',')
}

/** Whether a printing is in the set. */
export function containsPrinting(set: PrintingSet, printing: number): boolean {
  return set.some(({ from, to }) => printing >= from && (to === null || printing <= to))
}

/**
 * Says for readers which printings an erratum is in, so that it can't be misread:
 * 「第1〜3刷に該当、第4刷で訂正済み」 / "In printings 1–3; corrected in the 4th". Null (not known) is said as such.
 */
export function describePrintings(set: PrintingSet | null, locale: Locale): string {
  if (set === null || set.length === 0)
    return locale === 'ja' ? '該当する刷は不明' : 'Affected printings not known'
  return locale === 'ja' ? describeInJapanese(set) : describeInEnglish(set)
}

/** A sentence for an editor: what is wrong with a set of printings, where, and what to write. */
export function describePrintingsProblem(problem: PrintingsProblem, locale: Locale): string {
  const ja = locale === 'ja'
  const example = ja
    ? '「1-3」「1,2,4」「2-」(第2刷以降)のように書いてください。'
    : 'Write it like "1-3", "1,2,4" or "2-" (from the 2nd on).'
  switch (problem.kind) {
    case 'empty':
      return ja ? `刷が書かれていません。${example}` : `No printing is given. ${example}`
    case 'not-a-range':
      return ja
        ? `「${problem.part}」は刷の範囲として読めません。${example}`
        : `"${problem.part}" is not a range of printings. ${example}`
    case 'zero':
      return ja
        ? `「${problem.part}」: 刷は1から数えます。${example}`
        : `"${problem.part}": printings are counted from 1. ${example}`
    case 'too-large':
      return ja
        ? `「${problem.part}」: 刷は${highestPrinting}までです。年を書いていませんか。${example}`
        : `"${problem.part}": printings go up to ${highestPrinting}. Is it a year? ${example}`
    case 'backwards':
      return ja
        ? `「${problem.part}」: 範囲の前後が逆です。${example}`
        : `"${problem.part}": this range runs backwards. ${example}`
  }
}

function merge(ranges: PrintingRange[]): PrintingSet {
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  const merged: PrintingRange[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last && (last.to === null || range.from <= last.to + 1)) {
      last.to = last.to === null || range.to === null ? null : Math.max(last.to, range.to)
    } else {
      merged.push({ ...range })
    }
  }
  return merged
}

// The printing after each closed run is where the mend appeared; a later run is the same error, back again.
function mendedIn(set: PrintingSet): number | null {
  const last = set.at(-1)
  return last && last.to !== null ? last.to + 1 : null
}

function describeInJapanese(set: PrintingSet): string {
  const runs = set.map(({ from, to }) =>
    to === null
      ? from === 1
        ? 'すべての刷'
        : `第${from}刷以降`
      : from === to
        ? `第${from}刷`
        : `第${from}〜${to}刷`,
  )
  const relapse =
    set.length > 1
      ? `(第${set
          .slice(0, -1)
          .map((range) => (range.to ?? 0) + 1)
          .join('・')}刷で訂正後に再発)`
      : ''
  const mended = mendedIn(set)
  return `${runs.join('と')}に該当${relapse}、${mended === null ? '未訂正' : `第${mended}刷で訂正済み`}`
}

function describeInEnglish(set: PrintingSet): string {
  const runs = set.map(({ from, to }, index) => {
    const singular = index === 0 ? 'printing ' : ''
    const plural = index === 0 ? 'printings ' : ''
    if (to === null) return from === 1 ? 'all printings' : `${singular}${from} and all later ones`
    return from === to ? `${singular}${from}` : `${plural}${from}–${to}`
  })
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(runs)
  const relapses = set.slice(0, -1).map((range) => ordinal((range.to ?? 0) + 1))
  const relapse =
    relapses.length > 0
      ? ` (corrected in the ${new Intl.ListFormat('en').format(relapses)}, then back again)`
      : ''
  const mended = mendedIn(set)
  return `In ${list}${relapse}; ${mended === null ? 'not yet corrected' : `corrected in the ${ordinal(mended)}`}`
}

const englishOrdinal = new Intl.PluralRules('en', { type: 'ordinal' })
const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** An English ordinal: 1st, 2nd, 3rd, 4th. */
export function ordinal(number: number): string {
  return `${number}${suffixes[englishOrdinal.select(number)]}`
}
