import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteTries, triedOften } from '../../helpers/tries.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

const next = 'six words that only hanako has'
const words = {
  missing: {
    ja: '自分のパスワードかメールアドレスを変えるには、いまのパスワードも入れてください。',
    en: 'To change your own password or e-mail address, write the password that you have now as well.',
  },
  wrong: {
    ja: 'いまのパスワードが違います。もう一度入れてください。',
    en: 'This is not the password that you have now. Write it again.',
  },
  short: {
    ja: 'パスワードは12文字以上にしてください。覚えやすい単語をいくつか並べると、長くても打ちやすくなります。',
    en: 'A password has 12 characters or more. Some words in a row are easy to remember, and long.',
  },
  long: {
    ja: 'パスワードは128文字までにしてください。',
    en: 'A password has 128 characters at most.',
  },
  common: {
    ja: 'よく使われるパスワード、単純な並び、名前やメールアドレスに近いもので、すぐに当てられます。別のものにしてください。',
    en: 'This is a usual password, a simple pattern, or close to the name or the e-mail address, and is soon guessed. Choose another one.',
  },
}
const languages = ['ja', 'en'] as const

let cms: TestCms
let administrator: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  administrator = await cms.asUser('admin')
})
afterAll(() => cms.close())

async function change(by: TestUser, id: string, data: object, language: 'ja' | 'en' = 'en') {
  const init = json('PATCH', data)
  const response = await by.request(`/api/users/${id}`, {
    ...init,
    headers: { ...init.headers, 'Accept-Language': language },
  })
  const { errors } = (await response.json()) as {
    errors?: { message: string; data?: { errors: { path: string; message: string }[] } }[]
  }
  const [problem] = errors?.[0]?.data?.errors ?? []
  return [response.status, problem?.path ?? null, problem?.message ?? null]
}

const canLogIn = async ({ email }: TestUser, password: string) =>
  (await cms.request('/api/users/login', json('POST', { email, password }))).status === 200

describe('D23: a password', () => {
  it.each([
    ['short', 'drei:w0erter'.slice(1)],
    ['long', 'ab cd efgh '.repeat(12)],
    ['common', 'password1234'],
    ['common', 'qwertyuiop12'],
    ['common', '123456789012'],
    ['common', 'aaaaaaaaaaaaaaaaaa'],
    ['common', 'hanako-mori-2'],
  ] as const)('that is %s is refused: %s', triedOften({ tests: 14 }), async (kind, password) => {
    for (const language of languages) {
      const init = json('POST', {
        name: 'Hanako Mori',
        email: 'hanako.mori@press.example',
        role: 'editor',
        password,
      })
      const response = await administrator.request('/api/users', {
        ...init,
        headers: { ...init.headers, 'Accept-Language': language },
      })
      const { errors } = (await response.json()) as { errors: { data: { errors: unknown[] } }[] }
      expect([response.status, errors[0]?.data.errors]).toEqual([
        400,
        [
          {
            path: 'password',
            label: language === 'ja' ? 'パスワード' : 'Password',
            message: words[kind][language],
          },
        ],
      ])
    }
    noteTries({ id: 'D23', what: 'a weak password', tries: languages.length, held: languages.length })
  })
})

describe('D23: one’s own password and e-mail address', () => {
  it('change with the password that one has, and with no other', async () => {
    const editor = await cms.asUser('editor')
    for (const language of languages)
      for (const data of [{ password: next }, { email: 'new@example.org' }]) {
        expect(await change(editor, editor.id, data, language)).toEqual([
          400,
          'currentPassword',
          words.missing[language],
        ])
        expect(
          await change(editor, editor.id, { ...data, currentPassword: 'another one' }, language),
        ).toEqual([400, 'currentPassword', words.wrong[language]])
      }
    expect(await canLogIn(editor, editor.password)).toBe(true)

    expect(await change(editor, editor.id, { name: 'Hanako', email: editor.email.toUpperCase() })).toEqual([
      200,
      null,
      null,
    ])
    const rightOne = { password: next, currentPassword: editor.password }
    expect(await change(editor, editor.id, rightOne)).toEqual([200, null, null])
    expect(await canLogIn(editor, next)).toBe(true)
  })

  it('end every other session of theirs', async () => {
    const editor = await cms.asUser('editor')
    const { token } = await cms.payload.login({
      collection: 'users',
      data: { email: editor.email, password: editor.password },
    })
    const isIn = async (jwt: string) => {
      const answer = await cms.request('/api/users/me', { headers: { Authorization: `JWT ${jwt}` } })
      return ((await answer.json()) as { user: unknown }).user !== null
    }
    expect([await isIn(editor.token), await isIn(token ?? '')]).toEqual([true, true])
    await change(editor, editor.id, { password: next, currentPassword: editor.password })
    expect([await isIn(editor.token), await isIn(token ?? '')]).toEqual([true, false])
    await cms.payload.update({ collection: 'users', id: editor.id, data: { password: `${next}!` } })
    expect(await isIn(editor.token)).toBe(false)
  })

  it('are changed by an administrator without it, but for the administrator’s own', async () => {
    const editor = await cms.asUser('editor')
    expect(await change(administrator, editor.id, { password: next })).toEqual([200, null, null])
    expect(await change(administrator, administrator.id, { password: next })).toEqual([
      400,
      'currentPassword',
      words.missing.en,
    ])
  })

  it('does not keep the password that was written', async () => {
    const editor = await cms.asUser('editor')
    await change(editor, editor.id, { name: 'Hanako', currentPassword: editor.password })
    const row = await cms.payload.db.findOne({ collection: 'users', where: { id: { equals: editor.id } } })
    expect(JSON.stringify(row)).not.toContain(editor.password)
  })
})
