import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  SettingsError,
  readCmsSettings,
  readPlaceSettings,
  readPublisherSettings,
  readServerSettings,
  repositoryRoot,
} from '../../system/settings.ts'

const secrets = {
  PAYLOAD_SECRET: '0f5e8a1c9b7d3e2f4a6c8b0d1e3f5a7c',
  PUBLISHER_API_KEY: '9c1b3d5f7e8a0c2b4d6f8e1a3c5b7d9f',
}
const problemsOf = (read: () => unknown): readonly string[] => {
  try {
    read()
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

describe('settings', () => {
  it('have a working default on one machine', () => {
    expect(readCmsSettings(secrets)).toEqual({
      production: false,
      dataDir: resolve(repositoryRoot, 'data'),
      mediaDir: resolve(repositoryRoot, 'data/media'),
      siteDir: resolve(repositoryRoot, 'data/site'),
      publisherDir: resolve(repositoryRoot, 'data/publisher'),
      cmsHost: '127.0.0.1',
      cmsPort: 3000,
      siteHost: '127.0.0.1',
      sitePort: 8080,
      cmsUrl: 'http://127.0.0.1:3000',
      siteUrl: 'http://127.0.0.1:8080',
      databaseUrl: `file:${resolve(repositoryRoot, 'data/okuzuke.db')}`,
      payloadSecret: secrets.PAYLOAD_SECRET,
      publisherApiKey: secrets.PUBLISHER_API_KEY,
      adminEmail: null,
      adminPassword: null,
      trustProxy: false,
      mail: null,
    })
  })

  it('hang relative paths on the repository, not on the working directory', () => {
    expect(readCmsSettings({ ...secrets, DATABASE_URL: 'file:data/own.db' }).databaseUrl).toBe(
      `file:${resolve(repositoryRoot, 'data/own.db')}`,
    )
    expect(readCmsSettings({ ...secrets, DATABASE_URL: 'file:///srv/own.db' }).databaseUrl).toBe(
      'file:/srv/own.db',
    )
  })

  it('take an empty variable for one that is not set, and no slash after an address', () => {
    expect(readPlaceSettings({ SITE_PORT: '', SITE_URL: 'https://errata.example.org/' })).toMatchObject({
      sitePort: 8080,
      siteUrl: 'https://errata.example.org',
    })
  })

  it('reach a server that listens everywhere over the loopback address', () => {
    expect(readPlaceSettings({ SITE_HOST: '0.0.0.0' }).siteUrl).toBe('http://127.0.0.1:8080')
    expect(readPlaceSettings({ SITE_HOST: '::1' }).siteUrl).toBe('http://[::1]:8080')
  })

  it('of the others keep no reader out: the static server looks at its own alone', () => {
    const wrong = { CMS_PORT: 'x', CMS_URL: 'x', SITE_URL: 'x', DATABASE_URL: 'x', PAYLOAD_SECRET: 'x' }
    expect(readServerSettings({ ...wrong, DATA_DIR: '/srv/okuzuke' })).toEqual({
      dataDir: '/srv/okuzuke',
      siteDir: '/srv/okuzuke/site',
      siteHost: '127.0.0.1',
      sitePort: 8080,
      trustProxy: false,
    })
  })

  it('name every variable that is wrong, at once', () => {
    expect(
      problemsOf(() =>
        readCmsSettings({
          PAYLOAD_SECRET: 'short',
          CMS_PORT: '70000',
          DATABASE_URL: 'postgres://x',
          ADMIN_PASSWORD: '1234',
        }),
      ),
    ).toEqual([
      'CMS_PORT must be a port from 1 to 65535',
      'DATABASE_URL must begin with file: (SQLite) or mongodb: (MongoDB)',
      'PAYLOAD_SECRET is shorter than 32 characters. Make one with: openssl rand -hex 32',
      'PUBLISHER_API_KEY is missing. Set it to a random text of 32 characters or more (openssl rand -hex 32)',
      'ADMIN_PASSWORD must have 12 characters or more',
    ])
  })

  it.each(['changeme-changeme-changeme-changeme', 'a'.repeat(40), 'your-secret-your-secret-your-secret'])(
    'refuse the well-known secret %s',
    (secret) => {
      expect(problemsOf(() => readPublisherSettings({ PUBLISHER_API_KEY: secret }))).toEqual([
        'PUBLISHER_API_KEY is a well-known or repetitive text. Make one with: openssl rand -hex 32',
      ])
    },
  )

  it('refuse MongoDB without a replica set in production, by name', () => {
    const read = (url: string) =>
      problemsOf(() => readCmsSettings({ ...secrets, NODE_ENV: 'production', DATABASE_URL: url }))
    expect(read('mongodb://db/okuzuke')).toEqual([
      'DATABASE_URL names no replica set, and without one MongoDB has no transactions. Add ?replicaSet=NAME (a set of one server is enough: rs.initiate())',
    ])
    expect(read('mongodb://db/okuzuke?replicaSet=rs0')).toEqual([])
    expect(read('mongodb+srv://db.example.org/okuzuke')).toEqual([])
  })
})

describe('the settings of where releases go', () => {
  const key = { PUBLISHER_API_KEY: secrets.PUBLISHER_API_KEY }
  const amazon = { ...key, SITE_STORE: 's3://errata.example.org', AWS_REGION: 'ap-northeast-1' }

  it('leave them in the local folder and tell nobody, unless they say otherwise', () => {
    expect(readPublisherSettings(key)).toMatchObject({ store: null, webhook: null })
  })

  it('name a bucket, a folder in it, and the key', () => {
    expect(
      readPublisherSettings({
        ...key,
        SITE_STORE: 's3://errata/sites/math-books/',
        S3_ENDPOINT: 'https://s3.example.org/',
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG',
      }).store,
    ).toEqual({
      bucket: 'errata',
      prefix: 'sites/math-books',
      region: 'us-east-1',
      endpoint: 'https://s3.example.org',
      keys: { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG' },
    })
  })

  it('need no key where the machine has a role', () => {
    expect(readPublisherSettings(amazon).store).toEqual({
      bucket: 'errata.example.org',
      prefix: '',
      region: 'ap-northeast-1',
      endpoint: null,
      keys: null,
    })
  })

  it.each([
    'errata',
    'https://errata.s3.amazonaws.com',
    's3://Errata',
    's3://errata//a',
    's3://errata/../a',
    's3://errata/a b',
  ])('refuse %s as a store', (address) => {
    expect(problemsOf(() => readPublisherSettings({ ...amazon, SITE_STORE: address }))).toEqual([
      'SITE_STORE must name a bucket and, if you like, a folder in it: s3://bucket or s3://bucket/folder (letters, digits, "-", "_" and ".")',
    ])
  })

  it('say what a store lacks', () => {
    expect(
      problemsOf(() =>
        readPublisherSettings({ ...key, SITE_STORE: 's3://errata', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE' }),
      ),
    ).toEqual([
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together. Set both, or neither: then the role of this machine counts',
      "AWS_REGION is missing. Set it to the region of the bucket, like ap-northeast-1; for an S3 server other than Amazon's, set S3_ENDPOINT to its address",
    ])
  })

  it('ask for a secret beside the webhook in production, and keep its address as it is', () => {
    const hook = { ...key, PUBLISH_WEBHOOK_URL: 'https://cdn.example.org/purge/' }
    expect(readPublisherSettings(hook).webhook).toEqual({
      url: 'https://cdn.example.org/purge/',
      secret: null,
    })
    expect(problemsOf(() => readPublisherSettings({ ...hook, NODE_ENV: 'production' }))).toEqual([
      'PUBLISH_WEBHOOK_SECRET is missing. Set it to a random text of 16 characters or more (openssl rand -hex 32), and give it to whoever answers at PUBLISH_WEBHOOK_URL',
    ])
    const signed = { ...hook, NODE_ENV: 'production', PUBLISH_WEBHOOK_SECRET: '0123456789abcdef' }
    expect(readPublisherSettings(signed).webhook?.secret).toBe('0123456789abcdef')
  })

  it('refuse a short secret, and a user name in the address of the webhook', () => {
    expect(
      problemsOf(() =>
        readPublisherSettings({
          ...key,
          PUBLISH_WEBHOOK_URL: 'https://me:secret@cdn.example.org',
          PUBLISH_WEBHOOK_SECRET: 'short',
        }),
      ),
    ).toEqual([
      'PUBLISH_WEBHOOK_URL must be an http or https address without a user name in it',
      'PUBLISH_WEBHOOK_SECRET is shorter than 16 characters. Make one with: openssl rand -hex 32',
    ])
  })
})
