import { join } from 'node:path'
import { sha256 } from '../../../system/sha256.ts'
import type { RenderedFile, RenderedUnit } from '../../renderedSite.ts'
import { checkFiles, listFileProblems } from '../release/checkFiles.ts'
import { ReleaseCheckError } from '../release/releaseCheckError.ts'
import type { RecordedFile, UnitRecord } from './bookRecord.ts'
import { joinFacts, toStoredFacts } from './storedFacts.ts'

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
    facts: [...read].map(([path, facts]) => [path, toStoredFacts(facts)]),
  }
}

/** The facts of all files of a unit, by path, those of long pages among them. */
export function factsOf({ facts, longFiles = [] }: UnitRecord): UnitRecord['facts'] {
  const ofLongPages = longFiles.flatMap(({ path, around, pieces }): UnitRecord['facts'] =>
    around === undefined
      ? []
      : [[path, joinFacts([around, ...pieces.flatMap((piece) => piece.facts ?? [])])]],
  )
  return [...facts, ...ofLongPages]
}

/** The files of an unchanged unit, to be linked from the folder of the last build. */
export function filesToLink(unit: UnitRecord, folder: string): (RecordedFile & { from: string })[] {
  return unit.files.map((file) => ({ ...file, from: join(folder, file.path) }))
}

export function toRecorded({ path, content }: RenderedFile): RecordedFile {
  return { path, sha256: sha256(content), bytes: Buffer.byteLength(content) }
}
