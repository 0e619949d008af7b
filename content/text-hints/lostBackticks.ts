import { codeMend, signsMend } from './mends.ts'
import { toFinding, type HintFinder, type Mend, type Finding } from './textHint.ts'

/** Backticks that open no code, for they have no partner. Not those of a quotation in TeX, nor one inside a word. */
export const findLostBackticks: HintFinder = ({ text, segments }) =>
  segments.flatMap((segment) => {
    if (segment.kind !== 'text') return []
    const words = text.slice(segment.start, segment.end)
    return [...words.matchAll(/\\[\s\S]|`+/g)].flatMap(({ 0: sign, index }) => {
      if (sign.startsWith('\\')) return []
      const start = segment.start + index
      const hint = sign.length >= 3 ? describeFence(text, start) : null
      return hint ?? describeBackticks({ text, start, length: sign.length })
    })
  })

/** A fence that is never closed: all below it is meant as code. */
function describeFence(text: string, start: number): Finding | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const line = /^[^\n]*/.exec(text.slice(start))?.[0] ?? ''
  if (text.slice(lineStart, start).trim() !== '' || start - lineStart > 3) return null
  const fence = /^`+/.exec(line)?.[0] ?? ''
  const code = text.slice(start + line.length + 1)
  if (line.slice(fence.length).includes('`') || code.trim() === '') return null
  const replacement = `${text.endsWith('\n') ? '' : '\n'}${fence}`
  const close: Mend = { kind: 'close', start: text.length, end: text.length, replacement }
  const end = start + line.length
  return toFinding({
    kind: 'lost-fence',
    start,
    end,
    text,
    mends: () => [close, signsMend({ text, start, end })],
  })
}

function describeBackticks({
  text,
  start,
  length,
}: {
  text: string
  start: number
  length: number
}): Finding[] {
  const end = start + length
  const rest = /^[^\n`]*/.exec(text.slice(end))?.[0] ?? ''
  const isQuotation = length === 2 && /^[^\n]*''/.test(rest)
  const isApostrophe = length === 1 && /[A-Za-z]/.test(text[start - 1] ?? '') && /^[A-Za-z]/.test(rest)
  if (isQuotation || isApostrophe) return []
  const word = /^\S+/.exec(rest)?.[0] ?? ''
  const code = () => (word === '' ? null : codeMend({ text, start, end: end + word.length, code: word }))
  return [
    toFinding({
      kind: 'lost-backtick',
      start,
      end: end + word.length,
      text,
      mends: () => [code(), signsMend({ text, start, end })],
    }),
  ]
}
