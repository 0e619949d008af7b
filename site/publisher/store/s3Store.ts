import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { StoreSettings } from '../../../system/publishingSettings.ts'
import { sha256 } from '../../../system/sha256.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { readTree, Tree, unlessMissing, type ReleaseManifest } from '../release/releaseManifest.ts'
import { createS3Client, openBucket, usualBucketTimes, type Bucket, type BucketTimes } from './bucket.ts'
import {
  attemptName,
  readBucketState,
  stateName,
  treeLists,
  writeNote,
  type BucketState,
} from './bucketState.ts'
import { compareContents, treesOf, type Difference } from './compareContents.ts'
import { inspectBucket } from './inspectBucket.ts'
import { readPublisherId } from './publisherId.ts'
import { orderOf } from './putOrder.ts'
import { readJson } from './readJson.ts'
import { listMountedFiles, listOwnFiles, toSum, treeListOf, type ReleaseFile } from './releaseFiles.ts'
import type { SiteStore } from './siteStore.ts'
import { StoreError } from './storeError.ts'

type Release = { siteDir: string; manifest: ReleaseManifest }

/**
 * A store in a bucket of an S3 server. The order (`orderOf`) keeps the site in the bucket whole at any moment, and two notes in the
 * bucket (`bucketState.ts`) say what a publisher that was killed or stopped may have left half done. Where the notes are missing or
 * another installation wrote them, the bucket's listing decides.
 */
export function createS3Store({
  store,
  publisherDir,
  log,
  times = usualBucketTimes,
}: {
  store: StoreSettings
  publisherDir: string
  log: (line: string) => void
  times?: BucketTimes
}): SiteStore {
  const client = createS3Client(store, times)
  return {
    put: async ({ release, signal, announce }) => {
      const { siteDir, manifest } = release
      const bucket = openBucket({ client, store, times, signal })
      const publisher = await readPublisherId(publisherDir)
      const { state, unsettled } = await readBucketState(bucket)
      const isOwn = state?.publisher === publisher
      const difference =
        (isOwn ? await compareWithState({ release, bucket, state, unsettled }) : null) ??
        (await inspectAll({ release, bucket, log }))
      const attempt = randomUUID()
      const paths = [...difference.put.map(({ path }) => path), ...difference.gone]
      if (paths.length > 0)
        await writeNote(bucket, attemptName, { version: 1, attempt, release: manifest.id, paths })
      else if (isOwn && state.release === manifest.id) return { changed: [] }
      await makeGood({ bucket, difference })
      const changed = paths.filter((path) => !path.startsWith(treeLists)).sort()
      if (changed.length > 0) await announce?.(changed)
      const { id, mounts } = manifest
      const files = listOwnFiles({ siteDir, manifest }).map(toSum)
      await writeNote(bucket, stateName, { version: 1, publisher, attempt, release: id, files, mounts })
      return { changed }
    },
  }
}

async function compareWithState({
  release: { siteDir, manifest },
  bucket,
  state,
  unsettled,
}: {
  release: Release
  bucket: Bucket
  state: BucketState
  unsettled: ReadonlySet<string>
}): Promise<Difference | null> {
  const [oldTrees, newTrees] = [treesOf(state.mounts), treesOf(manifest.mounts)]
  const lists = await Promise.all(
    [...newTrees]
      .filter((tree) => !oldTrees.has(tree) || unsettled.has(listName(tree)))
      .map((tree) => treeList(siteDir, tree)),
  )
  const present = new Set([...newTrees].map(listName))
  const oldLists = new Set([...[...oldTrees].map(listName), ...unsettled].filter(isTreeList))
  const difference = await compareContents({
    before: state,
    after: { siteDir, files: listOwnFiles({ siteDir, manifest }), mounts: manifest.mounts },
    unsettled: new Set([...unsettled].filter((path) => !isTreeList(path))),
    readOldTree: async (tree) => {
      const text =
        (await readFile(treeListOf(siteDir, tree)).catch(unlessMissing(null))) ??
        (await bucket.read(listName(tree)))
      return text === null ? null : readJson(Tree, text.toString('utf8'))
    },
    readNewTree: (tree) => readTree(siteDir, tree),
  })
  if (difference === null) return null
  return {
    put: [...difference.put, ...lists],
    gone: [...difference.gone, ...[...oldLists].filter((path) => !present.has(path))],
    present: difference.present,
  }
}

async function inspectAll({
  release: { siteDir, manifest },
  bucket,
  log,
}: {
  release: Release
  bucket: Bucket
  log: (line: string) => void
}): Promise<Difference> {
  log('The object store holds no notes of this publisher; it is compared with the release, file by file.')
  const files = listOwnFiles({ siteDir, manifest })
  for (const id of treesOf(manifest.mounts)) {
    const tree = await readTree(siteDir, id)
    files.push(...listMountedFiles({ siteDir, tree, mounts: manifest.mounts }), await treeList(siteDir, id))
  }
  return inspectBucket({ bucket, files })
}

async function makeGood({ bucket, difference }: { bucket: Bucket; difference: Difference }): Promise<void> {
  const { takenDown, stages, leftOver } = orderOf(difference)
  await forEachOf(takenDown, bucket.remove)
  for (const stage of stages) {
    await forEachOf(stage.filter(isSmall), (file) => putFile(bucket, file))
    // One by one: sixteen uploads of 40 MB would not fit into memory.
    for (const file of stage) if (!isSmall(file)) await putFile(bucket, file)
  }
  for (const paths of leftOver) await forEachOf(paths, bucket.remove)
}

const isSmall = ({ bytes }: ReleaseFile): boolean => bytes <= 1024 * 1024

async function putFile(bucket: Bucket, { path, sha256: sum, from }: ReleaseFile): Promise<void> {
  const content = await readFile(from).catch((error: unknown) => {
    throw new StoreError('damaged', `${from} can't be read, and was not put (${toMessage(error)}).`)
  })
  if (sha256(content) !== sum)
    throw new StoreError('damaged', `${from} is not what the list of its release says, and was not put.`)
  await bucket.put({ path, sha256: sum, content })
}

const listName = (tree: string): string => `${treeLists}${tree}.json`
const isTreeList = (path: string): boolean => path.startsWith(treeLists)

async function treeList(siteDir: string, tree: string): Promise<ReleaseFile> {
  const from = treeListOf(siteDir, tree)
  const content = await readFile(from)
  return { path: listName(tree), sha256: sha256(content), bytes: content.length, from }
}
