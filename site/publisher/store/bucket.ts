import { setMaxListeners } from 'node:events'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { StoreSettings } from '../../../system/publishingSettings.ts'
import { cacheControlOf, contentTypeOf } from '../../server/headers.ts'
import { growingPause } from '../follow/growingPause.ts'
import { pause } from '../follow/pause.ts'
import { readClientError, statusOf, StoreError, type AnswerKind } from './storeError.ts'

/** How patient the client is. In all a request is tried for 16 s beside its own time; then the publisher's own pauses begin. */
export type BucketTimes = {
  connectMs: number
  /** The longest silence within a request. */
  silenceMs: number
  tries: number
  firstPauseMs: number
  longestPauseMs: number
}
export const usualBucketTimes: BucketTimes = {
  connectMs: 5_000,
  silenceMs: 20_000,
  tries: 6,
  firstPauseMs: 500,
  longestPauseMs: 8_000,
}

/** What is at a path of a bucket, as its listing says. */
export type ListedObject = { bytes: number; etag: string }

/**
 * The bucket, or the folder in it, that holds the site. Paths are below that folder. Everything is tried again with growing pauses
 * where that may help; throws StoreError, or the signal's reason.
 */
export type Bucket = {
  /** Null where there is nothing. */
  read: (path: string) => Promise<Buffer | null>
  /** Puts a file as readers get it: with its type, how long it may be kept, and its sum. */
  put: (file: { path: string; sha256: string; content: Uint8Array }) => Promise<void>
  remove: (path: string) => Promise<void>
  list: () => Promise<Map<string, ListedObject>>
  /** The sum that `put` left with an object; null where something else put it, or it is gone. */
  readSum: (path: string) => Promise<string | null>
}

const sumName = 'okuzuke-sha256'

/** The client of a store. It keeps its connections: one for as long as the process lives. */
export function createS3Client(store: StoreSettings, times: BucketTimes): S3Client {
  return new S3Client({
    region: store.region,
    ...(store.endpoint === null ? {} : { endpoint: store.endpoint, forcePathStyle: true }),
    ...(store.keys === null
      ? {}
      : { credentials: { accessKeyId: store.keys.id, secretAccessKey: store.keys.secret } }),
    // Its own pauses can't be stopped.
    maxAttempts: 1,
    // Not every S3 server knows the newer sums. The signature covers the content's sha256 anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: times.connectMs, socketTimeout: times.silenceMs },
  })
}

export function openBucket({
  client,
  store,
  times,
  signal,
}: {
  client: S3Client
  store: StoreSettings
  times: BucketTimes
  signal: AbortSignal
}): Bucket {
  const keyOf = (path: string) => (store.prefix === '' ? path : `${store.prefix}/${path}`)
  const at = (path: string) => ({ Bucket: store.bucket, Key: keyOf(path) })
  // Each request under way listens to it; Node would take more than ten for a leak.
  const stop = AbortSignal.any([signal])
  setMaxListeners(0, stop)
  const options = { abortSignal: stop }
  const ask = <T>(work: () => Promise<T>): Promise<T> => tryAgain({ work, store, times, signal: stop })
  const unlessThere = (error: unknown): null => {
    const isBucketThere = !(error instanceof Error && error.name === 'NoSuchBucket')
    if (statusOf(error) === 404 && isBucketThere) return null
    throw error
  }
  return {
    read: (path) =>
      ask(async () => {
        const answer = await client.send(new GetObjectCommand(at(path)), options).catch(unlessThere)
        if (answer?.Body === undefined) return null
        return Buffer.from(await answer.Body.transformToByteArray())
      }),
    put: ({ path, sha256, content }) =>
      ask(async () => {
        const headers = { ContentType: contentTypeOf(path), CacheControl: cacheControlOf(path) }
        const command = { ...at(path), ...headers, Body: content, Metadata: { [sumName]: sha256 } }
        await client.send(new PutObjectCommand(command), options)
      }),
    remove: (path) =>
      ask(async () => {
        await client.send(new DeleteObjectCommand(at(path)), options).catch(unlessThere)
      }),
    list: () => listAll({ client, store, ask, signal: stop }),
    readSum: (path) =>
      ask(async () => {
        const answer = await client.send(new HeadObjectCommand(at(path)), options).catch(unlessThere)
        return answer?.Metadata?.[sumName] ?? null
      }),
  }
}

async function listAll({
  client,
  store,
  ask,
  signal,
}: {
  client: S3Client
  store: StoreSettings
  ask: <T>(work: () => Promise<T>) => Promise<T>
  signal: AbortSignal
}): Promise<Map<string, ListedObject>> {
  const folder = store.prefix === '' ? '' : `${store.prefix}/`
  const objects = new Map<string, ListedObject>()
  let next: string | undefined
  do {
    const command = new ListObjectsV2Command({
      Bucket: store.bucket,
      Prefix: folder,
      ...(next === undefined ? {} : { ContinuationToken: next }),
    })
    const page = await ask(() => client.send(command, { abortSignal: signal }))
    for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? [])
      objects.set(Key.slice(folder.length), { bytes: Size, etag: ETag.replaceAll('"', '') })
    next = page.IsTruncated === true ? page.NextContinuationToken : undefined
  } while (next !== undefined)
  return objects
}

async function tryAgain<T>({
  work,
  store,
  times,
  signal,
}: {
  work: () => Promise<T>
  store: StoreSettings
  times: BucketTimes
  signal: AbortSignal
}): Promise<T> {
  const pauses = growingPause({ firstMs: times.firstPauseMs, longestMs: times.longestPauseMs })
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      const { kind, details, passes } = readClientError(error)
      if (!passes || tries >= times.tries) throw new StoreError(kind, sentenceOf({ kind, details, store }))
      await pause(pauses.next(), signal)
    }
  }
}

function sentenceOf({
  kind,
  details,
  store,
}: {
  kind: AnswerKind
  details: string
  store: StoreSettings
}): string {
  const place = `${store.bucket} at ${store.endpoint ?? `Amazon S3 in ${store.region}`}`
  const sentences: Record<AnswerKind, string> = {
    unreachable: `The object store ${place} can't be reached (${details}). Look at the network, and at S3_ENDPOINT.`,
    slow: `The object store ${place} gave no answer in time (${details}).`,
    refused:
      `The object store ${place} refuses (${details}). Look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; ` +
      'the key needs s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject on what is in it.',
    'no-bucket': `There is no bucket ${place} (${details}). Make it, or correct SITE_STORE.`,
    'other-region': `The bucket ${place} is in another region (${details}). Set AWS_REGION to it.`,
    status: `The object store ${place} answered with an error (${details}).`,
  }
  return sentences[kind]
}
