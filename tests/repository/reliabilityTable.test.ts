import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { tryIds } from '../reliability/faultsAndDoors.ts'
import {
  readNotes,
  readTable,
  replaceTable,
  sumNotes,
  tableMarks,
  writeTable,
} from '../reliability/reliabilityTable.ts'

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')
const tests = readdirSync(join(repositoryRoot, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.test\.tsx?$/.test(path) && !path.endsWith('reliabilityTable.test.ts'))
  .map((path) => read(join('tests', path)))

/** The ids that tests note the tries of. */
const notedIds = new Set(
  tests
    .filter((text) => /\bnote(?:Tries|EachTest)\(/.test(text))
    .flatMap((text) => [...text.matchAll(/'([FD]\d+)'/g)].map((match) => String(match[1]))),
)
/** The ids that the names of tests speak of. */
const namedIds = new Set(
  tests.flatMap((text) => [...text.matchAll(/\b[FD](?:[1-9]|1\d|2[0-4])\b/g)].map(String)),
)
const tables = { en: readTable(read('README.md')), ja: readTable(read('README.ja.md')) }

it('the tests note tries of faults and doors that there are', () => {
  expect(notedIds.size).toBeGreaterThan(10)
  expect([...notedIds].filter((id) => !(tryIds as string[]).includes(id))).toEqual([])
})

it('both READMEs have the table, or neither', () => {
  expect(tables.ja).toEqual(tables.en)
})

describe('the table of faults and doors in README.md', () => {
  const ids = new Set(tables.en?.map(({ id }) => id))

  it('has a row for each fault and door that tests speak of', () => {
    expect([...namedIds].filter((id) => !ids.has(id))).toEqual([])
  })

  it('names only faults and doors whose tries a test notes', () => {
    expect([...ids].filter((id) => !notedIds.has(id))).toEqual([])
  })

  it('says of no try that it did not hold', () => {
    expect(tables.en?.filter(({ tries, held }) => tries !== held)).toEqual([])
  })
})

describe('the table of faults and doors', () => {
  const notes = [
    '{"id":"D2","what":"every way to ask","tries":600,"held":600}',
    '{"id":"F1","what":"kill -9 in a save, SQLite","tries":1,"held":1}',
    '{"id":"F1","what":"kill -9 in a save, SQLite","tries":2,"held":1}',
    '{"id":"F1","what":"kill -9 in a save, MongoDB’s protocol","tries":5,"held":5}',
    '',
  ].join('\n')
  const rows = sumNotes(readNotes(notes))

  it('adds up the notes of one thing, in the order of the faults and doors', () => {
    expect(rows).toEqual([
      { id: 'F1', what: 'kill -9 in a save, MongoDB’s protocol', tries: 5, held: 5 },
      { id: 'F1', what: 'kill -9 in a save, SQLite', tries: 3, held: 2 },
      { id: 'D2', what: 'every way to ask', tries: 600, held: 600 },
    ])
  })

  it('names the fault or door once, and is read again as it was written', () => {
    const table = writeTable(rows, 'en')
    expect(table.split('\n')).toEqual([
      '| | fault or door | what was tried | tries | held |',
      '|---|---|---|--:|--:|',
      '| F1 | The CMS is killed in a save: the old or the new document, and every answered save | kill -9 in a save, MongoDB’s protocol | 5 | 5 |',
      '|  |  | kill -9 in a save, SQLite | 3 | 2 |',
      '| D2 | A stranger asks the CMS for drafts, versions, hidden fields | every way to ask | 600 | 600 |',
    ])
    const readme = replaceTable(`before\n${tableMarks.begin}\nold\n${tableMarks.end}\nafter\n`, table)
    expect(readTable(readme)).toEqual([
      { id: 'F1', tries: 5, held: 5 },
      { id: 'F1', tries: 3, held: 2 },
      { id: 'D2', tries: 600, held: 600 },
    ])
    expect(replaceTable(readme, table)).toBe(readme)
    expect(readme.startsWith('before\n') && readme.endsWith('\nafter\n')).toBe(true)
    expect(readme).not.toContain('old\n')
  })

  it('is refused where the README has no place for it, or a note is none', () => {
    expect(() => replaceTable('no marks', '')).toThrow('The README has no place for the table.')
    expect(() => readNotes('{"id":"F99","what":"x","tries":1,"held":1}')).toThrow(
      'This is no note of a try: {"id":"F99"',
    )
  })
})
