import { type Locator, itemKinds } from '../../../content/locator.ts'
import { comparePageLabels } from '../../../content/pageLabel.ts'

/**
 * A text that sorts, compared character by character as databases do, as `compareLocators` sorts the places themselves:
 * page, then whole-page remarks, lines from the top, items, lines from the bottom.
 */
export function bookOrderKey(locator: Locator): string {
  return [pageKey(locator.page), bandKey(locator), itemKey(locator), lineKey(locator)].join(' ')
}

const pastEveryRoman = '0'
const pastEveryNumber = '99999999999999999'

// Which of the three orders a label belongs to is asked of the comparison itself, so that the two can't drift apart:
// roman numbers stand before "0", arabic ones before any other label.
function pageKey(page: string | null): string {
  if (page === null) return '3'
  if (/^\d+$/.test(page)) return `1${naturalKey(page)}`
  if (comparePageLabels(page, pastEveryRoman) < 0) return `0${romanKey(page)}`
  return comparePageLabels(page, pastEveryNumber) > 0 ? `2${naturalKey(page)}` : `1${naturalKey(page)}`
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function romanKey(label: string): string {
  const values = [...label.toLowerCase()].map((letter) => romanDigits[letter] ?? 0)
  const value = values.reduce(
    (sum, digit, index) => sum + (digit < (values[index + 1] ?? 0) ? -digit : digit),
    0,
  )
  return String(value).padStart(6, '0')
}

const itemsWithLines = new Set(['algorithm', 'listing', 'footnote'])

function bandOf({ line, lineFrom, item }: Locator): number {
  if (line !== null && !(item !== null && itemsWithLines.has(item.kind))) return lineFrom === 'top' ? 1 : 3
  return item !== null && !(item.kind === 'other' && item.label === null) ? 2 : 0
}

function bandKey(locator: Locator): string {
  return String(bandOf(locator))
}

function itemKey(locator: Locator): string {
  if (bandOf(locator) !== 2 || locator.item === null) return ''
  const kind = String(itemKinds.indexOf(locator.item.kind)).padStart(2, '0')
  return `${kind}${naturalKey(locator.item.label ?? '')}`
}

// The last line of a page is the first from its bottom: a smaller key for a larger count.
function lineKey({ line, lineFrom }: Locator): string {
  if (line === null) return '1000'
  return String(lineFrom === 'top' ? 1000 + line : 1000 - line).padStart(4, '0')
}

function naturalKey(label: string): string {
  return label.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}
