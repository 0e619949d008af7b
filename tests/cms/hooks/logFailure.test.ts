import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { APIError, createPayloadRequest, getPayload, type AfterErrorHook } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildCmsConfig } from '../../../cms/buildCmsConfig.ts'
import { answerFor, type Client } from '../../../cms/doors/client.ts'
import { openTestCms, type TestCms } from '../../helpers/openTestCms.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await openTestCms()
})
afterAll(() => cms.close())

/** What the CMS logs when a request of this client ends with this error. */
async function logOf({ error, client }: { error: Error; client: Client | null }) {
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString('utf8'))
      done()
    },
  })
  const config = await buildCmsConfig(cms.settings, { logger: { options: {}, destination } })
  const key = randomUUID()
  const payload = await getPayload({ config, key, disableOnInit: true })
  try {
    const request = new Request('http://cms.test/api/books?depth=0', { method: 'POST' })
    const req = await createPayloadRequest({ config, request, payloadInstanceCacheKey: key })
    const answer = async () => {
      for (const hook of config.hooks.afterError ?? [])
        await hook({ error, req, context: req.context } as Parameters<AfterErrorHook>[0])
    }
    await (client === null ? answer() : answerFor(client, answer))
  } finally {
    await payload.destroy()
  }
  return lines
    .map((line) => JSON.parse(line) as { msg: string; client?: string })
    .filter(({ client }) => client !== undefined)
    .map(({ msg, client }) => ({ msg, client }))
}

it('names the request, and the client as the server knows it', async () => {
  const error = new Error('the disk is full')
  const msg = 'POST /api/books could not be answered: the disk is full'
  expect(await logOf({ error, client: { address: '203.0.113.7' } })).toEqual([{ msg, client: '203.0.113.7' }])
  expect(await logOf({ error, client: null })).toEqual([{ msg, client: 'unknown' }])
})

it('says nothing of a request that was refused', async () => {
  expect(await logOf({ error: new APIError('Not so.', 403), client: null })).toEqual([])
})
