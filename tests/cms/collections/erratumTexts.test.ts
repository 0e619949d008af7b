import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storedDay } from '../../../cms/fields/day.ts'
import { collectWhole } from '../../helpers/collectWhole.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { anErratum, makeBook, save, type Saved } from './saving.ts'

let cms: TestCms
let editor: TestUser
let book: Saved

beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
  book = await makeBook(cms)
})
afterAll(() => cms.close())

const publish = (data: object) =>
  save(editor, '/api/errata', { ...anErratum(book), ...data, _status: 'published' })
const published = async (tag: unknown) =>
  (await collectWhole(cms.payload)).errata.find((erratum) => erratum.tag === tag)

describe('the words of an erratum', () => {
  it('keep their lines and their indentation', async () => {
    const original = 'def f(x):\n    if x < 0:\n    return -x'
    const correction = 'def f(x):\n    if x < 0:\n        return -x'
    const { doc } = await publish({ original, correction })
    expect(await published(doc.tag)).toMatchObject({ original, correction })
  })

  it('may differ in white space alone', async () => {
    expect((await publish({ original: '    return x', correction: '        return x' })).problems).toEqual({})
    expect(Object.keys((await publish({ original: 'x ', correction: 'x' })).problems)).toEqual(['correction'])
  })

  it('may use the macros of their book, and no others', async () => {
    const formula = { correction: '$\\KL{p}{q}$' }
    expect(Object.keys((await publish(formula)).problems)).toEqual(['correction'])
    const macros = '\\newcommand{\\KL}[2]{D(#1\\,\\|\\,#2)}'
    await save(editor, `/api/books/${book.id}`, { macros }, { method: 'PATCH' })
    expect((await publish(formula)).problems).toEqual({})
    const [found] = (await collectWhole(cms.payload)).books
    expect(found?.macros).toBe(macros)
  })

  it('may be pictures alone', async () => {
    expect(Object.keys((await publish({ original: null, correction: null })).problems)).toEqual([
      'correction',
    ])
  })
})

describe('the place of an erratum', () => {
  it.each([
    ['p. 37', '37'],
    ['P37', '37'],
    ['１２–１３', '12-13'],
    ['カバー', 'カバー'],
  ])('takes the page %j as %j', async (page, stored) => {
    expect((await publish({ page })).doc.page).toBe(stored)
  })

  it('may be lines, or a section without a page', async () => {
    const lines = await publish({ page: '39', line: 11, lineTo: 12 })
    expect(lines.doc.displayTitle).toBe('39ページ 11〜12行目')
    const section = await publish({ page: null, section: '2.3' })
    expect(section.doc.displayTitle).toBe('2.3節')
    expect(await published(section.doc.tag)).toMatchObject({ page: null, section: '2.3' })
  })
})

describe('when an erratum was made public', () => {
  it('is kept from its first publish on', async () => {
    const draft = await save(editor, '/api/errata?draft=true', { ...anErratum(book), _status: 'draft' })
    expect(draft.doc.publishedAt ?? null).toBeNull()
    const url = `/api/errata/${String(draft.doc.id)}`
    const first = await save(editor, url, { _status: 'published' }, { method: 'PATCH' })
    const moment = String(first.doc.publishedAt)
    expect(Date.parse(moment)).toBeGreaterThan(Date.parse(String(draft.doc.createdAt)))
    const states = [
      { _status: 'draft' },
      { _status: 'published', page: '5' },
      { publishedAt: '2001-01-01T00:00:00Z' },
    ]
    for (const state of states) await save(editor, url, state, { method: 'PATCH' })
    const { doc } = (await (await editor.request(url)).json()) as { doc?: { publishedAt: string } }
    const stored = doc ?? (await cms.payload.findByID({ collection: 'errata', id: String(draft.doc.id) }))
    expect(stored.publishedAt).toBe(moment)
    const copy = await save(editor, `${url}/duplicate`, {})
    expect(copy.doc.publishedAt ?? null).toBeNull()
  })
})

describe('a day that is filled in', () => {
  it.each([
    ['2026-01-01T14:59:59Z', '2026-01-01T12:00:00.000Z'],
    ['2026-01-01T15:00:00Z', '2026-01-02T12:00:00.000Z'],
    ['2026-01-01T23:30:00Z', '2026-01-02T12:00:00.000Z'],
  ])('is the day of the site at %s, wherever the server stands', (moment, day) =>
    expect(storedDay(new Date(moment))).toBe(day),
  )
})
