import { noMacros, type Macros } from './macros.ts'
import { findCodeAsFormula } from './text-hints/codeAsFormula.ts'
import { findDollarsAmongWords } from './text-hints/dollarsAmongWords.ts'
import { findLostInFormulas } from './text-hints/insideFormulas.ts'
import { findLatexOutside } from './text-hints/latexOutside.ts'
import { findLostBackticks } from './text-hints/lostBackticks.ts'
import { findLostOpeners } from './text-hints/lostOpeners.ts'
import { toHint, type Finding, type HintFinder, type TextHint } from './text-hints/textHint.ts'
import { findWrongBackslashes } from './text-hints/wrongBackslashes.ts'
import { parseText } from './text.ts'

// Where two see the same signs, the first one's word holds.
const finders: readonly HintFinder[] = [
  findWrongBackslashes,
  findCodeAsFormula,
  findLostInFormulas,
  findLatexOutside,
  findDollarsAmongWords,
  findLostOpeners,
  findLostBackticks,
]

/** An author mends some and sees the next. */
const most = 10

/**
 * What a text would silently tell readers otherwise than its author meant (content-model, "Text"), in order, each with the ways to
 * mend it. What KaTeX can't read is no hint: `findTextProblems` says that.
 */
export function findTextHints(text: string, macros: Macros = noMacros): TextHint[] {
  if (!/[\\$`¥＼＄^_]/.test(text)) return []
  const reading = { text, segments: parseText(text), macros }
  const findings: Finding[] = []
  for (const finding of finders.flatMap((find) => find(reading).slice(0, most))) {
    if (findings.every(({ start, end }) => finding.end <= start || finding.start >= end))
      findings.push(finding)
  }
  return findings
    .sort((a, b) => a.start - b.start)
    .slice(0, most)
    .map(toHint)
}
