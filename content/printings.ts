import { remember } from './remember.ts'

/** A run of printings, both ends included; `to: null` is open: this printing and all later ones. */
type PrintingRange = { from: number; to: number | null }
/** A set of printings: sorted runs that neither touch nor overlap, at least one. */
export type PrintingSet = readonly PrintingRange[]

/** Why a text is no set of printings; `part`: what stands between two commas. */
export type PrintingsProblem =
  { kind: 'empty' } | { kind: 'not-a-range' | 'zero' | 'too-large' | 'backwards'; part: string }

/** The highest number of a printing: no book has had more, and a mistyped year is refused. */
export const highestPrinting = 999

/**
 * Reads a set written as a print dialog takes pages: `1-3`, `1,2,4`, `2-`, or as books write it: 第1刷〜第3刷, 初刷, 第2刷以降,
 * `2nd`. Full-width digits, commas, 、 and wave dashes count as their plain forms, because Japanese keyboards give those. The result
 * is sorted and merged.
 */
export const parsePrintings = /* @__PURE__ */ remember(readPrintings)

function readPrintings(
  text: string,
): { ok: true; set: PrintingSet } | { ok: false; problem: PrintingsProblem } {
  const plain = text
    .normalize('NFKC')
    .replace(/[〜~–—‐‑−]/g, '-')
    .replace(/[、・]|と|および|及び/g, ',')
    .replace(/初刷/g, '1')
    .replace(/第?(\d+)刷/g, '$1')
    .replace(/(\d)(?:以降|から)/g, '$1-')
    .replace(/第(\d)/g, '$1')
    .replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1')
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
