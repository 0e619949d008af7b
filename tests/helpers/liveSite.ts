import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { listReleasedFiles } from '../../site/publisher/release/listReleasedFiles.ts'
import { linksOf } from '../../site/publisher/release/mounts.ts'
import {
  readCurrent,
  readManifest,
  readTree,
  redirectFile,
} from '../../site/publisher/release/releaseManifest.ts'
import { sha256 } from '../../system/sha256.ts'

/**
 * Everything of the live release that is missing, changed, or on no list: its own files, exactly its links, and the trees that these
 * lead into. Empty also where there is no release yet.
 */
export async function findDamage(siteDir: string): Promise<string[]> {
  const id = await readCurrent(siteDir)
  if (id === null) return []
  const dir = join(siteDir, 'releases', id)
  const manifest = await readManifest(dir, { expectWhole: true })
  const damage: string[] = manifest.id === id ? [] : [`${id} says that it is ${manifest.id}`]
  const links = linksOf(manifest)
  for (const { path, target } of links)
    if (readLink(join(dir, path)) !== target) damage.push(`${path} is no link to ${target}`)
  const paths = new Set<string>()
  for await (const { path, file, sha256: sum } of listReleasedFiles(siteDir, manifest)) {
    if (paths.has(path)) damage.push(`${path} is there twice`)
    paths.add(path)
    // By way of the release's links, as a server reads it.
    const bytes = readIfThere(join(dir, path))
    if (bytes === null) damage.push(`${path} is missing`)
    else if (sha256(bytes) !== sum) damage.push(`${path} has other bytes`)
    if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) damage.push(`${file} is no file`)
  }
  const ownFiles = manifest.files.filter(({ path }) => manifest.version === 1 || !path.startsWith('assets/'))
  const own = [
    ...ownFiles,
    ...links,
    ...manifest.redirects.map((redirect) => ({ path: redirectFile(redirect) })),
  ]
  const listed = new Set(['.release.json', '.release.json.copy', ...own.map(({ path }) => path)])
  for (const path of filesBelow(dir)) if (!listed.has(path)) damage.push(`${path} is not on the list`)
  for (const tree of new Set(manifest.mounts.map((mount) => mount.tree))) {
    const { files } = await readTree(siteDir, tree, { expectWhole: true })
    const list = new Set(['.tree.json', '.tree.json.copy', ...files.map(({ path }) => path)])
    for (const path of filesBelow(join(siteDir, 'trees', tree)))
      if (!list.has(path)) damage.push(`${path} is not on the list of the tree ${tree}`)
  }
  return damage
}

/** The text of a file of the live site. */
export function readLiveFile(siteDir: string, path: string): string {
  return readFileSync(join(siteDir, 'current', path), 'utf8')
}

/** The paths of all files and symbolic links below a folder, relative to it, sorted. No link is followed. */
export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort()
}

function readLink(path: string): string | null {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(path) : null
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
