import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { repositoryRoot } from '../../system/settings.ts'
import { loginOfMailServer, passwordOfMailServer, startMailServer } from '../helpers/mailServer.ts'

/** Runs `npm run mail:test` with these settings. */
function testMail(env: Record<string, string>) {
  return promisify(execFile)(
    process.execPath,
    [
      '--conditions=production',
      '--import',
      'tsx',
      'cms/commands/testMail.ts',
      'reader@example.org',
      '--lang',
      'en',
    ],
    {
      cwd: repositoryRoot,
      env: {
        NODE_ENV: 'test',
        PATH: process.env.PATH,
        CMS_URL: 'https://cms.example.org',
        SMTP_URL: '',
        ...env,
      },
    },
  ).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )
}

describe('npm run mail:test', { timeout: 120_000 }, () => {
  it('sends a mail, with the account of SMTP_URL, and says what the server answered', async () => {
    const server = await startMailServer({ withLogin: true })
    const SMTP_URL = `smtp://${loginOfMailServer}127.0.0.1:${server.port}`
    const { code, said } = await testMail({ SMTP_URL, MAIL_FROM: 'Errata <errata@example.org>' })
    await server.close()
    expect([code, said]).toEqual([
      0,
      'Sent from errata@example.org to reader@example.org. The server says: 250 OK: message queued\n',
    ])
    expect(server.mails.map(({ to, text }) => [to, text])).toEqual([
      [
        ['reader@example.org'],
        'Sent by Okuzuke at https://cms.example.org. If you read this, its mail settings are right.',
      ],
    ])
    expect(server.mails[0]?.headers).toContain('From: Errata <errata@example.org>')
  })

  it('says what is wrong, without the password', async () => {
    const server = await startMailServer({ withLogin: true })
    const { port } = server
    const wrong = await testMail({ SMTP_URL: `smtp://okuzuke:another-password@127.0.0.1:${port}` })
    await server.close()
    expect(wrong).toEqual({
      code: 1,
      said:
        `The mail server 127.0.0.1:${port} refuses the user name or password of SMTP_URL. ` +
        'It says: 535 Authentication credentials invalid\n',
    })
    const gone = await testMail({ SMTP_URL: `smtp://${loginOfMailServer}127.0.0.1:${port}` })
    expect(gone).toEqual({
      code: 1,
      said: `No mail server answers at 127.0.0.1:${port} (connection refused). Look at the host and the port in SMTP_URL.\n`,
    })
    expect(gone.said).not.toContain(passwordOfMailServer)
    expect(await testMail({})).toEqual({
      code: 1,
      said: 'SMTP_URL is not set, so no mail is sent. Set it in .env: SMTP_URL=smtp://user:password@host:587\n',
    })
  })
})
