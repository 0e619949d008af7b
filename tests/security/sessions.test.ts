import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFirstAdministrator } from '../../cms/collections/users/createFirstAdministrator.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms } from '../helpers/openTestCms.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

describe('D5: a request with the session cookie', triedOften({ tests: 9 }), () => {
  noteEachTest({ id: 'D5', what: 'the cookie from the panel, and from everywhere else' })
  let cms: TestCms
  let save: (headers: Record<string, string>) => Promise<number>
  beforeAll(async () => {
    cms = await openTestCms()
    const { token } = await cms.asUser('editor')
    const book = await createBook(cms.payload, { slug: 'cookie', chapters: 1 })
    save = async (headers) => {
      const { body, method } = json('PATCH', { title: { ja: '改' }, _status: 'published' })
      const answer = await cms.request(`/api/books/${book.id}`, {
        method,
        body,
        headers: { 'Content-Type': 'application/json', Cookie: `payload-token=${token}`, ...headers },
      })
      return answer.status
    }
  })
  afterAll(() => cms.close())

  it('is taken from the panel itself', async () => {
    expect(await save({ Origin: 'http://cms.test' })).toBe(200)
  })

  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['a lookalike of the panel', { Origin: 'http://cms.test.evil.example' }],
    ['the site, which readers see', { Origin: 'http://site.test' }],
    ['another port of the same host', { Origin: 'http://cms.test:8080' }],
    ['a frame without an origin', { Origin: 'null' }],
    ['another site that hides its origin', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('is refused from %s', async (_, headers) => {
    expect(await save(headers)).toBe(403)
  })

  it('gives no other origin leave to read answers', async () => {
    const answer = await cms.request('/api/users/me', { headers: { Origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('https://evil.example')
    expect(answer.headers.get('access-control-allow-origin')).not.toBe('*')
  })

  it('gets a cookie that no script reads', async () => {
    const editor = await cms.asUser('editor')
    const answer = await cms.request(
      '/api/users/login',
      json('POST', { email: editor.email, password: editor.password }),
    )
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).not.toContain('Secure')
  })

  it('gets one that is sent over https alone, where the CMS is reached by https', async () => {
    const overHttps = await openTestCms({ settings: { cmsUrl: 'https://cms.test' } })
    const editor = await overHttps.asUser('editor')
    const answer = await overHttps.request(
      '/api/users/login',
      json('POST', { email: editor.email, password: editor.password }),
    )
    const cookies = answer.headers.getSetCookie()
    expect(cookies.map((cookie) => [cookie.split('=')[0], /; Secure/.test(cookie)])).toEqual([
      ['payload-token', true],
      ['okuzuke-device', true],
    ])
    await overHttps.close()
  })
})

describe('D7: the first start on a public address', triedOften({ tests: 2 }), () => {
  noteEachTest({ id: 'D7', what: 'the open form, and an account by the API' })
  const stranger = { email: 'stranger@example.org', password: 'a-long-password', name: 'x', role: 'admin' }

  it('makes no administrator of whoever comes first', async () => {
    const cms = await openTestCms()
    for (const path of ['/api/users/first-register', '/api/users'])
      expect((await cms.request(path, json('POST', stranger))).status, path).toBe(403)
    expect((await cms.payload.count({ collection: 'users' })).totalDocs).toBe(0)
    await cms.close()
  })

  it('makes the first administrator from the environment, and only where there is no user', async () => {
    const cms = await openTestCms({
      settings: { adminEmail: 'first@example.org', adminPassword: 'a-long-password' },
    })
    await createFirstAdministrator(cms.payload)
    const { docs } = await cms.payload.find({ collection: 'users', depth: 0 })
    expect(docs.map(({ email, role }) => ({ email, role }))).toEqual([
      { email: 'first@example.org', role: 'admin' },
    ])
    const login = await cms.request(
      '/api/users/login',
      json('POST', { email: 'first@example.org', password: 'a-long-password' }),
    )
    expect(login.status).toBe(200)
    await cms.close()
  })
})
