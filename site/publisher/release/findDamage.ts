import { lstat, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { sha256 } from '../../../system/sha256.ts'
import { toMessage } from '../../../system/toMessage.ts'
import { hashFile } from './hashFile.ts'
import { linksOf } from './mounts.ts'
import {
  placeInTree,
  placeOfFile,
  readTree,
  redirectFile,
  type ReleasedFile,
  type ReleaseManifest,
} from './releaseManifest.ts'

/** Something of the live release that is not what its list says. `problem` is a sentence for the log. */
export type Damage = { problem: string } & (
  | { tree: string }
  /** The path of a file of the release's own (also an asset) or of one of its links. */
  | { path: string }
)

/** Called after each piece of a file with its size: who waits there reads slowly. */
export type Pace = (bytes: number) => Promise<void>

/** Compares a tree with its list, file by file, up to the first one that differs. */
export async function findTreeDamage({
  siteDir,
  tree,
  pace,
}: {
  siteDir: string
  tree: string
  pace: Pace
}): Promise<Damage[]> {
  try {
    const { files } = await readTree(siteDir, tree, { expectWhole: true })
    for (const file of files) {
      const problem = await findFileProblem({ path: join(siteDir, placeInTree(tree, file.path)), file, pace })
      if (problem !== null) return [{ tree, problem }]
    }
    return []
  } catch (error) {
    if (isOfThisProcess(error)) throw error
    return [{ tree, problem: toMessage(error) }]
  }
}

/** Compares one own file or asset of a release with its list. */
export async function findOwnDamage({
  siteDir,
  manifest,
  file,
  pace,
}: {
  siteDir: string
  manifest: ReleaseManifest
  file: Pick<ReleasedFile, 'path' | 'sha256' | 'bytes'>
  pace: Pace
}): Promise<Damage[]> {
  const problem = await findFileProblem({ path: join(siteDir, placeOfFile(manifest, file.path)), file, pace })
  return problem === null ? [] : [{ path: file.path, problem }]
}

/** Finds the links of a release that are missing or lead elsewhere than its list says, and the marks of redirects that are gone. */
export async function findLinkDamage(siteDir: string, manifest: ReleaseManifest): Promise<Damage[]> {
  const damage: Damage[] = []
  for (const { path, target } of linksOf(manifest)) {
    const place = join(siteDir, 'releases', manifest.id, path)
    const found = await readlink(place).catch((error: unknown) => {
      // EINVAL: it is no link.
      if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EINVAL', 'ELOOP')) return null
      throw error
    })
    if (found !== target) damage.push({ path, problem: `${place} is no link to ${target} any more.` })
  }
  const redirects = manifest.redirects.map((redirect) => ({
    path: redirectFile(redirect),
    sha256: sha256(''),
    bytes: 0,
  }))
  for (const file of redirects)
    damage.push(...(await findOwnDamage({ siteDir, manifest, file, pace: async () => {} })))
  return damage
}

async function findFileProblem({
  path,
  file,
  pace,
}: {
  path: string
  file: Pick<ReleasedFile, 'sha256' | 'bytes'>
  pace: Pace
}): Promise<string | null> {
  try {
    const stat = await lstat(path)
    if (!stat.isFile()) return `${path} is no file any more.`
    const isWhole = stat.size === file.bytes && (await hashFile(path, pace)) === file.sha256
    return isWhole ? null : `${path} holds other bytes than were published.`
  } catch (error) {
    if (isOfThisProcess(error)) throw error
    return `${path} cannot be read (${toMessage(error)}).`
  }
}

// These say nothing of the file: too little of something, and a stop while `pace` waits.
const isOfThisProcess = (error: unknown): boolean =>
  hasErrorCode(error, 'EMFILE', 'ENFILE', 'ENOMEM', 'ABORT_ERR')
