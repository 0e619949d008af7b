import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCmsSettings, repositoryRoot } from '../../system/settings.ts'
import { createBook } from '../helpers/exampleBook.ts'
import { json, openTestCms } from '../helpers/openTestCms.ts'
import { noteEachTest, triedOften } from '../helpers/tries.ts'

const good = {
  PAYLOAD_SECRET: 'kZ3v9Qx7Lm2Rt8Wb5Ny1Hc6Jd4Fg0Ps7a',
  PUBLISHER_API_KEY: 'Uq8Xe2Vz6Ty1Ro5Ai9Sl3Dk7Fm4Gn0Bw3',
}
const folder = await mkdtemp(join(tmpdir(), 'okuzuke-secrets-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('D14: in production', triedOften({ tests: 6 }), () => {
  noteEachTest({
    id: 'D14',
    what: 'a secret that is missing, short, well known or repetitive; no replica set',
  })
  it.each([
    [
      'missing',
      undefined,
      'PAYLOAD_SECRET is missing. Set it to a random text of 32 characters or more (openssl rand -hex 32)',
    ],
    ['short', 'short', 'PAYLOAD_SECRET is shorter than 32 characters. Make one with: openssl rand -hex 32'],
    [
      'well known',
      'your-secret-here-your-secret-here-1234',
      'PAYLOAD_SECRET is a well-known or repetitive text. Make one with: openssl rand -hex 32',
    ],
    [
      'repetitive',
      'a'.repeat(64),
      'PAYLOAD_SECRET is a well-known or repetitive text. Make one with: openssl rand -hex 32',
    ],
  ])('a secret that is %s is refused by name', (_, value, sentence) => {
    expect(() => readCmsSettings({ NODE_ENV: 'production', ...good, PAYLOAD_SECRET: value })).toThrow(
      sentence,
    )
  })

  it('a MongoDB without a replica set, which has no transactions, is refused by name', () => {
    expect(() =>
      readCmsSettings({ NODE_ENV: 'production', ...good, DATABASE_URL: 'mongodb://127.0.0.1/okuzuke' }),
    ).toThrow('DATABASE_URL names no replica set, and without one MongoDB has no transactions.')
  })

  it('the process that migrates does not start, says which variable, and shows no secret', async () => {
    const { code, output } = await runMigrate({ ...good, PUBLISHER_API_KEY: 'tooshort' })
    expect(code).toBe(1)
    expect(output).toContain('PUBLISHER_API_KEY is shorter than 32 characters')
    expect(output).not.toContain('tooshort')
    expect(output).not.toContain(good.PAYLOAD_SECRET)
  })
})

describe('D15: no secret', triedOften({ tests: 2 }), () => {
  noteEachTest({ id: 'D15', what: 'answers of the API, errors among them, and what a command prints' })
  it('stands in any answer of the API, errors among them', async () => {
    const cms = await openTestCms()
    const administrator = await cms.asUser('admin')
    await createBook(cms.payload, { slug: 'answers', chapters: 1 })
    const secrets = [cms.settings.payloadSecret, cms.settings.publisherApiKey, administrator.password]
    const answers = await Promise.all([
      cms.request(
        '/api/users/login',
        json('POST', { email: administrator.email, password: administrator.password }),
      ),
      cms.request('/api/users/login', json('POST', { email: administrator.email, password: 'x' })),
      cms.request('/api/nowhere'),
      cms.request('/api/site/index', { headers: { Authorization: 'Publisher wrong' } }),
      administrator.request('/api/users?depth=3'),
      administrator.request('/api/users/me'),
      administrator.request('/api/access'),
      administrator.request('/api/books?where[nothing][equals]=1'),
      administrator.request('/api/books', {
        method: 'POST',
        body: '{"broken',
        headers: { 'Content-Type': 'application/json' },
      }),
      cms.asPublisher('/api/site/index'),
      cms.asPublisher('/api/site/books/answers'),
      cms.asPublisher('/api/site/news'),
    ])
    for (const answer of answers) {
      const text = `${JSON.stringify([...answer.headers])}${await answer.text()}`
      for (const secret of secrets) expect(text).not.toContain(secret)
      expect(text).not.toMatch(/"(hash|salt)":"|node_modules|\.ts:\d+/)
    }
    await cms.close()
  })

  it('stands in what the process that migrates prints', async () => {
    const { code, output } = await runMigrate({
      ...good,
      ADMIN_EMAIL: 'a@example.org',
      ADMIN_PASSWORD: 'a-long-password',
    })
    expect(code).toBe(0)
    for (const secret of [...Object.values(good), 'a-long-password']) expect(output).not.toContain(secret)
  })
})

function runMigrate(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', 'cms/commands/migrate.ts'],
      {
        cwd: repositoryRoot,
        env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: folder, ...env },
      },
    )
    let output = ''
    child.stdout.on('data', (data) => (output += String(data)))
    child.stderr.on('data', (data) => (output += String(data)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
