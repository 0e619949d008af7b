import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFirstAdministrator } from '../../cms/collections/users/createFirstAdministrator.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms, type TestCms } from '../helpers/openTestCms.ts'

describe('D5: a request with the session cookie', () => {
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
  })
})

describe('D6: wrong passwords', () => {
  it('lock the account for a while, for the right password, too', async () => {
    const cms = await openTestCms()
    const editor = await cms.asUser('editor')
    const login = async (password: string) =>
      (await cms.request('/api/users/login', json('POST', { email: editor.email, password }))).status
    for (let tries = 0; tries < 6; tries += 1) expect(await login('wrong')).toBe(401)
    expect(await login(editor.password)).toBe(401)
    await cms.close()
  })
})

describe('D7: the first start on a public address', () => {
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
