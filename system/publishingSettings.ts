import { z } from 'zod'

/** The object store that releases are put into. Where `keys` is null, the role or profile of this machine counts. */
export type StoreSettings = {
  bucket: string
  /** The folder in the bucket, without slashes around it; empty: the whole bucket is the site's. */
  prefix: string
  region: string
  /** The address of an S3 server other than Amazon's. */
  endpoint: string | null
  keys: { id: string; secret: string } | null
}

/** Who is told which addresses changed. Without a secret, which production asks for, nothing is signed. */
export type WebhookSettings = { url: string; secret: string | null }

// The names of buckets: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const storeAddress = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*)\/?$/

/** `s3://bucket/folder` */
export const siteStore = z
  .string()
  .regex(
    storeAddress,
    'must name a bucket and, if you like, a folder in it: s3://bucket or s3://bucket/folder (letters, digits, "-", "_" and ".")',
  )
  .transform((text) => {
    const [, bucket = '', folder = ''] = storeAddress.exec(text) ?? []
    return { bucket, prefix: folder.slice(1) }
  })

export const region = z.string().regex(/^[a-z0-9-]+$/, 'must be the name of a region, like ap-northeast-1')

export const accessKey = z.string().regex(/^\S+$/, 'must not contain spaces or line breaks')

/** Not `webAddress`: a slash at its end counts, and its path or query may be a secret of the receiver's. */
export const hookAddress = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === '',
    'must be an http or https address without a user name in it',
  )

export const hookSecret = z
  .string()
  .min(16, 'is shorter than 16 characters. Make one with: openssl rand -hex 32')

type Values = {
  NODE_ENV?: string | undefined
  SITE_STORE?: { bucket: string; prefix: string } | undefined
  S3_ENDPOINT?: string | undefined
  AWS_REGION?: string | undefined
  AWS_ACCESS_KEY_ID?: string | undefined
  AWS_SECRET_ACCESS_KEY?: string | undefined
  PUBLISH_WEBHOOK_URL?: string | undefined
  PUBLISH_WEBHOOK_SECRET?: string | undefined
}

/** What is wrong with settings that are right one by one. */
export function publishingProblems(values: Values): string[] {
  const problems: string[] = []
  const isStored = values.SITE_STORE !== undefined
  if (isStored && (values.AWS_ACCESS_KEY_ID === undefined) !== (values.AWS_SECRET_ACCESS_KEY === undefined))
    problems.push(
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together. Set both, or neither: then the role of this machine counts',
    )
  if (isStored && values.AWS_REGION === undefined && values.S3_ENDPOINT === undefined)
    problems.push(
      'AWS_REGION is missing. Set it to the region of the bucket, like ap-northeast-1; ' +
        "for an S3 server other than Amazon's, set S3_ENDPOINT to its address",
    )
  const isSigned = values.PUBLISH_WEBHOOK_SECRET !== undefined
  if (values.PUBLISH_WEBHOOK_URL !== undefined && values.NODE_ENV === 'production' && !isSigned)
    problems.push(
      'PUBLISH_WEBHOOK_SECRET is missing. Set it to a random text of 16 characters or more (openssl rand -hex 32), ' +
        'and give it to whoever answers at PUBLISH_WEBHOOK_URL',
    )
  return problems
}

/** Null: releases stay in the local folder. */
export function storeOf(values: Values): StoreSettings | null {
  if (values.SITE_STORE === undefined) return null
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = values
  return {
    ...values.SITE_STORE,
    // Servers other than Amazon's take any region; most of them know this one.
    region: values.AWS_REGION ?? 'us-east-1',
    endpoint: values.S3_ENDPOINT ?? null,
    keys: id === undefined || secret === undefined ? null : { id, secret },
  }
}

/** Null: nobody is told. */
export function webhookOf(values: Values): WebhookSettings | null {
  const { PUBLISH_WEBHOOK_URL: url, PUBLISH_WEBHOOK_SECRET: secret } = values
  return url === undefined ? null : { url, secret: secret ?? null }
}
