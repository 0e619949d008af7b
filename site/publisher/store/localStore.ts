import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../../system/durableWrites.ts'
import { Mount, readTree, ReleasedFile, Tree, unlessMissing } from '../release/releaseManifest.ts'
import { compareContents, type Contents } from './compareContents.ts'
import { readJson } from './readJson.ts'
import { listOwnFiles, toSum, treeListOf } from './releaseFiles.ts'
import type { SiteStore } from './siteStore.ts'

const PutRelease = z.strictObject({
  version: z.literal(1),
  files: z.array(ReleasedFile.omit({ age: true })),
  mounts: z.array(Mount),
})

/**
 * The store of an installation whose releases stay in the local folder: putting is the switch, which was made already. It keeps what
 * the last release consisted of, so that it knows what changed; where it can't know that, everything is changed.
 */
export function createLocalStore({ publisherDir }: { publisherDir: string }): SiteStore {
  const notes = join(publisherDir, 'put-release.json')
  return {
    put: async ({ release: { siteDir, manifest }, signal, announce }) => {
      const after = { siteDir, files: listOwnFiles({ siteDir, manifest }), mounts: manifest.mounts }
      const compareWith = (before: Contents) =>
        compareContents({
          ...{ before, after },
          readOldTree: (id) => readOldTree(siteDir, id),
          readNewTree: (id) => readTree(siteDir, id),
        })
      const difference =
        (await compareWith((await readPutRelease(notes)) ?? nothing)) ?? (await compareWith(nothing))
      signal.throwIfAborted()
      const { put = [], gone = [] } = difference ?? {}
      const changed = [...put.map(({ path }) => path), ...gone].sort()
      if (changed.length > 0) await announce?.(changed)
      const files = after.files.map(toSum)
      await mkdir(publisherDir, { recursive: true })
      await writeDurably(notes, JSON.stringify({ version: 1, files, mounts: manifest.mounts }))
      return { changed }
    },
  }
}

const nothing: Contents = { files: [], mounts: [] }

// Damaged notes are no reason to stop: whoever is told of changes is told that everything changed.
async function readPutRelease(path: string): Promise<Contents | null> {
  const text = await readFile(path, 'utf8').catch(unlessMissing(null))
  return text === null ? null : readJson(PutRelease, text)
}

async function readOldTree(siteDir: string, id: string): Promise<Tree | null> {
  const text = await readFile(treeListOf(siteDir, id), 'utf8').catch(unlessMissing(null))
  return text === null ? null : readJson(Tree, text)
}
