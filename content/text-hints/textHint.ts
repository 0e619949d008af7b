import type { Macros } from '../macros.ts'
import type { TextSegment } from '../text.ts'

/** What a text says that readers would get otherwise than it was meant. */
export type TextHintKind =
  | 'latex-outside'
  | 'lost-dollar'
  | 'spaced-dollars'
  | 'lost-bracket'
  | 'lost-environment'
  | 'fullwidth-dollar'
  | 'yen'
  | 'percent'
  | 'words-in-formula'
  | 'code-as-formula'
  | 'empty-formula'
  | 'lost-backtick'
  | 'lost-fence'

export type MendKind = 'formula' | 'code' | 'signs' | 'close' | 'remove' | 'percent' | 'backslash' | 'words'

/** `start` and `end`: UTF-16 offsets in the text as it was typed. */
type Range = { start: number; end: number }

/** What a button does: it writes `replacement` over this range, and changes nothing else. */
export type Mend = Range & { kind: MendKind; replacement: string }

/** One thing to point out, with the ways to mend it, the likeliest first. `words`: what stands there. */
export type TextHint = Range & { kind: TextHintKind; words: string; mends: Mend[] }

/** A text as the grammar reads it, with the macros of its book. */
export type Reading = { text: string; segments: readonly TextSegment[]; macros: Macros }

/** A hint whose mends are made only where it is shown: each of them reads the text again. */
export type Finding = Omit<TextHint, 'mends'> & { mends: () => (Mend | null)[] }

/** One way of looking for hints in a text. */
export type HintFinder = (reading: Reading) => Finding[]

/** The text with one mend made. */
export function applyMend(text: string, { start, end, replacement }: Omit<Mend, 'kind'>): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

/** A finding about a range: `words`, where the range alone does not say what it is about. */
export function toFinding({
  text,
  words,
  ...finding
}: Omit<Finding, 'words'> & { text: string; words?: string }): Finding {
  return { ...finding, words: words ?? text.slice(finding.start, finding.end) }
}

/** The hint of a finding, with those of the mends that can be made. */
export function toHint({ mends, ...finding }: Finding): TextHint {
  return { ...finding, mends: mends().filter((mend) => mend !== null) }
}
