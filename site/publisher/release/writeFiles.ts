import { constants, copyFile, link, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncPath } from '../../../system/durableWrites.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import { hashFile, isFile } from './hashFile.ts'
import { copyOfList, textOfCopy } from './listOfFiles.ts'
import { MissingFilesError } from './missingFilesError.ts'
import { ReleaseCheckError } from './releaseCheckError.ts'
import type { SourceFile } from './sources.ts'

/** Makes a folder and those below it that the paths need; gives all of them, absolute, parents first. Its own parent must be there. */
export async function makeFolders(dir: string, paths: readonly string[]): Promise<string[]> {
  const depths = new Map<string, number>()
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '.' && !depths.has(folder); folder = dirname(folder))
      depths.set(folder, folder.split('/').length)
  }
  // Never with `recursive`: a publisher that lost its lease must not make its folder again.
  await mkdir(dir)
  for (let depth = 1; depth <= Math.max(0, ...depths.values()); depth += 1) {
    const folders = [...depths].filter(([, own]) => own === depth)
    await forEachOf(folders, ([folder]) => mkdir(join(dir, folder)))
  }
  return [dir, ...[...depths.keys()].sort().map((folder) => join(dir, folder))]
}

/**
 * Puts files into folders that are there. Those that are not hard links are written, flushed to the disk (fsync) and read again; the
 * others need none of it. Throws ReleaseCheckError where the disk holds other bytes, MissingFilesError where a file to link is gone.
 */
export async function writeFiles(dir: string, files: readonly SourceFile[]): Promise<void> {
  await forEachOf(files, async ({ path, sha256, source }) => {
    const target = join(dir, path)
    if ('content' in source) return writeNewFile({ target, path, content: source.content })
    if (await linkFile({ from: source.from, target, path })) return
    await copyFile(source.from, target, constants.COPYFILE_EXCL)
    await syncPath(target)
    if ((await hashFile(target)) !== sha256) throw otherBytes(path)
  })
}

/** Writes one file, flushes it to the disk and reads it again: throws ReleaseCheckError, which names `path`, where it differs. */
export async function writeNewFile({
  target,
  path,
  content,
}: {
  target: string
  path: string
  content: string | Uint8Array
}): Promise<void> {
  const bytes = Buffer.from(content)
  const handle = await open(target, 'wx+')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes.length + 1), 0, bytes.length + 1, 0)
    if (!bytes.equals(buffer.subarray(0, bytesRead))) throw otherBytes(path)
  } finally {
    await handle.close()
  }
}

/** Writes a list of files and its copy (listOfFiles.ts) into a folder; `name` is the list's own. */
export async function writeListOfFiles({
  dir,
  name,
  list,
}: {
  dir: string
  name: string
  list: object
}): Promise<void> {
  const json = JSON.stringify(list)
  await writeNewFile({ target: join(dir, name), path: name, content: json })
  const copy = copyOfList(name)
  await writeNewFile({ target: join(dir, copy), path: copy, content: textOfCopy(json) })
}

const otherBytes = (path: string): ReleaseCheckError =>
  new ReleaseCheckError([`${path}: the disk holds other bytes than were written`])

// Another disk, a disk without links, and one file with as many names as it may have (65,000 on ext4).
export const codesOfNoLink = ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

async function linkFile({
  from,
  target,
  path,
}: {
  from: string
  target: string
  path: string
}): Promise<boolean> {
  try {
    await link(from, target)
    return true
  } catch (error) {
    if (hasErrorCode(error, ...codesOfNoLink)) return false
    // ENOENT is also what a publisher without its work folder gets.
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR') && !(await isFile(from))) throw new MissingFilesError([path])
    throw error
  }
}
