import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSnapshot, type Snapshot } from '../../../content/snapshot.ts'
import { writeDurably } from '../../../system/durableWrites.ts'
import { unlessMissing } from '../release/releaseManifest.ts'
import { sha256 } from '../../../system/sha256.ts'

const fileName = 'snapshot.json'

/** Saves the snapshot that the live site was built from, with its checksum in the first line; whole or not at all. */
export async function keepSnapshot(publisherDir: string, snapshot: Snapshot): Promise<void> {
  const json = JSON.stringify(snapshot)
  await mkdir(publisherDir, { recursive: true })
  await writeDurably(join(publisherDir, fileName), `${sha256(json)}\n${json}`)
}

/** The saved snapshot; null where there is none. Throws where the file is damaged or of another version. */
export async function readKeptSnapshot(publisherDir: string): Promise<Snapshot | null> {
  const path = join(publisherDir, fileName)
  const text = await readFile(path, 'utf8').catch(unlessMissing(null))
  if (text === null) return null
  const end = text.indexOf('\n')
  const json = text.slice(end + 1)
  if (sha256(json) !== text.slice(0, end)) {
    throw new Error(`The kept snapshot ${path} is damaged: its checksum differs. A new one is fetched.`)
  }
  return parseSnapshot(JSON.parse(json))
}
