import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { sha256 } from '../../../system/sha256.ts'
import type { LongFile, PieceNotes } from '../../renderedSite.ts'
import { checkFiles, listFileProblems } from '../release/checkFiles.ts'
import { hashFile } from '../release/hashFile.ts'
import { readPageFacts } from '../release/pageFacts.ts'
import { ReleaseCheckError } from '../release/releaseCheckError.ts'
import { createBlockWriter } from './blockWriter.ts'
import { openPieces } from './readPieces.ts'
import { toStoredFacts, type StoredFacts } from './storedFacts.ts'

/**
 * What the next build needs of a long file, so that it can take pieces from there: where each is, and its sum. `around` and `facts`: of a
 * page, what the checks read in it beside the pieces, and in each piece.
 */
export type RecordedLongFile = { path: string; around?: StoredFacts; pieces: RecordedPiece[] }
export type RecordedPiece = {
  key: string
  start: number
  bytes: number
  sha256: string
  facts?: StoredFacts
  notes?: PieceNotes
}

/** A long file of the last build: its record, and its place on the disk. */
export type PreviousLongFile = { record: RecordedLongFile; from: string } | null

/**
 * Writes a long file piece by piece and flushes it to the disk. A piece that the previous file has is copied from there, unless its bytes
 * are not what they were: then it is made anew, as are all others. Throws ReleaseCheckError where a `.json` is no JSON, a page lacks
 * what each must have, or the disk holds other bytes than were written.
 */
export async function writeLongFile({
  target,
  file,
  previous,
}: {
  /** A path where nothing is, in a folder that is there. */
  target: string
  file: LongFile
  previous: PreviousLongFile
}): Promise<{ sha256: string; bytes: number; record: RecordedLongFile }> {
  const [path] = file.paths
  const around = readAround(path, file)
  const sum = createHash('sha256')
  const pieces: RecordedPiece[] = []
  let bytes = 0
  const source = await openPieces(previous)
  const handle = await open(target, 'wx')
  const writer = createBlockWriter(handle)
  const write = async (content: Buffer): Promise<void> => {
    sum.update(content)
    bytes += content.length
    await writer.write(content)
  }
  try {
    await write(Buffer.from(file.head))
    for (const [index, { key, write: make, notes }] of file.pieces.entries()) {
      if (index > 0 && file.separator !== '') await write(Buffer.from(file.separator))
      const { content, sha256, facts } = (await source.read(key)) ?? makePiece(path, make())
      pieces.push({ key, start: bytes, bytes: content.length, sha256, facts, notes })
      await write(content)
    }
    await write(Buffer.from(file.tail))
    await writer.flush()
    await handle.sync()
  } finally {
    await handle.close()
    await source.close()
  }
  const written = sum.digest('hex')
  if ((await hashFile(target)) !== written)
    throw new ReleaseCheckError([`${path}: the disk holds other bytes than were written`])
  return { sha256: written, bytes, record: { path, around, pieces } }
}

/** The facts of a page without its pieces; none of other files. */
function readAround(path: string, { head, tail }: LongFile): StoredFacts | undefined {
  const read = checkFiles({ files: [{ path, content: head + tail }] })
  const problems = listFileProblems(read)
  if (problems.length > 0) throw new ReleaseCheckError(problems)
  const facts = read.get(path)
  return facts === undefined || facts.page === null ? undefined : toStoredFacts(facts)
}

/** A piece that was made anew. */
function makePiece(path: string, text: string): { content: Buffer; sha256: string; facts?: StoredFacts } {
  const content = Buffer.from(text)
  const made = { content, sha256: sha256(content) }
  if (path.endsWith('.html')) {
    const page = readPageFacts(text)
    return { ...made, facts: toStoredFacts({ page, references: page.references }) }
  }
  // The head ends within the list: where it is JSON with no items, and the items are a list, it is JSON with them.
  if (path.endsWith('.json')) {
    const problems = listFileProblems(checkFiles({ files: [{ path, content: `[${text}]` }] }))
    if (problems.length > 0) throw new ReleaseCheckError(problems)
  }
  return made
}
