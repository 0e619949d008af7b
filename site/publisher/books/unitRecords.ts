import { join } from 'node:path'
import { sha256 } from '../../../system/sha256.ts'
import type { RenderedFile, RenderedUnit } from '../../renderedSite.ts'
import { checkFiles, listFileProblems } from '../release/checkFiles.ts'
import { ReleaseCheckError } from '../release/releaseCheckError.ts'
import type { RecordedFile, StoredFacts, UnitRecord } from './bookRecord.ts'

/** Reads in a rendered unit what the next builds and the checks need of it. Throws ReleaseCheckError where a file is broken itself. */
export function readUnit({
  name,
  key,
  rendered: { files, assets, pages, problems },
}: {
  name: string
  key: string
  rendered: NonNullable<RenderedUnit['rendered']>
}): UnitRecord {
  const read = checkFiles({ files: [...files, ...assets.filter(({ path }) => path.endsWith('.css'))] })
  const broken = listFileProblems(read)
  if (broken.length > 0) throw new ReleaseCheckError(broken)
  return {
    ...{ name, key, pages, problems },
    files: files.map(toRecorded),
    assets: assets.map(toRecorded),
    facts: [...read].map(([path, { page, references }]) => [
      path,
      copyOf({ ids: page && [...page.ids], references: onceEach(references) }),
    ]),
  }
}

/** The files of an unchanged unit, to be linked from the folder of the last build. */
export function filesToLink(unit: UnitRecord, folder: string): (RecordedFile & { from: string })[] {
  return unit.files.map((file) => ({ ...file, from: join(folder, file.path) }))
}

// A page may have the same link a thousand times.
function onceEach(references: StoredFacts['references']): StoredFacts['references'] {
  return [...new Map(references.map((one) => [`${one.from} ${one.url}`, one])).values()]
}

// The texts are pieces of the page, and V8 keeps the whole page in memory for as long as a piece of it.
function copyOf(facts: StoredFacts): StoredFacts {
  return JSON.parse(JSON.stringify(facts)) as StoredFacts
}

export function toRecorded({ path, content }: RenderedFile): RecordedFile {
  return { path, sha256: sha256(content), bytes: Buffer.byteLength(content) }
}
