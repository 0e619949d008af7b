import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { Bucket, ListedObject } from './bucket.ts'
import { attemptName, stateName, treeLists } from './bucketState.ts'
import type { Difference } from './compareContents.ts'
import type { ReleaseFile } from './releaseFiles.ts'

/**
 * Compares all files of a release with the bucket's listing. An object is right where its size and its ETag (the MD5 of what was put
 * in one piece) are those of the file. What a publisher put earlier and the release lacks is gone; what others put stays.
 */
export async function inspectBucket({
  bucket,
  files,
}: {
  bucket: Bucket
  files: readonly ReleaseFile[]
}): Promise<Difference> {
  const objects = await bucket.list()
  const put: ReleaseFile[] = []
  await forEachOf(files, async (file) => {
    if (!(await isRight(file, objects.get(file.path)))) put.push(file)
  })
  const present = new Set(files.map(({ path }) => path))
  const gone: string[] = []
  const others = [...objects.keys()].filter((path) => !present.has(path) && !notes.has(path))
  await forEachOf(others, async (path) => {
    if (path.startsWith(treeLists) || (await bucket.readSum(path)) !== null) gone.push(path)
  })
  return { put, gone, present }
}

const notes = new Set([stateName, attemptName])

async function isRight(file: ReleaseFile, object: ListedObject | undefined): Promise<boolean> {
  if (object === undefined || object.bytes !== file.bytes) return false
  const md5 = createHash('md5')
  await pipeline(createReadStream(file.from), md5)
  return md5.digest('hex') === object.etag
}
