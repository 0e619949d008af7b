import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeStoreError } from '../../../../site/publisher/store/describeStoreError.ts'
import { createS3Store } from '../../../../site/publisher/store/s3Store.ts'
import { StoreError } from '../../../../site/publisher/store/storeError.ts'
import { writeRelease } from '../../../helpers/writeRelease.ts'

// What an S3 server answers, from one that answers nothing else.
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const times = { connectMs: 500, silenceMs: 300, tries: 3, firstPauseMs: 5, longestPauseMs: 10 }
let folder: string
let server: Server
let asked: Map<string, number>
let answer: RequestListener
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'okuzuke-store-'))
  asked = new Map()
  server = createServer((request, response) => {
    asked.set(request.url ?? '', (asked.get(request.url ?? '') ?? 0) + 1)
    request.resume()
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  server.closeAllConnections()
  server.close()
})

const endpointOf = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const refusal = (status: number, code: string): RequestListener => {
  const body = `<Error><Code>${code}</Code><Message>${secret}</Message><AWSAccessKeyId>AKIDEXAMPLE</AWSAccessKeyId></Error>`
  return (_request, response) => response.writeHead(status, { 'Content-Type': 'application/xml' }).end(body)
}
async function failToPut(endpoint = endpointOf()): Promise<StoreError> {
  const siteDir = join(folder, 'site')
  const manifest = writeRelease({ siteDir, number: 1, site: { shared: { 'index.html': 'front' } } })
  const keys = { id: 'AKIDEXAMPLE', secret }
  const store = createS3Store({
    store: { bucket: 'errata', prefix: '', region: 'us-east-1', endpoint, keys },
    publisherDir: join(folder, 'publisher'),
    log: () => {},
    times,
  })
  const failure: unknown = await store
    .put({ release: { siteDir, manifest }, signal: new AbortController().signal })
    .catch((error: unknown) => error)
  if (!(failure instanceof StoreError)) throw new Error('It was no StoreError.', { cause: failure })
  return failure
}

describe('a store that does not take a release says why', () => {
  it.each<[string, RequestListener, StoreError['kind'], number, (endpoint: string) => string]>([
    [
      'a key that is not accepted',
      refusal(403, 'SignatureDoesNotMatch'),
      'refused',
      1,
      (endpoint) =>
        `The object store errata at ${endpoint} refuses (403 SignatureDoesNotMatch). Look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; the key needs s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject on what is in it.`,
    ],
    [
      'no bucket of this name',
      refusal(404, 'NoSuchBucket'),
      'no-bucket',
      1,
      (endpoint) =>
        `There is no bucket errata at ${endpoint} (404 NoSuchBucket). Make it, or correct SITE_STORE.`,
    ],
    [
      'another region',
      refusal(301, 'PermanentRedirect'),
      'other-region',
      1,
      (endpoint) =>
        `The bucket errata at ${endpoint} is in another region (301 PermanentRedirect). Set AWS_REGION to it.`,
    ],
    [
      'an error that stays',
      refusal(503, 'SlowDown'),
      'status',
      3,
      (endpoint) => `The object store errata at ${endpoint} answered with an error (503 SlowDown).`,
    ],
    [
      'an answer of something else than S3',
      (_request, response) => response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway'),
      'status',
      3,
      (endpoint) => `The object store errata at ${endpoint} answered with an error (502).`,
    ],
    [
      'silence',
      () => {},
      'slow',
      3,
      (endpoint) => `The object store errata at ${endpoint} gave no answer in time (TimeoutError).`,
    ],
    [
      'a connection that breaks',
      (request) => request.socket.destroy(),
      'unreachable',
      3,
      (endpoint) =>
        `The object store errata at ${endpoint} can't be reached (ECONNRESET). Look at the network, and at S3_ENDPOINT.`,
    ],
  ])('%s', async (_name, listener, kind, tries, message) => {
    answer = listener
    const error = await failToPut()
    expect(error.message).toBe(message(endpointOf()))
    expect(error.kind).toBe(kind)
    expect(Math.max(...asked.values())).toBe(tries)
  })

  it('no server at all', async () => {
    const endpoint = endpointOf()
    server.close()
    const error = await failToPut(endpoint)
    expect(error.message).toBe(
      `The object store errata at ${endpoint} can't be reached (ECONNREFUSED). Look at the network, and at S3_ENDPOINT.`,
    )
  })

  it('with no key or signature in the error, however it is printed', async () => {
    answer = refusal(403, 'InvalidAccessKeyId')
    const printed = inspect(await failToPut(), { depth: null, showHidden: true })
    expect(printed).not.toContain(secret)
    expect(printed).not.toContain('AKIDEXAMPLE')
    expect(printed).not.toContain('AWS4-HMAC')
  })
})

describe('an editor is told of a store that does not take a release', () => {
  it.each<[StoreError['kind'], { ja: string; en: string }]>([
    [
      'unreachable',
      {
        ja: '公開先のオブジェクトストレージに接続できませんでした。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。つながりしだい自動で続けます。続く場合は管理者に伝えてください。（details）',
        en: 'The object store could not be reached. The new site is made, but not all of it is in the object store yet, from where readers get it. The publisher goes on by itself as soon as it answers; if this stays, tell an administrator. (details)',
      },
    ],
    [
      'slow',
      {
        ja: '公開先のオブジェクトストレージの応答が時間内に終わりませんでした。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。自動で続けます。続く場合は管理者に伝えてください。（details）',
        en: 'The object store did not answer in time. The new site is made, but not all of it is in the object store yet, from where readers get it. The publisher goes on by itself; if this stays, tell an administrator. (details)',
      },
    ],
    [
      'refused',
      {
        ja: '公開先のオブジェクトストレージが書き込みを許しません。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。管理者に、鍵とその権限を確かめるよう伝えてください。（details）',
        en: 'The object store does not let the publisher write. The new site is made, but not all of it is in the object store yet, from where readers get it. Tell an administrator to look at the key and its permissions. (details)',
      },
    ],
    [
      'no-bucket',
      {
        ja: '公開先のバケットがありません。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。管理者に、SITE_STORE の名前を確かめるよう伝えてください。（details）',
        en: 'The bucket for the site does not exist. The new site is made, but not all of it is in the object store yet, from where readers get it. Tell an administrator to look at SITE_STORE. (details)',
      },
    ],
    [
      'other-region',
      {
        ja: '公開先のバケットは別のリージョンにあります。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。管理者に、AWS_REGION を確かめるよう伝えてください。（details）',
        en: 'The bucket for the site is in another region. The new site is made, but not all of it is in the object store yet, from where readers get it. Tell an administrator to look at AWS_REGION. (details)',
      },
    ],
    [
      'status',
      {
        ja: '公開先のオブジェクトストレージがエラーを返しました。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。自動で続けます。続く場合は管理者に伝えてください。（details）',
        en: 'The object store answered with an error. The new site is made, but not all of it is in the object store yet, from where readers get it. The publisher goes on by itself; if this stays, tell an administrator. (details)',
      },
    ],
    [
      'damaged',
      {
        ja: 'できあがったサイトのファイルが壊れているため、オブジェクトストレージに置きませんでした。新しいサイトはできていますが、読者に届く置き場（オブジェクトストレージ）にはまだ全部は置かれていません。管理者に、ディスクの状態を確かめるよう伝えてください。（details）',
        en: "A file of the new site is damaged on the publisher's disk, and was not put into the object store. The new site is made, but not all of it is in the object store yet, from where readers get it. Tell an administrator to look at the disk. (details)",
      },
    ],
  ])('%s', (kind, message) => {
    expect(describeStoreError(new StoreError(kind, 'details'))).toEqual({
      problems: [{ severity: 'error', message, document: null }],
      passes: true,
    })
  })
})
