import type { Range } from './ranges.ts'

/** A word, a sign or a run of white space of a text, with its place. */
export type WordToken = Range & { text: string }

const segmenters = new Map<string, Intl.Segmenter>()

/** Splits words of a book by its language: Japanese has no spaces between words. */
export function splitWords(text: string, lang: string): WordToken[] {
  let segmenter = segmenters.get(lang)
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'word' })
    segmenters.set(lang, segmenter)
  }
  return [...segmenter.segment(text)].map(({ segment, index }) => ({
    text: segment,
    start: index,
    end: index + segment.length,
  }))
}

/** What a word weighs when texts are aligned: what stands between words holds nothing together. */
export function weighWord({ text }: Pick<WordToken, 'text'>): number {
  if (/^\s+$/.test(text)) return 0.1
  return /^[\p{P}\p{S}]$|^[\p{sc=Hiragana}]$/u.test(text) ? 0.5 : Math.min([...text].length, 8)
}

/** A word that was put in place of another: without the Chinese characters that both begin or end with (各技 → 各枝). */
export function trimSameEnds(before: WordToken, after: WordToken): [WordToken, WordToken] {
  const [a, b] = [[...before.text], [...after.text]]
  const isHan = (sign: string | undefined) => sign !== undefined && /\p{sc=Han}/u.test(sign)
  const most = Math.min(a.length, b.length) - 1
  let head = 0
  while (head < most && a[head] === b[head] && isHan(a[head])) head += 1
  let tail = 0
  while (head + tail < most && a.at(-1 - tail) === b.at(-1 - tail) && isHan(a.at(-1 - tail))) tail += 1
  const cut = (token: WordToken, signs: string[]): WordToken => {
    const start = token.start + signs.slice(0, head).join('').length
    const text = signs.slice(head, signs.length - tail).join('')
    return { text, start, end: start + text.length }
  }
  return [cut(before, a), cut(after, b)]
}
