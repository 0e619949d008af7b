import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../../../system/durableWrites.ts'
import { unlessMissing } from '../release/releaseManifest.ts'

/** By what a bucket knows this installation's publisher again: made once, and kept in its folder. */
export async function readPublisherId(publisherDir: string): Promise<string> {
  const path = join(publisherDir, 'store-id')
  const kept = await readFile(path, 'utf8').catch(unlessMissing(''))
  if (kept !== '') return kept
  const id = randomUUID()
  await mkdir(publisherDir, { recursive: true })
  await writeDurably(path, id)
  return id
}
