import { expect, it } from 'vitest'
import { readCmsSettings, SettingsError } from '../../system/settings.ts'

const secrets = {
  PAYLOAD_SECRET: '0123456789abcdefghijklmnopqrstuvwxyz',
  PUBLISHER_API_KEY: 'zyxwvutsrqponmlkjihgfedcba9876543210',
}
const mailOf = (env: Record<string, string>) => readCmsSettings({ ...secrets, ...env }).mail

it('sends no mail without SMTP_URL', () => {
  expect(mailOf({ MAIL_FROM: 'errata@example.org' })).toBeNull()
})

it('sends from MAIL_FROM, else from the host of CMS_URL', () => {
  const SMTP_URL = 'smtp://user:p%40ss@mail.example.org:587'
  const from = (env: Record<string, string>) => mailOf({ SMTP_URL, ...env })?.from
  expect(from({ CMS_URL: 'https://cms.example.org' })).toEqual({
    name: 'Okuzuke',
    address: 'okuzuke@cms.example.org',
  })
  expect(from({})).toEqual({ name: 'Okuzuke', address: 'okuzuke@localhost' })
  expect(from({ MAIL_FROM: 'errata@example.org' })).toEqual({
    name: 'Okuzuke',
    address: 'errata@example.org',
  })
  expect(from({ MAIL_FROM: '正誤表 <errata@example.org>' })).toEqual({
    name: '正誤表',
    address: 'errata@example.org',
  })
})

it('says what is wrong with an address, and does not show it: it can hold a password', () => {
  const problems = (env: Record<string, string>) => {
    try {
      mailOf(env)
    } catch (error) {
      if (error instanceof SettingsError) return error.problems
    }
    return []
  }
  const server =
    'SMTP_URL must be the address of a mail server: smtp://user:password@host:587 or smtps://user:password@host:465. ' +
    'Write signs like @ : / in the user or the password as %40 %3A %2F'
  expect(problems({ SMTP_URL: 'https://user:secret-word@mail.example.org' })).toEqual([server])
  expect(problems({ SMTP_URL: 'smtp://user:secret/word@mail.example.org' })).toEqual([server])
  expect(problems({ MAIL_FROM: 'nobody' })).toEqual([
    'MAIL_FROM must be an e-mail address, or a name with one: Errata <errata@example.org>',
  ])
})
