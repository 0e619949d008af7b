import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncPath } from '../../../system/durableWrites.ts'

/** Makes a folder below the site's where it is missing (`trees`, `assets/fonts`), so that its name survives a loss of power. */
export async function makeSiteFolder(siteDir: string, path: string): Promise<string> {
  const folder = join(siteDir, path)
  const first = await mkdir(folder, { recursive: true })
  if (first !== undefined) {
    for (let made = folder; made.length >= first.length; made = dirname(made)) await syncPath(dirname(made))
  }
  return folder
}
