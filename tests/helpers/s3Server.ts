import { randomBytes } from 'node:crypto'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { forEachOf } from '../../system/forEachOf.ts'
import type { StoreSettings } from '../../system/publishingSettings.ts'

/**
 * An S3 server to test with: `http://key:secret@host:port`, without a key for a server that takes any. `pip install 'moto[server]'`
 * and `moto_server -p 5000` give one.
 */
const named = process.env.S3_TEST_ENDPOINT ?? ''
export const hasS3 = named !== ''
if (!hasS3) console.log('S3_TEST_ENDPOINT names no S3 server: what is put into an object store is not tried.')

export type StoredObject = {
  text: string
  contentType: string | undefined
  cacheControl: string | undefined
  metadata: Record<string, string>
}

/** An empty bucket of its own. */
export type TestBucket = {
  store: StoreSettings
  /** The keys of everything in it, sorted. */
  keys: () => Promise<string[]>
  read: (key: string) => Promise<StoredObject>
  /** Each object's content by its key. Some may go while it reads: those are left out. */
  readAll: () => Promise<Record<string, string>>
  write: (key: string, text: string) => Promise<void>
  remove: (key: string) => Promise<void>
  close: () => Promise<void>
}

export async function openTestBucket({ prefix = '' } = {}): Promise<TestBucket> {
  const store = testStore(`okuzuke-${randomBytes(6).toString('hex')}`, prefix)
  const { bucket: Bucket, keys: login } = store
  const client = new S3Client({
    region: store.region,
    endpoint: store.endpoint ?? '',
    forcePathStyle: true,
    credentials: { accessKeyId: login?.id ?? '', secretAccessKey: login?.secret ?? '' },
  })
  await client.send(new CreateBucketCommand({ Bucket }))
  const keys = async (): Promise<string[]> => {
    const found: string[] = []
    let next: string | undefined
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: next }))
      found.push(...(page.Contents ?? []).map(({ Key = '' }) => Key))
      next = page.NextContinuationToken
    } while (next !== undefined)
    return found.sort()
  }
  const read = async (Key: string): Promise<StoredObject> => {
    const answer = await client.send(new GetObjectCommand({ Bucket, Key }))
    return {
      text: (await answer.Body?.transformToString()) ?? '',
      contentType: answer.ContentType,
      cacheControl: answer.CacheControl,
      metadata: answer.Metadata ?? {},
    }
  }
  const remove = async (Key: string) => {
    await client.send(new DeleteObjectCommand({ Bucket, Key }))
  }
  return {
    ...{ store, keys, read, remove },
    readAll: async () => {
      const texts: Record<string, string> = {}
      await forEachOf(await keys(), async (key) => {
        const object = await read(key).catch((error: unknown) => {
          if (error instanceof Error && error.name === 'NoSuchKey') return null
          throw error
        })
        if (object !== null) texts[key] = object.text
      })
      return texts
    },
    write: async (Key, text) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: text }))
    },
    close: async () => {
      await forEachOf(await keys(), remove)
      await client.send(new DeleteBucketCommand({ Bucket }))
      client.destroy()
    },
  }
}

/** The settings of a bucket on the server to test with. */
export function testStore(bucket: string, prefix = ''): StoreSettings {
  const { origin, username, password } = new URL(named)
  return {
    ...{ bucket, prefix, region: 'us-east-1', endpoint: origin },
    keys: { id: username || 'test', secret: password || 'test-secret' },
  }
}
