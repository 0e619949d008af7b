import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readCurrent, readManifest, redirectFile } from '../../site/publisher/release/releaseManifest.ts'
import { sha256 } from '../../system/sha256.ts'

/** Every file of the live release that is missing, changed, or not on its list. Empty also where there is no release yet. */
export async function findDamage(siteDir: string): Promise<string[]> {
  const id = await readCurrent(siteDir)
  if (id === null) return []
  const dir = join(siteDir, 'releases', id)
  const manifest = await readManifest(dir)
  const damage: string[] = manifest.id === id ? [] : [`${id} says that it is ${manifest.id}`]
  for (const file of manifest.files) {
    const bytes = await readFile(join(dir, file.path)).catch(() => null)
    if (bytes === null) damage.push(`${file.path} is missing`)
    else if (sha256(bytes) !== file.sha256) damage.push(`${file.path} has other bytes`)
  }
  const redirects = manifest.redirects.map(redirectFile)
  const listed = new Set(['.release.json', ...redirects, ...manifest.files.map((file) => file.path)])
  for (const path of filesBelow(dir)) if (!listed.has(path)) damage.push(`${path} is not on the list`)
  return damage
}

/** The text of a file of the live site. */
export function readLiveFile(siteDir: string, path: string): string {
  return readFileSync(join(siteDir, 'current', path), 'utf8')
}

/** The paths of all files below a folder, relative to it, sorted. */
export function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort()
}
