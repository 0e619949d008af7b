import { toFinding, type HintFinder, type Finding } from './textHint.ts'

// What a Japanese keyboard or an old encoding gives for a backslash. A price ends in the sign, too: 100¥).
const inFormulas = /[¥＼](?=[A-Za-z])|(?<!\d)[¥＼](?=[()[\]{}$%_\\¥＼,;:!|&#])/g
const inWords = /[¥＼](?=[A-Za-z])|(?<!\d)[¥＼](?=[{}$%_\\])/g
const inWordsWithBrackets = /[¥＼](?=[A-Za-z()[\]])|(?<!\d)[¥＼](?=[{}$%_\\])/g

/** A yen sign or a full-width backslash where a backslash is meant: `¥alpha`. One hint for a formula, or for a line of words. */
export const findWrongBackslashes: HintFinder = ({ text, segments }) =>
  segments.flatMap((segment) => {
    if (segment.kind === 'math') {
      const { latex, latexStart } = segment
      return findIn({ text, words: latex, offset: latexStart, signs: inFormulas })
    }
    if (segment.kind !== 'text') return []
    const words = text.slice(segment.start, segment.end)
    return [...words.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
      // ＼(^o^)／ is a face.
      const hasPair = /[¥＼]\((?:[^)]*|.*(?<!\d))[¥＼]\)|[¥＼]\[.*[¥＼]\]/.test(line)
      const signs = hasPair ? inWordsWithBrackets : inWords
      return findIn({ text, words: line, offset: segment.start + index, signs })
    })
  })

function findIn({
  text,
  words,
  offset,
  signs,
}: {
  text: string
  words: string
  offset: number
  signs: RegExp
}): Finding[] {
  const places = [...words.matchAll(signs)].map(({ index }) => index)
  const [first] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) return []
  const replacement = words
    .slice(first, last + 1)
    .split('')
    .map((unit, index) => (places.includes(first + index) ? '\\' : unit))
    .join('')
  const [start, end] = [offset + first, offset + last + 1]
  // The letters behind it say which one is meant.
  const command = /^[A-Za-z]*/.exec(text.slice(end))?.[0] ?? ''
  return [
    toFinding({
      kind: 'yen',
      start,
      end,
      text,
      words: text.slice(start, end + command.length),
      mends: () => [{ kind: 'backslash', start, end, replacement }],
    }),
  ]
}
