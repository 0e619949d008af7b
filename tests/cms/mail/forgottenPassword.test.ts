import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resetsQueued } from '../../../cms/mail/forgotPasswordEndpoint.ts'
import { sendDueMails } from '../../../cms/mail/sendDueMails.ts'
import { startMailServer, type MailServer } from '../../helpers/mailServer.ts'
import { json, openTestCms, type TestCms } from '../../helpers/openTestCms.ts'

const minute = 60_000
const from = { name: 'Okuzuke', address: 'okuzuke@cms.test' }

let server: MailServer
let cms: TestCms
beforeAll(async () => {
  server = await startMailServer()
  cms = await openTestCms({ settings: { mail: { url: `smtp://127.0.0.1:${server.port}`, from } } })
})
afterAll(async () => {
  await cms.close()
  await server.close()
})
beforeEach(() => void (server.mails.length = 0))

async function ask(email: unknown, headers: Record<string, string> = { 'Accept-Language': 'en' }) {
  const init = json('POST', { email })
  const answer = await cms.request('/api/users/forgot-password', {
    ...init,
    headers: { ...init.headers, ...headers },
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

/** Sends what is due in so many minutes from now. */
async function send(minutes = 0) {
  await resetsQueued(cms.payload)
  await sendDueMails({ payload: cms.payload, now: Date.now() + minutes * minute })
}

const tokenOf = (text = '') => /\/admin\/reset\/([0-9a-f]{40})/.exec(text)?.[1] ?? ''
const reset = async (token: string, password: string) =>
  (await cms.request('/api/users/reset-password', json('POST', { token, password }))).status
const logIn = async (email: string, password: string) =>
  (await cms.request('/api/users/login', json('POST', { email, password }))).status

const answer = {
  status: 200,
  body: {
    message:
      'If there is a user with this address, a link to a new password is on its way; it can take some minutes. An address gets one such mail in five minutes, and five a day.',
  },
}

describe('a forgotten password', () => {
  it('is reset by the link of a mail, once; all sessions end', async () => {
    const editor = await cms.asUser('editor')
    expect(await ask(` ${editor.email.toUpperCase()}`)).toEqual(answer)
    await send()
    const [mail] = server.mails
    expect(server.mails.map(({ to }) => to)).toEqual([[editor.email]])
    const token = tokenOf(mail?.text)
    expect(mail?.headers).toContain('Subject: A new password')
    expect(mail?.headers).toContain('From: Okuzuke <okuzuke@cms.test>')
    expect(mail?.text).toBe(
      `Somebody asked for a new password for ${editor.email} at http://cms.test. Open this link to choose one:\n\n` +
        `Choose a new password\nhttp://cms.test/admin/reset/${token}\n\n` +
        'The link counts once, and for an hour. With a new password every session of yours ends.\n\n' +
        'If it was not you, do nothing: the password stays as it is.',
    )
    expect(mail?.raw).toContain('Content-Type: text/html')

    expect(await reset(token, 'kawabe aosagi 1947')).toBe(200)
    expect(await logIn(editor.email, editor.password)).toBe(401)
    expect(await logIn(editor.email, 'kawabe aosagi 1947')).toBe(200)
    expect(await (await editor.request('/api/users/me')).json()).toMatchObject({ user: null })
    expect(await reset(token, 'mizube no kamome 2031')).toBe(403)

    const { docs } = await cms.payload.find({
      collection: 'audit-records',
      where: { subjectId: { equals: editor.id }, act: { in: ['reset-asked', 'password-reset'] } },
      sort: 'at',
      overrideAccess: true,
    })
    expect(docs.map(({ act, who, actorKind }) => [act, who, actorKind])).toEqual([
      ['reset-asked', null, 'stranger'],
      ['password-reset', editor.email, 'user'],
    ])
  })

  it('has a link that lives for an hour', async () => {
    const editor = await cms.asUser('editor')
    await ask(editor.email)
    await send()
    const token = tokenOf(server.mails[0]?.text)
    const { docs } = await cms.payload.db.find<{ resetPasswordExpiration: string }>({
      collection: 'users',
      where: { email: { equals: editor.email } },
    })
    const left = Date.parse(docs[0]?.resetPasswordExpiration ?? '') - Date.now()
    expect(Math.round(left / minute)).toBe(60)
    await cms.payload.db.updateOne({
      collection: 'users',
      id: editor.id,
      data: { resetPasswordExpiration: new Date(Date.now() - 1).toISOString() },
    })
    expect(await reset(token, 'kawabe aosagi 1947')).toBe(403)
  })

  it('is answered the same for an address of nobody, in the language of the panel', async () => {
    expect(await ask('nobody@example.org')).toEqual(answer)
    expect(await ask('nobody@example.org', { 'Accept-Language': 'ja' })).toEqual({
      status: 200,
      body: {
        message:
          'そのメールアドレスのユーザーがいれば、パスワードを再設定するリンクを送ります。届くまで数分かかることがあります。同じアドレスに送るのは、5分に1通、1日に5通までです。',
      },
    })
    await send()
    expect(server.mails).toEqual([])
    expect(await ask({ like: '%' })).toEqual({
      status: 400,
      body: { errors: [{ message: 'Write an e-mail address.' }] },
    })
  })

  it('links to CMS_URL, whatever host a request names', async () => {
    const editor = await cms.asUser('editor')
    await ask(editor.email, {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'Accept-Language': 'ja',
    })
    await send()
    const [mail] = server.mails
    expect(mail?.headers).toContain('Subject: パスワードの再設定')
    expect(mail?.text).toContain(`http://cms.test/admin/reset/${tokenOf(mail?.text)}`)
    expect(mail?.raw).not.toContain('evil.example')
  })

  it('sends a mailbox one mail in five minutes, and five a day, whoever asks', async () => {
    const editor = await cms.asUser('editor')
    for (let attempt = 0; attempt < 4; attempt += 1) await ask(editor.email)
    await send()
    expect(server.mails.length).toBe(1)
    // As if each had come an hour before.
    const age = async () => {
      const { docs } = await cms.payload.db.find<{ id: string; createdAt: string }>({
        collection: 'mails',
        where: { recipient: { equals: editor.id } },
        pagination: false,
      })
      for (const { id, createdAt } of docs)
        await cms.payload.db.updateOne({
          collection: 'mails',
          id,
          data: { createdAt: new Date(Date.parse(createdAt) - 60 * minute).toISOString() },
        })
    }
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await age()
      await ask(editor.email)
      await send()
    }
    expect(server.mails.length).toBe(5)
  })
})

describe('a client behind the proxy', () => {
  it('asks 20 times an hour at most', async () => {
    const { config } = cms.payload
    const { settings } = cms
    config.custom = { ...config.custom, settings: { ...settings, trustProxy: true } }
    const statuses: number[] = []
    for (let attempt = 0; attempt < 22; attempt += 1)
      statuses.push((await ask('nobody@example.org', { 'X-Forwarded-For': '203.0.113.5' })).status)
    config.custom = { ...config.custom, settings }
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429, 429])
  })
})

describe('a mail that the server does not take', () => {
  const problemOf = async (recipient: string) => {
    const { docs } = await cms.payload.db.find<{ state: string; problem: { en: string } | null }>({
      collection: 'mails',
      where: { recipient: { equals: recipient } },
    })
    return docs.map(({ state, problem }) => [state, problem?.en ?? null])
  }

  it('is tried again where the server says "later" (greylisting)', async () => {
    const editor = await cms.asUser('editor')
    server.refuse({ code: 451, message: '4.7.1 Greylisting in action, please come back later' })
    await ask(editor.email)
    await send()
    expect(server.mails).toEqual([])
    expect(await problemOf(editor.id)).toEqual([
      [
        'waiting',
        `The mail to ${editor.email}: The mail server 127.0.0.1:${server.port} does not take the mail now. ` +
          'It says: 451 4.7.1 Greylisting in action, please come back later',
      ],
    ])
    await send()
    expect(server.mails).toEqual([])
    await send(2)
    expect(server.mails.map(({ to }) => to)).toEqual([[editor.email]])
    expect(await problemOf(editor.id)).toEqual([['sent', null]])
    expect(await reset(tokenOf(server.mails[0]?.text), 'kawabe aosagi 1947')).toBe(200)
  })

  it('is given up where the server refuses it for good', async () => {
    const editor = await cms.asUser('editor')
    server.refuse({ code: 550, message: '5.1.1 No such mailbox' })
    await ask(editor.email)
    await send()
    expect(await problemOf(editor.id)).toEqual([
      [
        'failed',
        `The mail to ${editor.email}: The mail server 127.0.0.1:${server.port} refuses the mail. It says: 550 5.1.1 No such mailbox`,
      ],
    ])
  })

  it('is sent once by two processes on one database', async () => {
    const editor = await cms.asUser('editor')
    await ask(editor.email)
    await resetsQueued(cms.payload)
    const now = Date.now()
    await Promise.all([1, 2, 3].map(() => sendDueMails({ payload: cms.payload, now })))
    expect(server.mails.length).toBe(1)
  })
})

it('stays closed where no mail server is set up', async () => {
  const plain = await openTestCms()
  try {
    const init = json('POST', { email: 'admin@example.org' })
    const closed = await plain.request('/api/users/forgot-password', {
      ...init,
      headers: { ...init.headers, 'Accept-Language': 'en' },
    })
    expect([closed.status, await closed.json()]).toEqual([
      403,
      {
        errors: [
          { message: 'No mail is sent from here. Ask an administrator to set a new password for you.' },
        ],
      },
    ])
  } finally {
    await plain.close()
  }
})
