import type { Mutation } from '../mutation.ts'

const settings = { project: 'unit', tests: ['tests/system/settings.test.ts'] } as const
const secrets = { project: 'security', tests: ['tests/security/secrets.test.ts'] } as const

/** Secrets, logs, files that others must not read. */
export const whatStaysSecret: readonly Mutation[] = [
  {
    name: 'a short secret is taken',
    file: 'system/settings.ts',
    from: '.min(32,',
    to: '.min(4,',
    ...secrets,
    testName: 'D14',
  },
  {
    name: 'a well-known secret is taken',
    file: 'system/settings.ts',
    from: '!wellKnownSecrets.test(text) && new Set(text).size > 8',
    to: 'new Set(text).size > 8',
    ...secrets,
    testName: 'D14',
  },
  {
    name: 'a repetitive secret is taken',
    file: 'system/settings.ts',
    from: '!wellKnownSecrets.test(text) && new Set(text).size > 8',
    to: '!wellKnownSecrets.test(text)',
    ...secrets,
    testName: 'D14',
  },
  {
    name: 'a MongoDB without transactions is taken',
    file: 'system/settings.ts',
    from: 'return /[?&]replicaSet=[^&]+/.test(url)',
    to: 'return /mongodb/.test(url)',
    ...settings,
  },
  {
    name: 'the client’s own word is its address',
    file: 'system/clientAddress.ts',
    from: 'trustProxy ? forwardedFor',
    to: 'trustProxy !== null ? forwardedFor',
    project: 'unit',
    tests: ['tests/system/clientAddress.test.ts'],
  },
]
