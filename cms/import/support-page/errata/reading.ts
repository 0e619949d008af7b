import type { Severity } from '../../../../content/erratum.ts'
import type { PageLine } from '../lines/pageLine.ts'
import type { Place } from './readPlace.ts'
import type { Words } from './words.ts'

/** A line over a group of entries, and what it says of each of them. */
export type Head = {
  line: PageLine
  place: Place | null
  printings: string | null
  day: string | null
  severity: Severity | null
}

/** Lines that tell of one place, with the heads that they stand under. A table's row has its cells by column. */
export type Entry = {
  lines: PageLine[]
  heads: Head[]
  text: string
  /** Lines below it that only explain it. */
  notes: string[]
  row: Row | null
}

/** The cells of a row by what their columns are. `isGuessed`: the table has no head, and its columns were told by their looks. */
export type Row = { cells: Partial<Record<Column, string>>; isGuessed: boolean }

export const columns = [
  'page',
  'line',
  'place',
  'item',
  'original',
  'correction',
  'content',
  'note',
  'printings',
  'date',
  'reporter',
  'severity',
] as const
export type Column = (typeof columns)[number]

/** What makes a reading uncertain, before its words were looked at. */
export type Doubt =
  | 'several-pages'
  | 'several-lines'
  | 'chain'
  | 'more-words'
  | 'no-page'
  | 'page-above'
  | 'no-correction'
  | 'no-original'
  | 'guessed-columns'

/** One erratum as the page tells it, in the page's own words. */
export type Reading = {
  entry: Entry
  place: Place
  original: Words | null
  correction: Words | null
  instruction: string | null
  notes: string[]
  printings: string | null
  day: string | null
  reporter: string | null
  severity: Severity | null
  doubts: Doubt[]
  /** The page that the entry above names, where this one names none. */
  pageAbove: string | null
}
