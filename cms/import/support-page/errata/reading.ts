import type { Severity } from '../../../../content/erratum.ts'
import type { PageLine } from '../lines/pageLine.ts'
import type { Place } from './readPlace.ts'
import type { Words } from './words.ts'

/** A line over a group of entries, and what it gives for each of them. */
export type Head = {
  line: PageLine
  place: Place | null
  printings: string | null
  day: string | null
  severity: Severity | null
}

/** The lines of one place, with the heads that hold for them. `row`: the cells of a table's row, by column. */
export type Entry = {
  lines: PageLine[]
  heads: Head[]
  text: string
  /** Lines below it that only explain it. */
  notes: string[]
  row: Row | null
}

/** The cells of a row by column. `isGuessed`: the table has no head, so its columns were guessed from their content. */
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
  'mended',
  'date',
  'reporter',
  'severity',
  // A number of the list's own.
  'ignored',
] as const
export type Column = (typeof columns)[number]

/** Why a reading is uncertain, apart from damage in its words. */
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

/** One erratum in the page's own words. */
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
  /** The page of the entry above; null: none is known. */
  pageAbove: string | null
}
