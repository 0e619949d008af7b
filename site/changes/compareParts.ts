import type { Macros } from '../../content/macros.ts'
import { alignLists, stepsOf, type AlignmentStep } from './alignLists.ts'
import { compareCode } from './compareCode.ts'
import { compareFormulas } from './compareFormulas.ts'
import type { ComparedPart, Comparison, Difference, PartMarks } from './comparedParts.ts'
import { joinRanges, type Range } from './ranges.ts'
import { splitWords, trimSameEnds, weighWord, type WordToken } from './words.ts'

/** A word of a part, a web address, or a formula or code (`other`), with the number of its part. */
type Token = WordToken & {
  part: number
  weight: number
  other: Exclude<ComparedPart, { kind: 'words' | 'link' }> | null
}

/** How two parts that are no words differ, and how much they have in common (0 to 1). */
type InnerComparison = { before: PartMarks; after: PartMarks; differences: Difference[]; likeness: number }

// A formula holds a text together as a long word does.
const weightOfPart = 4
// With less in common, one text stands in place of the other.
const leastLikeness = 0.2
// A few words are marked then; of a sentence in place of another one, a mark would say nothing.
const mostMarkedWhole = 12

/** Compares the two readings of an erratum, in the words of the book's language, in code and in formulas. */
export function compareParts({
  before,
  after,
  lang,
  macros,
}: {
  before: readonly ComparedPart[]
  after: readonly ComparedPart[]
  lang: string
  macros: Macros
}): Comparison {
  const [a, b] = [toTokens(before, lang), toTokens(after, lang)]
  const inner = rememberInner(macros)
  const alignment = alignLists({
    before: a,
    after: b,
    isSame: (one, other) => isSame(one, other),
    weigh: (one, other) =>
      isSame(one, other) ? one.weight : weightOfPart * (inner(one, other)?.likeness ?? 0),
  })
  const marks = { before: createMarks(before), after: createMarks(after) }
  const differences: Difference[] = []
  const all = Math.max(weightOf(a), weightOf(b))
  const isPartOfOther = alignment.score >= Math.min(weightOf(a), weightOf(b)) / 2
  const isReplaced = alignment.score < leastLikeness * all && !isPartOfOther && !isOnePart(a, b)
  if (isReplaced && all > mostMarkedWhole)
    return { before: marks.before.list(), after: marks.after.list(), differences: [{ kind: 'unsaid' }] }
  const lengths = { before: a.length, after: b.length }
  const steps = stepsOf(isReplaced ? { pairs: [], score: 0 } : alignment, lengths)
  for (const step of joinNearGaps(steps, a, b)) {
    if (step.kind === 'pair') {
      const [one, other] = [a[step.before] as Token, b[step.after] as Token]
      const comparison = isSame(one, other) ? null : inner(one, other)
      if (comparison === null) continue
      marks.before.set(one.part, comparison.before)
      marks.after.set(other.part, comparison.after)
      differences.push(...comparison.differences)
    } else {
      const [removed, added] = trimGap(a.slice(...step.before), b.slice(...step.after))
      marks.before.add(removed)
      marks.after.add(added)
      differences.push(differenceOf(removed, added, macros))
    }
  }
  return { before: marks.before.list(), after: marks.after.list(), differences }
}

function toTokens(parts: readonly ComparedPart[], lang: string): Token[] {
  return parts.flatMap((part, index): Token[] => {
    // A web address is no link in what is wrong: there it is words.
    if (part.kind === 'link' || (part.kind === 'words' && /^https?:\/\/\S+$/.test(part.words))) {
      const text = part.kind === 'link' ? part.url : part.words
      return [{ text, start: 0, end: text.length, part: index, weight: weightOfPart, other: null }]
    }
    if (part.kind === 'words')
      return splitWords(part.words, lang).map((word) => ({
        ...word,
        part: index,
        weight: weighWord(word),
        other: null,
      }))
    const text = part.kind === 'code' ? part.code : part.latex
    return [{ text, start: 0, end: text.length, part: index, weight: weightOfPart, other: part }]
  })
}

const weightOf = (tokens: readonly Token[]) => tokens.reduce((sum, { weight }) => sum + weight, 0)

const isOnePart = (a: readonly Token[], b: readonly Token[]) =>
  a.length === 1 && b.length === 1 && a[0]?.other !== null && b[0]?.other !== null

/** Whether a reader sees the same: the same LaTeX, or the same drawing of another one. */
function isSame(a: Token, b: Token): boolean {
  const [one, other] = [a.other, b.other]
  if (one === null || other === null) return one === other && a.text === b.text
  if (one.kind !== other.kind) return false
  if (isMath(one) && isMath(other) && one.display !== other.display) return false
  if (one.kind === 'code' && other.kind === 'code' && one.block !== other.block) return false
  if (a.text === b.text) return true
  return one.kind === 'formula' && other.kind === 'formula' && drawingOf(one) === drawingOf(other)
}

const drawingOf = ({ formula }: Extract<ComparedPart, { kind: 'formula' }>) => {
  const html = formula.html()
  return html.slice(html.indexOf('<span class="katex-html"'))
}

const isMath = (part: ComparedPart): part is Extract<ComparedPart, { latex: string }> => 'latex' in part

/** Looks into two formulas or two pieces of code; null where they are of different kinds, or have nothing in common. */
function rememberInner(macros: Macros): (a: Token, b: Token) => InnerComparison | null {
  const cache = new Map<Token, Map<Token, InnerComparison | null>>()
  return (a, b) => {
    // Nearly all tokens are words.
    if (a.other === null || b.other === null) return null
    const row = cache.get(a) ?? new Map<Token, InnerComparison | null>()
    cache.set(a, row)
    const earlier = row.get(b)
    if (earlier !== undefined) return earlier
    const comparison = compareInner(a.other, b.other, macros)
    row.set(b, comparison)
    return comparison
  }
}

type OtherPart = NonNullable<Token['other']>

function compareInner(a: OtherPart, b: OtherPart, macros: Macros): InnerComparison | null {
  if (isMath(a) && isMath(b)) {
    const comparison = compareFormulas(a.latex, b.latex, macros)
    // One formula in place of another that has nothing in common with it is paired all the same: x → \mathbf{y}.
    return comparison === null ? null : { ...comparison, likeness: Math.max(comparison.likeness, 0.05) }
  }
  if (a.kind !== 'code' || b.kind !== 'code' || a.block !== b.block) return null
  const comparison = compareCode(a.code, b.code)
  return comparison.likeness < leastLikeness ? null : comparison
}

/** Two gaps that one sign or a space keeps apart are one: a text that is marked in many small pieces can't be read. */
function joinNearGaps(
  steps: readonly AlignmentStep[],
  before: readonly Token[],
  after: readonly Token[],
): AlignmentStep[] {
  const joined: AlignmentStep[] = []
  const isReplacement = (step: AlignmentStep | undefined) =>
    step?.kind === 'gap' && step.before[1] > step.before[0] && step.after[1] > step.after[0]
  for (const [index, step] of steps.entries()) {
    const next = steps[index + 1]
    const last = joined.at(-1)
    if (step.kind === 'pair' && isReplacement(last) && isReplacement(next)) {
      const [a, b] = [before[step.before] as Token, after[step.after] as Token]
      if (a.other === null && b.other === null && a.weight <= 0.5 && last?.kind === 'gap') {
        joined[joined.length - 1] = {
          kind: 'gap',
          before: [last.before[0], step.before + 1],
          after: [last.after[0], step.after + 1],
        }
        continue
      }
    }
    const open = joined.at(-1)
    if (step.kind === 'gap' && open?.kind === 'gap') {
      joined[joined.length - 1] = {
        kind: 'gap',
        before: [open.before[0], step.before[1]],
        after: [open.after[0], step.after[1]],
      }
    } else joined.push(step)
  }
  return joined
}

/** What differs, without white space at its ends and without the signs that two words have in common. */
function trimGap(before: readonly Token[], after: readonly Token[]): [Token[], Token[]] {
  const [a, b] = [trimSpace(before), trimSpace(after)]
  const [one, other] = [a[0], b[0]]
  if (a.length !== 1 || b.length !== 1 || one === undefined || other === undefined) return [a, b]
  if (one.other !== null || other.other !== null) return [a, b]
  const [cut, cutOther] = trimSameEnds(one, other)
  return [[{ ...one, ...cut }], [{ ...other, ...cutOther }]]
}

function trimSpace(tokens: readonly Token[]): Token[] {
  const isSpace = (token: Token | undefined) => token?.other === null && /^\s+$/.test(token.text)
  if (tokens.every(isSpace)) return [...tokens]
  let [start, end] = [0, tokens.length]
  while (isSpace(tokens[start])) start += 1
  while (isSpace(tokens[end - 1])) end -= 1
  return tokens.slice(start, end)
}

function differenceOf(before: readonly Token[], after: readonly Token[], macros: Macros): Difference {
  const isWords = (tokens: readonly Token[]) => tokens.every(({ other }) => other === null)
  const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join('')
  if (isWords(before) && isWords(after))
    return { kind: 'words', before: textOf(before), after: textOf(after) }
  const [one, other] = [before[0]?.other ?? null, after[0]?.other ?? null]
  if (before.length > 1 || after.length > 1) return { kind: 'unsaid' }
  if ((one !== null && one.kind !== 'formula') || (other !== null && other.kind !== 'formula'))
    return { kind: 'unsaid' }
  if ((before.length > 0 && one === null) || (after.length > 0 && other === null)) return { kind: 'unsaid' }
  const comparison = compareFormulas(one?.latex ?? '', other?.latex ?? '', macros)
  return comparison?.differences[0] ?? { kind: 'unsaid' }
}

function createMarks(parts: readonly ComparedPart[]) {
  const marks: (PartMarks | null)[] = parts.map(() => null)
  const ranges = new Map<number, Range[]>()
  return {
    set(part: number, of: PartMarks) {
      marks[part] = of
    },
    add(tokens: readonly Token[]) {
      for (const { part, start, end, other } of tokens) {
        if (other !== null) marks[part] = 'all'
        else ranges.set(part, [...(ranges.get(part) ?? []), { start, end }])
      }
    },
    list() {
      for (const [part, own] of ranges) marks[part] = joinRanges(own)
      return marks
    },
  }
}
