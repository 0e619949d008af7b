import type { Change } from './change.ts'
import { bareWords } from './words.ts'

/**
 * Reads struck out words and their replacement: `~~A~~ B`, `~~A~~ → B`, and `x ~~A~~++B++ y`, where the words around belong
 * to both sides. Null where nothing is struck out.
 */
export function readStruckOut(text: string): Change | null {
  const struck = /~~([^~]{1,4000})~~/.exec(text)
  if (!struck) return null
  const before = text.slice(0, struck.index)
  const after = text.slice(struck.index + struck[0].length)
  const inserted = /^\s{0,20}(?:[-=]{1,2}>|[→⇒])?\s{0,20}\+\+([^+]{1,4000})\+\+/.exec(after)
  if (inserted) {
    const rest = after.slice(inserted[0].length)
    const tail = bareWords(rest)
    const aside =
      rest.trim().startsWith('(') || rest.trim().startsWith('（') ? rest.trim().slice(1, -1) : tail?.aside
    const around = aside === undefined || aside === null ? rest : ''
    return {
      lead: '',
      original: bareWords(`${before}${struck[1] ?? ''}${around}`),
      correction: bareWords(`${before}${inserted[1] ?? ''}${around}`),
      asides: aside ? [aside] : [],
      doubt: null,
    }
  }
  const correction = bareWords(after.replace(/^\s{0,20}(?:[-=]{1,2}>|[→⇒])/, ''))
  return {
    lead: before.trim(),
    original: bareWords(struck[1] ?? ''),
    correction,
    asides: correction?.aside ? [correction.aside] : [],
    doubt: null,
  }
}
