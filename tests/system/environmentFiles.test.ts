import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  readCmsSettings,
  readPublisherSettings,
  repositoryRoot,
  SettingsError,
} from '../../system/settings.ts'

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')
const example = parseEnv(read('.env.example'))
const secrets = {
  PAYLOAD_SECRET: '0123456789abcdefghijklmnopqrstuvwxyz',
  PUBLISHER_API_KEY: 'zyxwvutsrqponmlkjihgfedcba9876543210',
}

describe('.env.example', () => {
  it('changes nothing when it is copied as it is', () => {
    expect(readCmsSettings({ ...example, ...secrets })).toEqual(readCmsSettings(secrets))
    expect(readPublisherSettings({ ...example, ...secrets })).toEqual(readPublisherSettings(secrets))
  })

  it('has a line for every setting', () => {
    const source = read('system/settings.ts')
    const names = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map((match) => match[1])
    expect(Object.keys(example).sort()).toEqual(names.filter((name) => name !== 'NODE_ENV').sort())
    expect(names).toContain('DATABASE_URL')
  })

  it('says in a comment above each line what it is for', () => {
    const lines = read('.env.example').split('\n')
    const bare = lines.filter((line, index) => /^[A-Z]/.test(line) && !lines[index - 1]?.startsWith('# '))
    expect(bare).toEqual([])
  })
})

describe('docker-compose.yml', () => {
  const compose = read('docker-compose.yml')
  const required = [...compose.matchAll(/\$\{([A-Z0-9_]+):\?/g)].map((match) => String(match[1]))

  it('takes no variable that .env.example does not explain', () => {
    const taken = [...compose.matchAll(/\$\{([A-Z0-9_]+)/g)].map((match) => String(match[1]))
    expect(taken.filter((name) => !(name in example))).toEqual([])
  })

  it('asks for exactly those that .env.example marks with [docker]', () => {
    const lines = read('.env.example').split('\n')
    const marked = lines.filter((_line, index) => lines[index - 1]?.startsWith('# [docker]'))
    expect(marked.map((line) => line.split('=')[0]).sort()).toEqual([...new Set(required)].sort())
  })

  it('gives the CMS a database that production takes', () => {
    const url = /DATABASE_URL: (\S+)/.exec(compose)?.[1]
    expect(url).toBe('mongodb://mongo:27017/okuzuke?replicaSet=okuzuke')
    const settings = { NODE_ENV: 'production', ...secrets, DATABASE_URL: url }
    expect(readCmsSettings(settings).databaseUrl).toBe(url)
    expect(() => readCmsSettings({ ...settings, DATABASE_URL: url?.replace(/\?.*/, '') })).toThrow(
      SettingsError,
    )
  })

  it('shows no port of the database, and the others to this machine alone', () => {
    expect([...compose.matchAll(/ports: (.*)/g)].map((match) => match[1])).toEqual([
      "['127.0.0.1:${CMS_PORT:-3000}:3000']",
      "['127.0.0.1:${SITE_PORT:-8080}:8080']",
    ])
  })
})
