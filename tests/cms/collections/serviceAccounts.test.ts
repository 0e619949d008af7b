import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

let cms: TestCms
let administrator: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  administrator = await cms.asUser('admin')
})
afterAll(() => cms.close())

type Doc = { id: string; apiKey?: string; enableAPIKey?: boolean | null; name: string }

async function save(method: 'POST' | 'PATCH', path: string, data: object): Promise<Doc> {
  const answer = await administrator.request(`/api/service-accounts${path}`, json(method, data))
  return ((await answer.json()) as { doc: Doc }).doc
}

/** Whether a key opens what is published. */
const opens = async (key: string | undefined) =>
  (
    await cms.request('/api/books', {
      headers: { Authorization: `service-accounts API-Key ${key}`, 'Accept-Language': 'en' },
    })
  ).status === 200

describe('D23: the key of a service account', () => {
  it('is made by the system, 256 bits, whatever key is sent, and shown once', async () => {
    const doc = await save('POST', '', { name: 'one', enableAPIKey: true, apiKey: 'k' })
    expect(doc.apiKey).toMatch(/^okuzuke_[\w-]{43}$/)
    expect([await opens(doc.apiKey), await opens('k')]).toEqual([true, false])
    const read = await administrator.request(`/api/service-accounts/${doc.id}`)
    expect(((await read.json()) as Doc).apiKey).toBeUndefined()
    const renamed = await save('PATCH', `/${doc.id}`, { name: 'renamed' })
    expect([renamed.name, renamed.apiKey, await opens(doc.apiKey)]).toEqual(['renamed', undefined, true])
  })

  it('is replaced where a new one is asked for, and the old one ends', async () => {
    const before = await save('POST', '', { name: 'two', enableAPIKey: true })
    const after = await save('PATCH', `/${before.id}`, { apiKey: before.apiKey })
    expect(after.apiKey).not.toBe(before.apiKey)
    expect([await opens(before.apiKey), await opens(after.apiKey)]).toEqual([false, true])
  })

  it('ends, and is made anew, as `enableAPIKey` says', async () => {
    const { id, apiKey } = await save('POST', '', { name: 'three', enableAPIKey: true })
    expect(await save('PATCH', `/${id}`, { enableAPIKey: true })).not.toHaveProperty('apiKey')
    expect(await opens(apiKey)).toBe(true)
    const off = await save('PATCH', `/${id}`, { enableAPIKey: false })
    expect([off.enableAPIKey, off.apiKey, await opens(apiKey)]).toEqual([false, undefined, false])
    const on = await save('PATCH', `/${id}`, { enableAPIKey: true })
    expect([await opens(apiKey), await opens(on.apiKey)]).toEqual([false, true])
  })

  it('cannot be set by the index by which it is found', async () => {
    const { id, apiKey } = await save('POST', '', { name: 'four', enableAPIKey: true })
    await save('PATCH', `/${id}`, { apiKeyIndex: 'known' })
    expect(await opens(apiKey)).toBe(true)
  })

  it('is not there without being asked for', async () => {
    const doc = await save('POST', '', { name: 'five' })
    expect([doc.apiKey, doc.enableAPIKey ?? null]).toEqual([undefined, null])
  })
})
