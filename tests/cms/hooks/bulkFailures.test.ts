import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'

let cms: TestCms
let editor: TestUser
beforeAll(async () => {
  cms = await openTestCms()
  editor = await cms.asUser('editor')
})
afterAll(() => cms.close())

type Answer = { errors: { id: string; message: string }[]; docs: { id: string }[]; message: string }

/** An editor's request with a body, as the panel in this language sends it. */
async function ask(path: string, init: RequestInit, language: 'ja' | 'en') {
  const headers = { ...Object.fromEntries(new Headers(init.headers)), 'Accept-Language': language }
  const answer = await editor.request(path, { ...init, headers })
  return { status: answer.status, ...((await answer.json()) as Answer) }
}

async function makeErrata() {
  const book = await cms.payload.create({
    collection: 'books',
    data: { slug: `book-${randomBytes(4).toString('hex')}`, _status: 'draft' },
    draft: true,
  })
  const make = async (data: object) =>
    String(
      (
        await cms.payload.create({
          collection: 'errata',
          data: { book: book.id, ...data } as never,
          draft: true,
        })
      ).id,
    )
  return {
    broken: await make({ page: '1', correction: '$\\frac{1$' }),
    same: await make({ page: '2', line: 3, original: 'x', correction: 'x', printings: '3-1' }),
    good: await make({ page: '3', correction: 'y' }),
  }
}

it('names each document that a bulk publish left out, and why; the others are published', async () => {
  const { broken, same, good } = await makeErrata()
  const publish = (language: 'ja' | 'en') =>
    ask(
      `/api/errata?draft=true&where[id][in]=${[broken, same, good].join(',')}`,
      json('PATCH', { _status: 'published' }),
      language,
    )
  const inJapanese = await publish('ja')
  expect(inJapanese.status).toBe(400)
  expect(inJapanese.docs.map(({ id }) => id)).toEqual([good])
  expect(messagesOf(inJapanese)).toEqual({
    [broken]:
      '「1ページ」: 正: 9文字目: 数式を読めません(命令の引数が足りないか、「}」で閉じられていません)。LaTeXを直してください。',
    [same]: '「2ページ 3行目」: 正: 「誤」と「正」が同じです。どちらかを直してください。 (ほか1件)',
  })
  expect(messagesOf(await publish('en'))[same]).toBe(
    '"p. 2, line 3": As it should be: This is the same as what is printed. Change one of the two. (and 1 more)',
  )
})

it('does so in the one line that the form for editing many shows', async () => {
  const { good } = await makeErrata()
  const form = new FormData()
  form.set('_payload', JSON.stringify({ line: 5000 }))
  const { status, message } = await ask(
    `/api/errata?draft=true&where[id][in]=${good}`,
    { method: 'PATCH', body: form },
    'en',
  )
  expect({ status, reason: message.split('\n')[1] }).toEqual({
    status: 400,
    reason: '"p. 3": Line: Write a whole number from 1 to 999.',
  })
})

it('says which erratum cannot be deleted for good', async () => {
  const { good } = await makeErrata()
  await ask(`/api/errata/${good}`, json('PATCH', { _status: 'published' }), 'en')
  const { errors } = await ask(`/api/errata?where[id][in]=${good}`, { method: 'DELETE' }, 'en')
  expect(errors[0]?.message).toMatch(
    /^"p\. 3": Readers have seen erratum \w{5}, so it cannot be deleted\. Set its confirmation to "Withdrawn"/,
  )
})

const messagesOf = ({ errors }: Answer) => Object.fromEntries(errors.map(({ id, message }) => [id, message]))
