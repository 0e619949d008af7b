import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMailTrouble } from '../../../cms/mail/readMailTrouble.ts'
import { sendDueMails } from '../../../cms/mail/sendDueMails.ts'
import { startMailServer, type MailServer } from '../../helpers/mailServer.ts'
import { json, openTestCms, type TestCms, type TestUser } from '../../helpers/openTestCms.ts'
import { makeContent } from '../snapshot/publishedContent.ts'

const minute = 60_000

let server: MailServer
let cms: TestCms
let content: ReturnType<typeof makeContent>
let translator: TestUser
let editor: TestUser
let administrator: TestUser

beforeAll(async () => {
  server = await startMailServer()
  const mail = {
    url: `smtp://127.0.0.1:${server.port}`,
    from: { name: 'Okuzuke', address: 'okuzuke@cms.test' },
  }
  cms = await openTestCms({ settings: { mail } })
  content = makeContent(cms.payload)
  translator = await cms.asUser('translator')
  editor = await cms.asUser('editor')
  administrator = await cms.asUser('admin')
  const silent = await cms.asUser('editor')
  expect(silent.email).not.toBe(editor.email)
  await editor.request(`/api/users/${editor.id}`, json('PATCH', { mailWhenReady: true, mailLanguage: 'en' }))
  await administrator.request(`/api/users/${administrator.id}`, json('PATCH', { mailWhenReady: true }))
  // A translator publishes nothing: the choice counts for nothing.
  await translator.request(`/api/users/${translator.id}`, json('PATCH', { mailWhenReady: true }))
})
afterAll(async () => {
  await cms.close()
  await server.close()
})
beforeEach(() => void (server.mails.length = 0))

const sendIn = (minutes: number) => sendDueMails({ payload: cms.payload, now: Date.now() + minutes * minute })
async function mark(user: TestUser, id: string, readyForReview: boolean) {
  const answer = await user.request(
    `/api/news/${id}?draft=true`,
    json('PATCH', { readyForReview, _status: 'draft' }),
  )
  expect(answer.status).toBe(200)
}
const received = () =>
  server.mails.map(({ to, headers }) => [to[0], /^Subject: (.*)$/m.exec(headers)?.[1]?.trim()])

describe('a draft that is ready for review', () => {
  it('is told once to those who want to know it, with title, book, who, and where', async () => {
    const book = await content.book({ title: { ja: '拡散', en: 'Diffusion' } })
    const id = await content.newsItem({
      title: { ja: '重版', en: 'Second printing' },
      books: [book],
      _status: 'draft',
    })
    await mark(translator, id, true)
    await mark(translator, id, true)
    await sendIn(0)
    expect(server.mails).toEqual([])
    await sendIn(2)
    await sendIn(4)
    expect(received().sort()).toEqual([
      [administrator.email, '公開の準備ができました: 重版'],
      [editor.email, 'Ready for review: Second printing'],
    ])
    const mail = server.mails.find(({ to }) => to[0] === editor.email)
    expect(mail?.text).toBe(
      'These drafts were handed over as ready for review.\n\n' +
        `News item: Second printing\nFrom: translator <${translator.email}>\n\n` +
        `Open the draft\nhttp://cms.test/admin/collections/news/${id}\n\n` +
        'To get no more of these mails, clear "Mail me when a draft is ready" on the account page.\nhttp://cms.test/admin/account',
    )
  })

  it('names its book, where it belongs to one', async () => {
    const book = await content.book({ title: { ja: '代数', en: 'Algebra' } })
    const id = await content.erratum(book, { _status: 'draft', readyForReview: true })
    await sendIn(2)
    const mail = server.mails.find(({ to }) => to[0] === editor.email)
    expect(mail?.text).toContain('\nBook: Algebra\n\nOpen the draft\n')
    expect(mail?.text).toContain(`/admin/collections/errata/${id}`)
  })

  it('comes in one mail with others of the same minute, and not to who marked it', async () => {
    const ids = await Promise.all(
      ['一', '二'].map((title) => content.newsItem({ title: { ja: title }, _status: 'draft' })),
    )
    for (const id of ids) await mark(editor, id, true)
    await sendIn(2)
    expect(received()).toEqual([[administrator.email, '公開の準備ができた下書き: 2件']])
  })

  it('is told to nobody where the mark is taken back, or the draft is published, within the minute', async () => {
    const ids = await Promise.all(
      ['甲', '乙'].map((title) => content.newsItem({ title: { ja: title }, _status: 'draft' })),
    )
    for (const id of ids) await mark(translator, id, true)
    await mark(translator, ids[0] ?? '', false)
    await editor.request(`/api/news/${ids[1]}`, json('PATCH', { _status: 'published' }))
    await sendIn(2)
    expect(server.mails).toEqual([])
  })

  it('breaks no header with its title', async () => {
    const id = await content.newsItem({ title: { ja: '改行 Bcc: evil@example.org <b>&"' }, _status: 'draft' })
    await cms.payload.db.updateOne({
      collection: 'users',
      id: editor.id,
      data: { name: 'x\r\nBcc: evil@example.org' },
    })
    await mark(translator, id, true)
    await sendIn(2)
    expect(server.mails.flatMap(({ to }) => to).sort()).toEqual([administrator.email, editor.email].sort())
    for (const { headers } of server.mails) expect(headers).not.toMatch(/^Bcc:/im)
  })

  it('is saved, and told later, where the mail server is away; administrators are told why', async () => {
    const { port } = server
    await server.close()
    const id = await content.newsItem({ title: { ja: '不通' }, _status: 'draft' })
    await mark(translator, id, true)
    await sendIn(2)
    const trouble = await readMailTrouble(cms.payload)
    expect(trouble?.problem.en).toMatch(/^The mail to (editor|admin)-/)
    expect(trouble?.problem.en).toContain(
      `No mail server answers at 127.0.0.1:${port} (connection refused). Look at the host and the port in SMTP_URL.`,
    )
    expect(trouble?.isOver).toBe(false)
    server = await startMailServer({ port })
    await sendIn(4)
    expect(
      received()
        .map(([to]) => to)
        .sort(),
    ).toEqual([administrator.email, editor.email].sort())
    expect(await readMailTrouble(cms.payload)).toBeNull()
  })
})
