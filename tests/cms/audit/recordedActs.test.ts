import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { commandLineContext } from '../../../cms/audit/actorOf.ts'
import { recordAct } from '../../../cms/audit/recordAct.ts'
import { inOneTransaction } from '../../../cms/database/inOneTransaction.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { howOften, noteTries } from '../../helpers/tries.ts'
import { makeContent } from '../snapshot/publishedContent.ts'
import { recordReader, type RecordLine } from './readRecord.ts'

let cms: TestCms
let content: ReturnType<typeof makeContent>
let administrator: TestUser
let editor: TestUser
let newLines: () => Promise<RecordLine[]>

beforeAll(async () => {
  cms = await openTestCms()
  content = makeContent(cms.payload)
  newLines = recordReader(cms.payload)
  administrator = await cms.asUser('admin')
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())
beforeEach(async () => void (await newLines()))

const lineOf = (user: TestUser, line: Partial<RecordLine>): RecordLine => ({
  act: '',
  who: user.email,
  actorKind: 'user',
  actorId: user.id,
  subject: null,
  subjectId: null,
  titles: null,
  details: {},
  client: null,
  count: 1,
  ...line,
})

/** Sends a request that has to be answered with 200 or 201. */
async function send(user: TestUser, method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown = {}) {
  const response = await user.request(path, json(method, body))
  const answer = (await response.json()) as { doc: { id: string } }
  expect([response.status, answer]).toEqual([
    expect.toSatisfy((status) => status === 200 || status === 201),
    answer,
  ])
  return answer.doc
}

describe('what is done to a document', () => {
  it('is on the record: published, changed, unpublished, trashed, restored, deleted, by id and address', async () => {
    const titles = { ja: '記録', en: '記録' }
    const id = await content.newsItem({ title: { ja: '記録' }, _status: 'draft' })
    expect(await newLines()).toEqual([])
    await send(editor, 'PATCH', `/api/users/${editor.id}`, { name: administrator.email })
    await newLines()
    await send(editor, 'PATCH', `/api/news/${id}`, { _status: 'published' })
    await send(editor, 'PATCH', `/api/news/${id}`, { _status: 'published' })
    await send(editor, 'PATCH', `/api/news/${id}`, { _status: 'draft' })
    await send(editor, 'PATCH', `/api/news/${id}`, { deletedAt: new Date().toISOString() })
    await send(editor, 'PATCH', `/api/news/${id}?trash=true`, { deletedAt: null, _status: 'draft' })
    await send(editor, 'PATCH', `/api/news/${id}`, { deletedAt: new Date().toISOString() })
    await send(administrator, 'DELETE', `/api/news/${id}?trash=true`)
    const of = (user: TestUser, act: string) => lineOf(user, { act, subject: 'news', subjectId: id, titles })
    expect(await newLines()).toEqual([
      of(editor, 'publish'),
      of(editor, 'update'),
      of(editor, 'unpublish'),
      of(editor, 'trash'),
      of(editor, 'restore'),
      of(editor, 'trash'),
      of(administrator, 'delete'),
    ])
  })

  it('is one line for each document of a bulk operation', async () => {
    const ids = await Promise.all(
      ['一', '二', '三'].map((title) => content.newsItem({ title: { ja: title }, _status: 'draft' })),
    )
    await newLines()
    const query = ids.map((id, index) => `where[id][in][${index}]=${id}`).join('&')
    const response = await editor.request(`/api/news?${query}`, json('PATCH', { _status: 'published' }))
    expect(response.status).toBe(200)
    const lines = await newLines()
    expect(lines.map(({ act, subjectId }) => `${act} ${subjectId}`).sort()).toEqual(
      ids.map((id) => `publish ${id}`).sort(),
    )
  })

  it('leaves no line where it is rolled back', async () => {
    const tries = howOften({ short: 3, long: 50 })
    let held = 0
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const id = await content.newsItem({ title: { ja: `取消 ${attempt}` }, _status: 'draft' })
      const req = await createLocalReq({}, cms.payload)
      const publish = inOneTransaction({ req }, async () => {
        await cms.payload.update({ collection: 'news', id, data: { _status: 'published' }, req })
        throw new Error('rolled back')
      })
      await expect(publish).rejects.toThrow('rolled back')
      if ((await newLines()).length === 0) held += 1
    }
    expect(held).toBe(tries)
    noteTries({ id: 'D19', what: 'a publish that is rolled back leaves no line', tries, held })
  })

  it('is on the record for the site settings', async () => {
    await send(editor, 'POST', '/api/globals/site-settings', { title: { ja: '架空' }, _status: 'published' })
    expect(await newLines()).toEqual([lineOf(editor, { act: 'settings', subject: 'site-settings' })])
  })

  it('is on the record as of the command line, with the account that ran it', async () => {
    const req = await createLocalReq({ context: commandLineContext() }, cms.payload)
    await recordAct({ req, act: 'import', details: { note: { ja: '取り込んだ', en: 'taken over' } } })
    const { commandLine } = commandLineContext()
    expect(await newLines()).toEqual([
      lineOf(editor, {
        act: 'import',
        actorKind: 'command-line',
        who: commandLine,
        actorId: null,
        details: { note: { ja: '取り込んだ', en: 'taken over' } },
      }),
    ])
  })
})

describe('what is done to an account', () => {
  it('is on the record: made, changed, another role, another password, deleted', async () => {
    const email = `new-${Date.now()}@example.org`
    const password = 'kawabe aosagi 1947'
    const made = await send(administrator, 'POST', '/api/users', {
      email,
      password,
      name: '新人',
      role: 'translator',
    })
    await send(administrator, 'PATCH', `/api/users/${made.id}`, { role: 'editor' })
    await send(administrator, 'PATCH', `/api/users/${made.id}`, { password: 'mizube no kamome 2031' })
    await send(administrator, 'PATCH', `/api/users/${made.id}`, { name: '旧人' })
    await send(administrator, 'DELETE', `/api/users/${made.id}`)
    const of = (act: string, details: object = {}) =>
      lineOf(administrator, {
        act,
        subject: 'users',
        subjectId: made.id,
        titles: { ja: email, en: email },
        details,
      })
    expect(await newLines()).toEqual([
      of('account-made', { fields: ['translator'] }),
      of('role-changed', { from: 'translator', to: 'editor' }),
      of('password-changed'),
      of('account-changed', { fields: ['name'] }),
      of('account-deleted'),
    ])
  })

  it('is on the record for the keys of programs: made, replaced, removed, enabled', async () => {
    const name = `program ${Date.now()}`
    const key = (end: number) => `00000000-0000-4000-8000-00000000000${end}`
    const made = await send(administrator, 'POST', '/api/service-accounts', {
      name,
      enableAPIKey: true,
      apiKey: key(1),
    })
    // Two acts of one request: in whatever order, where they have the same millisecond.
    const begin = await newLines()
    expect(begin.map(({ act }) => act).sort()).toEqual(['account-made', 'key-made'])
    await send(administrator, 'PATCH', `/api/service-accounts/${made.id}`, {
      enableAPIKey: true,
      apiKey: key(2),
    })
    await send(administrator, 'PATCH', `/api/service-accounts/${made.id}`, { enableAPIKey: false })
    await send(administrator, 'PATCH', `/api/service-accounts/${made.id}`, {
      enableAPIKey: true,
      apiKey: key(3),
    })
    await send(administrator, 'DELETE', `/api/service-accounts/${made.id}`)
    const later = await newLines()
    expect(later.map(({ act }) => act)).toEqual(['key-made', 'key-removed', 'key-made', 'account-deleted'])
    const lines = [...begin, ...later]
    expect(lines.map(({ titles }) => titles)).toEqual(lines.map(() => ({ ja: name, en: name })))
    expect(JSON.stringify(lines)).not.toContain(key(1).slice(-12))
  })

  it('is on the record for log-ins and log-outs', async () => {
    const user = await cms.asUser('translator')
    await newLines()
    await cms.request('/api/users/login', json('POST', { email: user.email, password: user.password }))
    await user.request('/api/users/logout', json('POST', {}))
    const of = (act: string) =>
      lineOf(user, { act, subject: 'users', subjectId: user.id, titles: { ja: user.email, en: user.email } })
    expect(await newLines()).toEqual([of('log-in'), of('log-out')])
  })
})

describe('the record', () => {
  it('is changed and deleted by nobody, and read by administrators alone', async () => {
    await recordAct({ req: await createLocalReq({}, cms.payload), act: 'import' })
    const { docs } = await cms.payload.find({ collection: 'audit-records', limit: 1, overrideAccess: true })
    const path = `/api/audit-records/${docs[0]?.id}`
    const translator = await cms.asUser('translator')
    const program = await cms.asServiceAccount()
    const callers = [
      administrator.request,
      editor.request,
      translator.request,
      program,
      cms.request,
      cms.asPublisher,
    ]
    const before = await cms.payload.count({ collection: 'audit-records', overrideAccess: true })
    let tries = 0
    let held = 0
    for (const request of callers) {
      const answers = [
        await request(
          '/api/audit-records',
          json('POST', { at: new Date().toISOString(), act: 'publish', actorKind: 'user' }),
        ),
        await request(path, json('PATCH', { who: 'somebody else' })),
        await request('/api/audit-records?where[act][exists]=true', json('PATCH', { who: 'somebody else' })),
        await request(path, { method: 'DELETE' }),
        await request('/api/audit-records?where[act][exists]=true', { method: 'DELETE' }),
        await request(`${path}/duplicate`, json('POST', {})),
      ]
      tries += answers.length
      held += answers.filter(({ status }) => status >= 400).length
    }
    expect(held).toBe(tries)
    noteTries({ id: 'D19', what: 'the record is written, changed or deleted over the API', tries, held })
    expect(await cms.payload.count({ collection: 'audit-records', overrideAccess: true })).toEqual(before)

    const readers = await Promise.all(
      callers.map(async (request) => (await request('/api/audit-records')).status),
    )
    expect(readers).toEqual([200, 403, 403, 403, 403, 403])
  })

  it('reads in the language of the panel', async () => {
    await recordAct({
      req: await createLocalReq({}, cms.payload),
      act: 'role-changed',
      subject: { collection: 'users', id: 'x', titles: { ja: '題', en: 'title' } },
      details: { from: 'editor', to: 'admin', note: { ja: '注', en: 'note' } },
    })
    const read = async (language: string) => {
      const answer = await administrator.request('/api/audit-records?where[subjectId][equals]=x', {
        headers: { 'Accept-Language': language },
      })
      const { docs } = (await answer.json()) as { docs: { title: string; detail: string }[] }
      return docs.map(({ title, detail }) => [title, detail])
    }
    expect(await read('ja')).toEqual([['題', 'editor → admin、注']])
    expect(await read('en')).toEqual([['title', 'editor → admin, note']])
  })
})
