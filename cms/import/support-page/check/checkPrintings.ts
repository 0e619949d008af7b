import { parsePrintings } from '../../../../content/printings.ts'
import type { SourceLines } from '../importedBook.ts'
import { type CheckedDraft, type Finding, quote, textsOf } from './checkedDraft.ts'
import { mendedPrintingReason, printingsRemarkReason, unreadPrintingsReason } from './valueReasons.ts'

/** Whether a line of the page says something of printings. */
export function namesPrintings(text: string): boolean {
  return /(?<![印縮増別])刷(?![新毛])|(?<![a-z])printings?(?![a-z])/i.test(text)
}

/** What the page says of printings, in the draft's lines or above them, that its printings do not say. */
export function checkPrintings(draft: CheckedDraft): Finding[] {
  const { printings } = draft.values
  const heads = [...draft.heads, ...draft.above.filter(({ text }) => !isRemark(text))].map(({ text }) => text)
  const lines = [withoutWords(draft), ...heads]
  const field = 'printings'
  if (printings === null) {
    const line = [...lines, ...draft.above.map(({ text }) => text)].find(namesPrintings)
    return line === undefined ? [] : [{ field, reason: unreadPrintingsReason(quote(line)) }]
  }
  const mended = findMended(printings, lines)
  if (mended !== null) return [{ field, reason: mendedPrintingReason(quote(mended)) }]
  const remark = draft.above.find(({ text }) => isRemark(text) && namesPrintings(text))
  return remark ? [{ field, reason: printingsRemarkReason(quote(remark.text)) }] : []
}

/** The line that says that the last of the affected printings is the one with the mend; null: none does. */
function findMended(printings: string, lines: readonly string[]): string | null {
  const parsed = parsePrintings(printings)
  const last = parsed.ok ? parsed.set.at(-1) : undefined
  const number = last?.to ?? last?.from ?? 0
  const mend = lines.find((line) => mendedNearPrinting.test(line))
  if (mend === undefined || lines.some((line) => namesPrinting(line, number + 1))) return null
  return lines.some((line) => namesPrinting(line, number)) ? mend : null
}

const mendedNearPrinting =
  /刷[^、。\n]{0,8}(?:修正|訂正|反映|対応|済)|(?:修正|訂正|反映|対応)(?:済み?)?[^、。\n]{0,4}刷|(?:fixed|corrected|mended|resolved)[^.\n]{0,24}(?:print|\bin\b)|print[^.\n]{0,24}(?:fixed|corrected|mended)/i

function namesPrinting(line: string, number: number): boolean {
  const word = ordinals[number]
  return new RegExp(
    `(?<!\\d)${number}\\s?(?:刷|(?:st|nd|rd|th)?\\s+printing)|printings?\\s${number}(?!\\d)|[|>\\t]\\s*${number}\\s*(?:[|<\\t]|$)` +
      (word === undefined ? '' : `|${word}\\s+printing`),
    'i',
  ).test(line.normalize('NFKC'))
}

const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

// A head of a table names columns, a heading a group; a remark is a sentence of its own.
function isRemark(text: SourceLines['text']): boolean {
  return !/^\s*(?:#|\||<t[hrd])|\t/.test(text)
}

/** The lines of the draft without the words of the book. */
function withoutWords({ source, values }: CheckedDraft): string {
  return textsOf(values)
    .filter(({ field }) => field !== 'instruction')
    .reduce((rest, { text }) => rest.replaceAll(text, ' '), source.text)
}
