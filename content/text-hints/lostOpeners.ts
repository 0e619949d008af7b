import { parseText } from '../text.ts'
import { isExpression } from './expression.ts'
import { applyMend, toFinding, type HintFinder, type Mend, type Reading, type Finding } from './textHint.ts'

/** `\(`, `\[` and `\begin{…}` without their partner, which go out as they stand. */
export const findLostOpeners: HintFinder = (reading) =>
  reading.segments.flatMap((segment) => {
    if (segment.kind !== 'text') return []
    const words = reading.text.slice(segment.start, segment.end)
    return [...words.matchAll(/(?<!\\)\\(?:([([])|begin\{([A-Za-z]+\*?)\})/g)].flatMap((match) => {
      const [opener, bracket, environment] = match
      const start = segment.start + match.index
      if (environment !== undefined) return describeEnvironment({ reading, start, opener, environment })
      return describeBracket({ reading, start, close: bracket === '(' ? '\\)' : '\\]' })
    })
  })

function describeBracket({
  reading: { text, macros },
  start,
  close,
}: {
  reading: Reading
  start: number
  close: string
}): Finding[] {
  const content = /^[\x20-\x5b\x5d-\x7e]*/.exec(text.slice(start + 2))?.[0].trimEnd() ?? ''
  if (!isExpression(content, macros)) return []
  const end = start + 2 + content.length
  return [
    toFinding({
      kind: 'lost-bracket',
      start,
      end,
      text,
      mends: () => [closeAt({ text, start, end, close })],
    }),
  ]
}

function describeEnvironment({
  reading: { text },
  start,
  opener,
  environment,
}: {
  reading: Reading
  start: number
  opener: string
  environment: string
}): Finding[] {
  // Up to an empty line, as far as a formula can reach.
  const paragraph = text.slice(start).split(/\n[ \t]*\r?\n/)[0] ?? ''
  const end = start + paragraph.trimEnd().length
  const close = `${paragraph.includes('\n') ? '\n' : ' '}\\end{${environment}}`
  const isClosed = text.includes(`\\end{${environment}}`, start)
  const mends = () => (isClosed ? [] : [closeAt({ text, start, end, close })])
  return [toFinding({ kind: 'lost-environment', start, end: start + opener.length, text, mends })]
}

/** Null where the partner would not make it one formula. */
function closeAt({
  text,
  start,
  end,
  close,
}: {
  text: string
  start: number
  end: number
  close: string
}): Mend | null {
  const mend = { kind: 'close' as const, start: end, end, replacement: close }
  const isFormula = parseText(applyMend(text, mend)).some(
    (segment) => segment.kind === 'math' && segment.start === start && segment.end === end + close.length,
  )
  return isFormula ? mend : null
}
