import type { CollectionBeforeChangeHook } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

let cms: TestCms
let editor: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())

async function save(language: string, data: object) {
  const answer = await editor.request('/api/news?draft=true', {
    ...json('POST', { _status: 'draft', ...data }),
    headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
  })
  const { errors } = (await answer.json()) as { errors?: { message: string }[] }
  return { status: answer.status, message: errors?.[0]?.message }
}

it('says of an error that nobody foresaw that nothing was saved, and nothing of the error itself', async () => {
  const { hooks } = cms.payload.collections.news.config
  const fail = () => {
    throw new Error('postgres://secret')
  }
  hooks.afterChange.push(fail)
  try {
    expect(await save('ja', { slug: 'unforeseen' })).toEqual({
      status: 500,
      message:
        'サーバーで予期しない問題が起きたため、保存できませんでした。何も変更されていません。もう一度試し、同じことが起きたら管理者に知らせてください。原因はサーバーのログにあります。',
    })
    expect(await save('en', { slug: 'unforeseen' })).toEqual({
      status: 500,
      message:
        'Something unforeseen went wrong on the server, so nothing was saved or changed. Try again, and if it happens again, ' +
        "tell an administrator: the cause is in the server's log.",
    })
  } finally {
    hooks.afterChange.splice(hooks.afterChange.indexOf(fail), 1)
  }
  const { totalDocs } = await cms.payload.count({ collection: 'news' })
  expect(totalDocs).toBe(0)
})

describe.skipIf(process.env.TEST_DATABASE === 'mongodb')('on a full disk', () => {
  type Session = { db: { $client: { execute: (sql: string) => Promise<unknown> } } }
  let limit = 1
  // SQLite answers a database that has reached its limit of pages as it answers a full disk. The limit is the connection's.
  const limitPages: CollectionBeforeChangeHook = async ({ data, req }) => {
    const { sessions } = req.payload.db as unknown as { sessions: Record<string, Session> }
    await sessions[String(await req.transactionID)]?.db.$client.execute(`PRAGMA max_page_count = ${limit}`)
    return data
  }

  it('says so, and what to do', async () => {
    cms.payload.collections.news.config.hooks.beforeChange.push(limitPages)
    let answer: Awaited<ReturnType<typeof save>> = { status: 201, message: undefined }
    for (let attempt = 0; answer.status === 201 && attempt < 200; attempt += 1)
      answer = await save('ja', { slug: `full-${attempt}`, title: { ja: 'あ'.repeat(300) } })
    expect(answer).toEqual({
      status: 507,
      message:
        'サーバーのディスクがいっぱいのため、保存できませんでした。何も変更されていません。管理者が空きを作ってから、もう一度保存してください。',
    })
    limit = 1_000_000_000
    expect((await save('en', { slug: 'room-again' })).status).toBe(201)
  })
})
