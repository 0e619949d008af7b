import type { MathSegment } from '../textMath.ts'
import { toFinding, type HintFinder, type Finding } from './textHint.ts'

/** What TeX leaves out of a formula without a word: all after a `%`, and the spaces around words. */
export const findLostInFormulas: HintFinder = ({ text, segments }) =>
  segments.flatMap((segment) =>
    segment.kind === 'math' ? [...findPercent(text, segment), ...findWords(text, segment)] : [],
  )

/** A `%` begins a comment. At the end of a line it is there on purpose. */
function findPercent(text: string, { latex, latexStart }: MathSegment): Finding[] {
  const places = [...latex.matchAll(/\\[\s\S]|%(?![ \t]*\n)/g)].flatMap(({ 0: sign, index }) =>
    sign === '%' ? [index] : [],
  )
  const [first] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) return []
  const [start, end] = [latexStart + first, latexStart + last + 1]
  const replacement = text.slice(start, end).replace(/\\[\s\S]|%/g, (sign) => (sign === '%' ? '\\%' : sign))
  return [
    toFinding({
      kind: 'percent',
      start,
      end,
      text,
      mends: () => [{ kind: 'percent', start, end, replacement }],
    }),
  ]
}

const english = 'and|else|for|from|if|is|not|of|or|otherwise|that|the|then|when|where|with'
const wordsOrGroup = new RegExp(
  String.raw`\\(?:text[a-z]*|[mh]box|math(?:rm|it|sf|tt|bf)|operatorname\*?|ce|pu|tag\*?)\s*\{|\\[\s\S]|[{}]|\s+(?:${english})(?:\s+(?:${english}))*\s+`,
  'g',
)

/** English words between two things of a formula: TeX sets them as products, `x if y` as xify. */
function findWords(text: string, { latex, latexStart }: MathSegment): Finding[] {
  const hints: Finding[] = []
  let depth = 0
  let textDepth = 0
  for (const { 0: sign, index } of latex.matchAll(wordsOrGroup)) {
    if (sign.endsWith('{') && sign !== '\\{') {
      depth += 1
      if (sign !== '{' && textDepth === 0) textDepth = depth
    } else if (sign === '}') {
      if (depth === textDepth) textDepth = 0
      depth -= 1
    } else if (/^\s/.test(sign) && textDepth === 0) {
      const [start, end] = [latexStart + index, latexStart + index + sign.length]
      const replacement = `\\text{ ${sign.trim().replace(/\s+/g, ' ')} }`
      hints.push(
        toFinding({
          kind: 'words-in-formula',
          start,
          end,
          text,
          words: sign.trim(),
          mends: () => [{ kind: 'words', start, end, replacement }],
        }),
      )
    }
  }
  return hints
}
