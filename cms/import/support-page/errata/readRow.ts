import { isPageLabel } from '../../../../content/pageLabel.ts'
import { halfWidth } from '../math/halfWidth.ts'
import type { Change } from './change.ts'
import { readChanges } from './readChanges.ts'
import { mergePlaces, readPlace, type Place } from './readPlace.ts'
import { readPrintings } from './readPrintings.ts'
import type { Row } from './reading.ts'
import { bareWords } from './words.ts'

/**
 * What a row's cells say: its place, its corrections, and the remarks of its other columns.
 * Words that are not understood are remarks, so that nothing of a cell is lost.
 */
export function readRow({ cells }: Row): {
  place: Place
  changes: Change[]
  instruction: string | null
  remarks: string[]
} {
  const place = [
    readPageCell(cells.page),
    readPlaceCell(cells.place),
    readLineCell(cells.line),
    readPlace(cells.item ?? ''),
  ].reduce(mergePlaces)
  const remarks = [
    cells.note,
    cells.printings && toPrintingsText(cells.printings),
    cells.mended && toMendedText(cells.mended),
    cells.date,
    cells.severity,
  ].filter((cell) => cell !== undefined)
  if (cells.reporter !== undefined) remarks.push(`報告者: ${cells.reporter}`)
  remarks.push(...findUnreadWords(cells))
  if (cells.original !== undefined || cells.correction !== undefined) {
    const [original, correction] = [bareWords(cells.original ?? ''), bareWords(cells.correction ?? '')]
    const asides = [original?.aside, correction?.aside].filter(
      (aside) => aside !== null && aside !== undefined,
    )
    return {
      place,
      changes: [{ lead: '', original, correction, asides, doubt: null }],
      instruction: null,
      remarks: cells.content === undefined ? remarks : [cells.content, ...remarks],
    }
  }
  const changes = readChanges(cells.content ?? '')
  return { place, changes, instruction: changes.length === 0 ? (cells.content ?? null) : null, remarks }
}

function readPageCell(cell: string | undefined): Place {
  const plain = halfWidth(cell ?? '').trim()
  if (/^\d{1,4}$|^[ivxlc]{1,8}$|^[A-Z]-\d{1,4}$/i.test(plain) && isPageLabel(plain))
    return { ...readPlace(''), page: plain }
  return readPlace(/^(?:\d|[ivxlc]+\b)/i.test(plain) ? `P.${plain}` : plain)
}

// In a column of places, a number that stands first is the page.
function readPlaceCell(cell: string | undefined): Place {
  return /^\s?\d{1,4}(?=[\s,、:：/]|$)/.test(halfWidth(cell ?? ''))
    ? readPageCell(cell)
    : readPlace(cell ?? '')
}

function readLineCell(cell: string | undefined): Place {
  const plain = halfWidth(cell ?? '').trim()
  const match = /^(下|上|[-−–]|b\.?|bottom\s?|↑|↓)?(?:から)?\s?(\d{1,3})(?:行目?)?$/i.exec(plain)
  const number = Number(match?.[2] ?? 0)
  if (!match || number === 0) return readPlace(plain)
  return {
    ...readPlace(''),
    line: number,
    lineFrom: match[1] === undefined || match[1] === '上' || match[1] === '↓' ? 'top' : 'bottom',
  }
}

// A bare number in the column of printings is a printing.
function toPrintingsText(cell: string): string {
  const plain = cell.normalize('NFKC').trim()
  if (/^(?:全て|すべて|all)$/i.test(plain)) return '全刷'
  return /^\d{1,3}(?:\s?[-–~〜]\s?\d{1,3})?$/.test(plain) && readPrintings(`${plain}刷`) !== null
    ? `${plain}刷`
    : cell
}

// In the column of the printing with the mend, a printing alone means that the ones before it are affected.
function toMendedText(cell: string): string {
  const plain = cell.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
  const match =
    /^(?:初版)?\s?第?\s?(\d{1,3})\s?刷?(?:以降)?-?$|^(?:the )?(\d{1,3})(?:st|nd|rd|th)?(?: printing)?$|^(?:the )?([a-z]{5,8}) printing$/.exec(
      plain,
    )
  const number =
    match?.[3] === undefined ? Number(match?.[1] ?? match?.[2] ?? 0) : ordinals.indexOf(match[3]) + 1
  return number > 0 ? `第${number}刷で修正` : cell
}

function findUnreadWords(cells: Row['cells']): string[] {
  const rests: string[] = []
  for (const column of ['page', 'place', 'line', 'item'] as const) {
    const cell = cells[column]
    if (cell === undefined) continue
    const place =
      column === 'page' ? readPageCell(cell) : column === 'line' ? readLineCell(cell) : readPlaceCell(cell)
    const rest = place.rest.trim()
    if (rest !== '' && rest !== '-' && rest !== '—' && rest !== '–') rests.push(rest)
  }
  return rests
}
