import { findLatexProblem } from '../latex.ts'
import type { Macros } from '../macros.ts'
import { findExpressions, type Expression } from './expression.ts'
import { codeMend, formulaMend } from './mends.ts'
import { toFinding, type HintFinder, type Reading, type Finding, type TextHintKind } from './textHint.ts'

/** LaTeX in the words, which readers would get with its backslashes: `\frac{1}{2}`, `x_{t-1}`, also beside a dollar without a partner. */
export const findLatexOutside: HintFinder = (reading) =>
  reading.segments.flatMap((segment) => {
    if (segment.kind !== 'text') return []
    const words = reading.text.slice(segment.start, segment.end)
    return findExpressions({ words, macros: reading.macros }).map(({ start, end }) =>
      describeExpression({
        reading,
        expression: { start: segment.start + start, end: segment.start + end },
        within: segment,
      }),
    )
  })

/** How far a formula's sign may stand from it. */
const farthest = 10

function describeExpression({
  reading,
  expression,
  within,
}: {
  reading: Reading
  expression: Expression
  within: Expression
}): Finding {
  const { text, macros } = reading
  const latex = text.slice(expression.start, expression.end)
  const { open, close } = findSigns({ text, expression, within })
  const start = expression.start - open.length
  const end = expression.end + close.length
  const display = /^(?:[$＄]{2}|\\\[)/.test(open)
  const mends = () => {
    const formula = formulaMend({ text, start, end, latex, macros, display })
    if (open + close !== '') return [formula]
    const code = codeMend({ text, start, end })
    return isAboutCommand(latex, macros) ? [code] : [formula, code]
  }
  return toFinding({ kind: kindOf(open.trim(), close.trim()), start, end, text, mends })
}

/** Whether it is one command that makes no formula by itself: words about `\frac`, or `\usepackage{amsmath}`. */
function isAboutCommand(latex: string, macros: Macros): boolean {
  const isOne = /^\\[A-Za-z]+(?:\{[^{}]*\})?$/.test(latex)
  return isOne && findLatexProblem(latex, { macros, display: true }) !== null
}

/** The signs of a formula around an expression that are none as they stand: without a partner, or with a space inside. */
function findSigns({
  text,
  expression,
  within,
}: {
  text: string
  expression: Expression
  within: Expression
}): { open: string; close: string } {
  const before = text.slice(Math.max(within.start, expression.start - farthest), expression.start)
  const after = text.slice(expression.end, Math.min(within.end, expression.end + farthest))
  const open = /(?<![\\$＄])(?:\${1,2}|＄{1,2}|\\[([])[ \t]*$/.exec(before)?.[0] ?? ''
  const close = /^[ \t]*(?:\${1,2}|＄{1,2}|\\[)\]])/.exec(after)?.[0] ?? ''
  return { open, close }
}

function kindOf(open: string, close: string): TextHintKind {
  const signs = open + close
  if (signs === '') return 'latex-outside'
  if (signs.includes('＄')) return 'fullwidth-dollar'
  if (signs.includes('\\')) return 'lost-bracket'
  return open !== '' && close !== '' ? 'spaced-dollars' : 'lost-dollar'
}
