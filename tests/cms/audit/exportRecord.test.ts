import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvLine } from '../../../cms/audit/csvLine.ts'
import { recordAct } from '../../../cms/audit/recordAct.ts'
import { openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

let cms: TestCms
let administrator: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  administrator = await cms.asUser('admin')
  const req = await createLocalReq({}, cms.payload)
  const titles = { ja: '=cmd|"/c calc"!A1', en: 'plain, with a comma' }
  await recordAct({ req, act: 'publish', subject: { collection: 'books', id: 'b1', titles } })
  await recordAct({ req, act: 'import', details: { note: { ja: '取り込み', en: 'imported' } } })
})
afterAll(() => cms.close())

it('gives administrators what the list shows, as CSV whose cells are no formulas', async () => {
  const answer = await administrator.request(
    '/api/audit-records/export?format=csv&where[act][equals]=publish',
  )
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head, line, end] = new TextDecoder().decode(bytes).split('\r\n')
  expect(head).toBe(
    'at,act,actorKind,who,actorId,subject,subjectId,client,count,title (ja),title (en),details',
  )
  expect(line).toMatch(
    /^\d{4}-[\d-]+T[\d:.]+Z,publish,system,,,books,b1,,1,"'=cmd\|""\/c calc""!A1","plain, with a comma",\{\}$/,
  )
  expect(end).toBe('')
})

it('gives JSON lines, each an object', async () => {
  const answer = await administrator.request(
    '/api/audit-records/export?format=jsonl&where[act][equals]=import',
  )
  const lines = (await answer.text()).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-/) as string,
      act: 'import',
      actorKind: 'system',
      who: null,
      actorId: null,
      subject: null,
      subjectId: null,
      client: null,
      count: 1,
      titles: null,
      details: { note: { ja: '取り込み', en: 'imported' } },
    },
  ])
})

it('gives all of a record that is longer than any answer', async () => {
  const insert = (number: number) =>
    cms.payload.db.create({
      collection: 'audit-records',
      data: {
        at: new Date(number).toISOString(),
        act: 'account-deleted',
        actorKind: 'user',
        subjectId: String(number),
      },
      returning: false,
    })
  for (let number = 0; number < 450; number += 1) await insert(number)
  const answer = await administrator.request(
    '/api/audit-records/export?format=jsonl&where[act][equals]=account-deleted',
  )
  const lines = (await answer.text()).trim().split('\n')
  const ids = lines.map((line) => Number((JSON.parse(line) as { subjectId: string }).subjectId))
  expect(ids).toEqual(Array.from({ length: 450 }, (_, number) => number))
})

it('gives nothing to anybody else', async () => {
  const editor = await cms.asUser('editor')
  const ask = async (request: TestCms['request']) => {
    const answer = await request('/api/audit-records/export', { headers: { 'Accept-Language': 'en' } })
    return [answer.status, await answer.json()]
  }
  const refused = { errors: [{ message: 'Administrators alone may read the record of who did what.' }] }
  expect(await ask(editor.request)).toEqual([403, refused])
  expect(await ask(await cms.asServiceAccount())).toEqual([403, refused])
  expect(await ask(cms.request)).toEqual([401, refused])
})

it('defuses each beginning that a spreadsheet takes for a formula', () => {
  expect(csvLine(['=1', '+1', '-1', '@a', '\t=1', 'a=1', '', null, 'say "x"'])).toBe(
    `'=1,'+1,'-1,'@a,'\t=1,a=1,,,"say ""x"""\r\n`,
  )
})
