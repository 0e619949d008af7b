import { afterEach, describe, expect, it, vi } from 'vitest'

const secret = 'k3Jd8sLq0ZxPw7Vn2Rb5Tg9Hf4Mc6Ye1'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function autoLoginOf(env: Record<string, string>) {
  const settings = { PAYLOAD_SECRET: secret, PUBLISHER_API_KEY: secret, ADMIN_PASSWORD: 'a long password' }
  for (const [name, value] of Object.entries({ ...settings, ...env })) vi.stubEnv(name, value)
  const config = await (await import('../../cms/payload.config.ts')).default
  return config.admin.autoLogin
}

describe('the login of the development server', () => {
  it('is the administrator of the environment; the password stays on the server', async () => {
    const autoLogin = await autoLoginOf({ NODE_ENV: 'development', ADMIN_EMAIL: 'admin@example.org' })
    expect(autoLogin).toEqual({ email: 'admin@example.org' })
  })

  it('needs an administrator', async () => {
    expect(await autoLoginOf({ NODE_ENV: 'development', ADMIN_EMAIL: '' })).toBe(false)
  })

  it.each(['production', 'test', ''])('is not there where NODE_ENV is "%s"', async (NODE_ENV) => {
    expect(await autoLoginOf({ NODE_ENV, ADMIN_EMAIL: 'admin@example.org' })).toBe(false)
  })
})
