/** A piece of an excerpt; `isHit`: it is what was looked for. */
export type ExcerptPiece = { words: string; isHit: boolean }

/** What stands around the first hit, in UTF-16 units. */
const before = 40
const length = 180

/** The part of a text around what was looked for, with the hits marked; its beginning where nothing of the question stands in it. */
export function excerptOf(text: string, question: string): ExcerptPiece[] {
  const hits = hitsOf(question)
  const first = hits === null ? -1 : text.search(hits)
  const start = text.length <= length ? 0 : wordStart(text, Math.max(0, first - before))
  const end = signStart(text, Math.min(text.length, start + length))
  const pieces: ExcerptPiece[] = []
  const add = (words: string, isHit = false) => words !== '' && pieces.push({ words, isHit })
  add(start > 0 ? '… ' : '')
  const shown = text.slice(start, end)
  let last = 0
  for (const hit of hits === null ? [] : shown.matchAll(new RegExp(hits, 'giu'))) {
    add(shown.slice(last, hit.index))
    add(hit[0], true)
    last = hit.index + hit[0].length
  }
  add(shown.slice(last))
  add(end < text.length ? ' …' : '')
  return pieces
}

/** Finds the words of a question as they were typed. A single letter or digit without more would be marked in half of the words. */
function hitsOf(question: string): RegExp | null {
  const words = question
    .split(/[\s\\{}()"'、。,]+/u)
    .filter((word) => word.length > 1 || /[^\p{ASCII}]/u.test(word))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^$|[\]]/g, '\\$&'))
  return words.length === 0 ? null : new RegExp(words.join('|'), 'iu')
}

// Not in the middle of a word.
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  if (at === 0 || (space >= 0 && space - at < 15)) return at === 0 ? 0 : space + 1
  return signStart(text, at)
}

// A sign may be two units long.
function signStart(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at
}
