import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { answerFor } from '../../../cms/doors/client.ts'
import { limitsOf } from '../../../cms/log-in/logInLimits.ts'
import { howOften, noteTries } from '../../helpers/tries.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

const right = 'six words that only hanako has'
const wrong = 'six words that nobody here has'
const incorrect = 'The email or password provided is incorrect.'
const wait = (duration: string) =>
  `Too many attempts have failed, so the next one has to wait. Try again in ${duration}.`

let cms: TestCms
let editor: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  // A check of a password takes seconds on a busy machine: meanwhile no wait ends.
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(async () => {
  vi.useRealTimers()
  await cms.close()
})

/** As that many failures would count, without the time of their hashes. */
function fail(kind: 'address' | 'account' | 'device', key: string, times: number): void {
  for (let count = 0; count < times; count += 1) limitsOf(cms.payload)[kind].begin(key)
}

type Answer = { status: number; said: string | undefined; retryAfter: string | null; cookies: string[] }

async function logIn(
  email: string,
  password: string,
  { from, cookie = '', language = 'en' }: { from: string | null; cookie?: string; language?: string },
): Promise<Answer> {
  const init = json('POST', { email, password })
  const response = await answerFor({ address: from }, () =>
    cms.request('/api/users/login', {
      ...init,
      headers: { ...init.headers, 'Accept-Language': language, ...(cookie ? { Cookie: cookie } : {}) },
    }),
  )
  const body = (await response.json()) as { errors?: { message: string }[] }
  return {
    status: response.status,
    said: body.errors?.[0]?.message,
    retryAfter: response.headers.get('retry-after'),
    cookies: response.headers.getSetCookie(),
  }
}

const deviceOf = ({ cookies }: Answer) =>
  cookies.find((cookie) => cookie.startsWith('okuzuke-device='))?.split(';')[0] ?? ''

describe('D6: an address that fails', () => {
  it('waits after ten failures, and is told for how long, whether the accounts are there or not', async () => {
    editor = await cms.asUser('editor')
    const from = '203.0.113.1'
    fail('address', from, 8)
    for (const email of [editor.email, 'nobody@example.org'])
      expect(await logIn(email, wrong, { from })).toMatchObject({ status: 401, said: incorrect })
    for (const email of [editor.email, 'nobody@example.org', 'other@example.org']) {
      const { status, said, retryAfter } = await logIn(email, wrong, { from })
      expect([status, said, retryAfter]).toEqual([429, wait('2 seconds'), '2'])
    }
    expect((await logIn(editor.email, wrong, { from, language: 'ja' })).said).toBe(
      'パスワードの誤りが続いたため、しばらく受け付けていません。2秒後にもう一度試してください。',
    )
    // The right password waits too: else its answer would tell it from a wrong one.
    expect((await logIn(editor.email, editor.password, { from })).status).toBe(429)
    expect((await logIn(editor.email, editor.password, { from: '203.0.113.2' })).status).toBe(200)
  })

  it('costs the same work, whether there is such an account or not: its time tells nobody', async () => {
    const from = '203.0.113.77'
    // Of the processor, with its other threads, and not of the clock: a busy machine makes no difference.
    const workOf = async (email: string) => {
      const before = process.cpuUsage()
      expect((await logIn(email, wrong, { from })).status).toBe(401)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    await workOf(editor.email)
    const known = await workOf(editor.email)
    const unknown = await workOf('nobody@example.org')
    expect(unknown).toBeGreaterThan(known / 2)
    expect(known).toBeGreaterThan(unknown / 2)
  })

  it('is a whole /64 of IPv6', async () => {
    fail('address', '2001:db8:0:1::/64', 9)
    await logIn('nobody@example.org', wrong, { from: '2001:db8:0:1::7' })
    expect((await logIn('a@example.org', wrong, { from: '2001:db8:0:1:ffff::9' })).status).toBe(429)
    expect((await logIn('a@example.org', wrong, { from: '2001:db8:0:2::9' })).status).toBe(401)
  })
})

describe('D6: many addresses against one account', () => {
  it('hold up devices that it does not know, and never one that has logged in before', async () => {
    const hanako = await cms.asUser('editor')
    await cms.payload.update({ collection: 'users', id: hanako.id, data: { password: right } })
    const cookie = deviceOf(await logIn(hanako.email, right, { from: '198.51.100.1' }))
    fail('account', hanako.email, 19)
    expect((await logIn(hanako.email, wrong, { from: '198.51.100.10' })).status).toBe(401)

    expect((await logIn(hanako.email, right, { from: '198.51.100.99' })).status).toBe(429)
    const tries = howOften({ short: 3, long: 50 })
    let held = 0
    for (let count = 0; count < tries; count += 1) {
      await logIn(hanako.email, wrong, { from: `198.51.101.${count}` })
      if ((await logIn(hanako.email, right, { from: '198.51.100.1', cookie })).status === 200) held += 1
    }
    noteTries({ id: 'D6', what: 'a known device logs in while strangers fail', tries, held })
    expect(held).toBe(tries)
  })

  it('let nobody call himself a known device of another account, or of an earlier password', async () => {
    const [one, other] = [await cms.asUser('editor'), await cms.asUser('editor')]
    const from = '192.0.2.1'
    const cookie = deviceOf(await logIn(one.email, one.password, { from }))
    fail('address', from, 10)
    expect((await logIn(other.email, other.password, { from, cookie })).status).toBe(429)
    expect((await logIn(one.email, one.password, { from, cookie: `${cookie}x` })).status).toBe(429)
    expect((await logIn(one.email, one.password, { from, cookie })).status).toBe(200)
    await cms.payload.update({ collection: 'users', id: one.id, data: { password: right } })
    expect((await logIn(one.email, right, { from, cookie })).status).toBe(429)
  })

  it('bound also the wrong passwords that a known device sends', async () => {
    const one = await cms.asUser('editor')
    const cookie = deviceOf(await logIn(one.email, one.password, { from: '192.0.2.7' }))
    const device = JSON.parse(atob(cookie.split('.')[1] ?? '')) as { jti: string }
    fail('device', device.jti, 9)
    expect((await logIn(one.email, wrong, { from: '192.0.2.7', cookie })).status).toBe(401)
    expect((await logIn(one.email, one.password, { from: '192.0.2.7', cookie })).status).toBe(429)
  })
})

describe('the cookie of a known device', () => {
  it('is read by no script, and goes to the log-in alone', async () => {
    const one = await cms.asUser('editor')
    const answer = await logIn(one.email, one.password, { from: '192.0.2.20' })
    const cookie = answer.cookies.find((each) => each.startsWith('okuzuke-device='))
    expect(cookie?.replace(/=[^;]*;/, '=…;')).toBe(
      'okuzuke-device=…; Max-Age=15552000; Path=/api/users; HttpOnly=true; SameSite=Lax',
    )
    expect(answer.cookies).toHaveLength(2)
  })
})

describe('at the same moment', () => {
  it('attempts are counted as those one after the other', async () => {
    const from = '192.0.2.30'
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => logIn(`nobody-${index}@example.org`, wrong, { from })),
    )
    // Of the ten that may try, some may find the queue of hashes full.
    expect(answers.filter(({ said }) => said?.startsWith('Too many attempts'))).toHaveLength(20)
  })
})
