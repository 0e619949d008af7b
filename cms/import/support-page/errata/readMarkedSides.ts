import type { Change } from './change.ts'
import { bareWords } from './words.ts'

/**
 * A mark of a side: in brackets, before a colon or a quotation, or at the beginning of words (`誤) A`, 誤　A). A remark that ends
 * with the word, （記号の誤り）, is none.
 */
function sideMark(before: string, words: string): RegExp {
  return new RegExp(
    `${before}(?:${[
      `[【\\[(（〔<〈]\\s?(?:${words})\\s?[】\\])）〕>〉]\\s?[:：]?`,
      `(?:${words})(?:\\s?[:：]|(?=\\s?[「『“"]))`,
      `(?<![^\\s→⇒↓])(?:${words})(?:[)）\\]】]|\\u3000)`,
    ].join('|')})\\s?`,
    'i',
  )
}

const wrongMark = sideMark(
  '',
  '誤り?|誤植|原文|誤っている(?:内容|箇所|記述)|(?:wrong|error|incorrect|original|printed|reads)(?![A-Za-z])',
)
const rightMark = sideMark(
  '(?<stop>[、,;；。/])?\\s?(?:[→⇒↓]\\s?)?',
  '正しくは|正しい(?:内容|記述)|正|訂正後?|修正後?|(?:right|correct(?:ed|ion)?|should (?:read|be))(?![A-Za-z])',
)
const crossAndCircle =
  /^\s{0,20}[×✕✗❌][\s:：]{0,20}([^×✕✗❌○◯〇⭕✓]{1,2000}?)\s{0,20}[、,/→⇒]?\s{0,20}[○◯〇⭕✓][\s:：]{0,20}(\S.{0,4000})$/u
const asideMark = sideMark('', '備考|注|補足|理由|note|remark')

/**
 * Reads `誤：A 正：B`, `【誤】A【正】B`, `×A ○B`, `Wrong: A Right: B`, also with `備考：C` after them.
 * Null where the text has no such marks.
 */
export function readMarkedSides(text: string): Change | null {
  const whole = /^\s*「([^「」]*)」\s*$/.exec(text)?.[1] ?? text
  const crossed = crossAndCircle.exec(whole)
  if (crossed) {
    const correction = bareWords(crossed[2] ?? '')
    const asides = correction?.aside ? [correction.aside] : []
    return { lead: '', original: bareWords(crossed[1] ?? ''), correction, asides, doubt: null }
  }
  const wrong = wrongMark.exec(whole)
  if (!wrong) return null
  const afterWrong = whole.slice(wrong.index + wrong[0].length)
  const right = rightMark.exec(afterWrong)
  const lead = whole.slice(0, wrong.index).trim()
  // 「A」→「B」(誤植): the remark stands last.
  if (!right && afterWrong.trim() === '') return null
  if (!right) return { lead, original: bareWords(afterWrong), correction: null, asides: [], doubt: null }
  const afterRight = afterWrong.slice(right.index + right[0].length)
  // Both sides may be sentences: then neither loses its stop.
  const stop = right.groups?.stop === '。' && /。\s*$/.test(afterRight) ? '。' : ''
  const aside = asideMark.exec(afterRight)
  const correction = bareWords(aside ? afterRight.slice(0, aside.index) : afterRight)
  return {
    lead,
    original: bareWords(`${afterWrong.slice(0, right.index)}${stop}`),
    correction,
    asides: [
      ...(correction?.aside ? [correction.aside] : []),
      ...(aside
        ? [afterRight.slice(aside.index + aside[0].length).trim()].filter((words) => words !== '')
        : []),
    ],
    doubt: null,
  }
}
