import { describe, expect, it } from 'vitest'
import { checkSettings, environmentOfParts, readWholeSettings } from '../../start/environment.ts'

const secrets = {
  PAYLOAD_SECRET: { value: 'kZ3v9Qx7Lm2Rt8Wb5Ny1Hc6Jd4Fg0Ps7a', from: 'environment', path: '' } as const,
  PUBLISHER_API_KEY: { value: 'Uq8Xe2Vz6Ty1Ro5Ai9Sl3Dk7Fm4Gn0Bw3', from: 'environment', path: '' } as const,
  ADMIN_PASSWORD: null,
}

describe('npm start', () => {
  it('gives the keys of the object store and of the webhook to the publisher alone', () => {
    const keys = {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG',
      PUBLISH_WEBHOOK_SECRET: 'the-receiver-knows-it',
    }
    const parts = environmentOfParts(readWholeSettings(keys, secrets), keys)
    expect(parts.publisher).toMatchObject(keys)
    for (const name of Object.keys(keys)) {
      expect(parts.cms).not.toHaveProperty(name)
      expect(parts.server).not.toHaveProperty(name)
    }
  })

  it('says before anything starts what the settings of the object store lack', () => {
    expect(() => checkSettings({ SITE_STORE: 's3://errata' })).toThrow('AWS_REGION is missing.')
  })
})
