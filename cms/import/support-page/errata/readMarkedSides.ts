import type { Change } from './change.ts'
import { bareWords } from './words.ts'

const open = '[【\\[(（〔<〈]?\\s?'
const close = '\\s?(?:[】\\])）〕>〉]\\s?[:：]?|[:：]|(?=[「『“"]))\\s?'
const wrongMark = new RegExp(
  `${open}(?:誤り?|誤植|原文|(?:wrong|error|incorrect|original|printed)(?![A-Za-z]))${close}`,
  'i',
)
const rightMark = new RegExp(
  `[、,;；。/]?\\s?(?:[→⇒]\\s?)?${open}(?:正しくは|正|訂正後?|修正後?|(?:right|correct(?:ed|ion)?)(?![A-Za-z]))${close}`,
  'i',
)
const crossAndCircle =
  /^\s{0,20}[×✕✗❌][\s:：]{0,20}([^×✕✗❌○◯〇⭕✓]{1,2000}?)\s{0,20}[、,/→⇒]?\s{0,20}[○◯〇⭕✓][\s:：]{0,20}(\S.{0,4000})$/u
const asideMark = new RegExp(`${open}(?:備考|注|補足|理由|note|remark)${close}`, 'i')

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
  if (!right) return { lead, original: bareWords(afterWrong), correction: null, asides: [], doubt: null }
  const afterRight = afterWrong.slice(right.index + right[0].length)
  const aside = asideMark.exec(afterRight)
  const correction = bareWords(aside ? afterRight.slice(0, aside.index) : afterRight)
  return {
    lead,
    original: bareWords(afterWrong.slice(0, right.index)),
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
