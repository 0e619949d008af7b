import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeMailError } from '../../../cms/mail/describeMailError.ts'
import { createMailer } from '../../../cms/mail/mailer.ts'
import { loginOfMailServer, passwordOfMailServer, startMailServer } from '../../helpers/mailServer.ts'

const from = { name: 'Okuzuke', address: 'okuzuke@example.org' }
const mail = { to: 'reader@example.org', subject: '題', text: '本文', html: '<p>本文</p>' }

let folder: string
let tls: { key: Buffer; cert: Buffer }
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-mail-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const self = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert]
  execFileSync('openssl', [...self, ...subject], { stdio: 'ignore' })
  tls = { key: readFileSync(key), cert: readFileSync(cert) }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Sends to `url`, and gives what went wrong in English; null: nothing. */
async function trySending(url: string): Promise<string | null> {
  const mailer = createMailer({ url, from })
  try {
    await mailer.send(mail)
    return null
  } catch (error) {
    return describeMailError(error, url).words.en
  } finally {
    mailer.close()
  }
}

it('speaks TLS by STARTTLS, and from the first byte with smtps://', async () => {
  const plain = await startMailServer({ ...tls, withLogin: true })
  const secure = await startMailServer({ ...tls, withLogin: true, secure: true })
  // The certificate of the test is nobody's.
  const trust = '?tls.rejectUnauthorized=false'
  expect(await trySending(`smtp://${loginOfMailServer}127.0.0.1:${plain.port}${trust}`)).toBeNull()
  expect(await trySending(`smtps://${loginOfMailServer}127.0.0.1:${secure.port}${trust}`)).toBeNull()
  expect([...plain.mails, ...secure.mails].map(({ isSecure }) => isSecure)).toEqual([true, true])
  await Promise.all([plain.close(), secure.close()])
})

it('takes no certificate that nobody vouches for, and says so without the password', async () => {
  const server = await startMailServer({ ...tls, secure: true, withLogin: true })
  const said = await trySending(`smtps://${loginOfMailServer}127.0.0.1:${server.port}`)
  await server.close()
  expect(said).toBe(
    `No secure connection (TLS) to the mail server 127.0.0.1:${server.port}: self-signed certificate. ` +
      'Look at smtp:// or smtps://, the port, and its certificate.',
  )
  expect(said).not.toContain(passwordOfMailServer)
  expect(server.mails).toEqual([])
})

it('names a host that is not there', async () => {
  expect(await trySending('smtp://no-such-host.invalid:2525')).toBe(
    'There is no host with the name of the mail server no-such-host.invalid:2525. Look at SMTP_URL.',
  )
})
