import { expect, test } from 'vitest'
import { carryOver, countWork } from '../../../../cms/components/errata-list/carryOver.ts'
import { toRows, withValues } from '../../../../cms/components/errata-list/rows.ts'
import type { ReadListAnswer } from '../../../../cms/import/pasted-list/listMessages.ts'
import { readSupportPage } from '../../../../cms/import/support-page/readSupportPage.ts'

const lines = ['P.37 3行目「甲」→「乙」', 'P.38 4行目「丙」→「丁」'] as const

function readLines(texts: readonly string[], { book = 'one', known = [] as number[] } = {}): ReadListAnswer {
  const { errata, passedOver } = readSupportPage({ text: texts.join('\n'), bookSlug: book })
  return {
    rows: errata.map((draft, index) => ({ draft, isKnown: known.includes(index) })),
    passedOver,
    others: 0,
  }
}

function corrected() {
  const list = readLines(lines)
  const [first, second] = toRows(list)
  if (!first || !second) throw new Error('Two rows were expected.')
  return { list, rows: [withValues(first, { correction: '己' }), { ...second, isChosen: false }] }
}

test('a list that is read again keeps what was corrected and left out, also among new lines', () => {
  const { rows, lost } = carryOver(corrected(), readLines(['P.1 1行目「あ」→「い」', ...lines]))
  expect(rows.map(({ draft, isChosen }) => [draft.values.correction, isChosen])).toEqual([
    ['い', true],
    ['己', true],
    ['丁', false],
  ])
  expect(lost).toEqual([])
})

test('for another book the corrections stay, and what that book has already is said', () => {
  const { rows } = carryOver(corrected(), readLines(lines, { book: 'two', known: [0] }))
  expect(rows.map(({ draft, isKnown, isChosen }) => [draft.values.correction, isKnown, isChosen])).toEqual([
    ['己', true, false],
    ['丁', false, false],
  ])
})

test('a corrected row whose line is gone is named, an uncorrected one is not', () => {
  const { rows, lost } = carryOver(corrected(), readLines(['P.1 1行目「あ」→「い」']))
  expect(rows).toHaveLength(1)
  expect(lost).toHaveLength(2)
  const untouched = readLines(lines)
  expect(carryOver({ list: untouched, rows: toRows(untouched) }, readLines([])).lost).toEqual([])
})

test('counts the rows that an editor has worked on', () => {
  expect(countWork(corrected())).toBe(2)
})
