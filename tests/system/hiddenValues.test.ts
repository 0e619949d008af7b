import { expect, it } from 'vitest'
import { createHider, hiddenValuesOf } from '../../system/hiddenValues.ts'

it('hides every secret of the environment, and of an address the password alone', () => {
  const hide = createHider(
    hiddenValuesOf({
      PAYLOAD_SECRET: 'kZ3v9Qx7Lm2Rt8Wb5Ny1Hc6Jd4Fg0Ps7a',
      ADMIN_PASSWORD: 'say "friend" and enter',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG',
      DATABASE_URL: 'mongodb://okuzuke:pass%2Fword@db.example.org:27017/okuzuke',
      SITE_URL: 'https://errata.example.org',
    }),
  )
  expect(hide('kZ3v9Qx7Lm2Rt8Wb5Ny1Hc6Jd4Fg0Ps7a and wJalrXUtnFEMI/K7MDENG')).toBe(
    '[PAYLOAD_SECRET] and [AWS_SECRET_ACCESS_KEY]',
  )
  expect(hide(JSON.stringify({ msg: 'say "friend" and enter' }))).toBe('{"msg":"[ADMIN_PASSWORD]"}')
  expect(hide('mongodb://okuzuke:pass%2Fword@db.example.org:27017 does not answer')).toBe(
    'mongodb://okuzuke:[DATABASE_URL]@db.example.org:27017 does not answer',
  )
  expect(hide('https://errata.example.org')).toBe('https://errata.example.org')
})

it('looks for no value so short that words hold it', () => {
  expect(hiddenValuesOf({ ADMIN_PASSWORD: 'and', DATABASE_URL: 'mongodb://a:the@host/okuzuke' })).toEqual([])
})
