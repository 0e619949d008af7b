import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncPaths } from '../../../system/durableWrites.ts'
import type { LongFile, RenderedFile } from '../../renderedSite.ts'
import { ReleaseCheckError } from '../release/releaseCheckError.ts'
import type { Source } from '../release/sources.ts'
import type { RecordedFile } from './bookRecord.ts'
import { writeLongFile, type PreviousLongFile, type RecordedLongFile } from './longFile.ts'

/** The files of a tree in the making. Many or large ones go to the disk as they come, so that a book of any size fits into memory. */
export type SourceCollector = {
  add: (files: readonly RenderedFile[], sums: readonly RecordedFile[]) => Promise<void>
  /** A long file, which is written to the disk piece by piece; gives its files and its record. */
  addLong: (
    file: LongFile,
    previous: PreviousLongFile,
  ) => Promise<{ files: RecordedFile[]; record: RecordedLongFile }>
  /** Files that are on the disk already and never change. */
  link: (sources: readonly Source[]) => void
  sources: () => readonly Source[]
  /** Removes what was put on the disk. */
  discard: () => Promise<void>
}

const mostBytesInMemory = 8 * 1024 * 1024

export function collectSources({ workDir }: { workDir: string }): SourceCollector {
  const sources: Source[] = []
  let bytesInMemory = 0
  // Begun once, whoever needs it first: an index is added while pages are.
  let folder: Promise<string> | null = null
  const makePlace = async (path: string): Promise<string> => {
    folder ??= mkdtemp(join(workDir, 'unit-'))
    const from = join(await folder, path)
    await mkdir(dirname(from), { recursive: true })
    return from
  }
  const spill = async (files: readonly RenderedFile[], sums: readonly RecordedFile[]): Promise<void> => {
    const written: string[] = []
    for (const [index, { path, content }] of files.entries()) {
      const from = await makePlace(path)
      await writeFile(from, content, { flag: 'wx' })
      const { sha256 = '', bytes = 0 } = sums[index] ?? {}
      // The tree links it, and reads it no more.
      if (!(await readFile(from)).equals(Buffer.from(content)))
        throw new ReleaseCheckError([`${path}: the disk holds other bytes than were written`])
      written.push(from)
      sources.push({ path, from, sha256, bytes })
    }
    await syncPaths(written)
  }
  return {
    add: async (files, sums) => {
      const bytes = sums.reduce((sum, file) => sum + file.bytes, 0)
      if (bytesInMemory + bytes > mostBytesInMemory) return spill(files, sums)
      bytesInMemory += bytes
      sources.push(...files.map(({ path, content }) => ({ path, content })))
    },
    addLong: async (file, previous) => {
      const from = await makePlace(file.paths[0])
      const { sha256, bytes, record } = await writeLongFile({ target: from, file, previous })
      const files = file.paths.map((path) => ({ path, sha256, bytes }))
      sources.push(...files.map((one) => ({ ...one, from })))
      return { files, record }
    },
    link: (linked) => void sources.push(...linked),
    sources: () => sources,
    discard: async () => {
      // Where it could not be made, whoever asked for it got the error.
      const path = await folder?.catch(() => null)
      if (path) await rm(path, { recursive: true, force: true })
    },
  }
}
