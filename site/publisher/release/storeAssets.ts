import { lstat, mkdtemp, rename, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncPaths } from '../../../system/durableWrites.ts'
import { forEachOf } from '../../../system/forEachOf.ts'
import type { RenderedFile } from '../../renderedSite.ts'
import { unlessMissing, type ReleasedFile } from './releaseManifest.ts'
import { makeSiteFolder } from './siteFolder.ts'
import { toSourceFiles, type SourceFile } from './sources.ts'
import { makeFolders, writeFiles } from './writeFiles.ts'

/** An asset as a release lists it. */
export type Asset = Omit<ReleasedFile, 'age'>

/**
 * Puts the assets that are missing into `<siteDir>/assets`, which all releases share: their names hold a hash of their content.
 * Each is written and synced in the work folder, and then gets its name: a publisher that lost its lease can't bring any.
 * Gives the assets as buildRelease takes them.
 */
export async function storeAssets({
  siteDir,
  workDir,
  assets,
  damaged = new Set(),
}: {
  siteDir: string
  workDir: string
  assets: readonly RenderedFile[]
  /** Paths of assets whose bytes are not what they were: they are replaced. */
  damaged?: ReadonlySet<string>
}): Promise<Asset[]> {
  const files = toSourceFiles(assets, 'site')
  const stray = files.find(({ path }) => !path.startsWith('assets/'))
  if (stray !== undefined)
    throw new Error(`This is no asset, because it is not below assets/: ${stray.path}.`)
  const missing: SourceFile[] = []
  await forEachOf(files, async (file) => {
    const isHere = !damaged.has(file.path) && (await bytesOf(join(siteDir, file.path))) === file.bytes
    if (!isHere) missing.push(file)
  })
  if (missing.length > 0) await writeAssets({ siteDir, workDir, files: missing })
  return files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }))
}

async function writeAssets({
  siteDir,
  workDir,
  files,
}: {
  siteDir: string
  workDir: string
  files: readonly SourceFile[]
}): Promise<void> {
  const place = await mkdtemp(join(workDir, 'assets-'))
  const paths = files.map(({ path }) => path)
  // Below a folder of its own: makeFolders makes it.
  const made = await makeFolders(join(place, 'new'), paths)
  await writeFiles(join(place, 'new'), files)
  const folders = new Set<string>()
  for (const path of paths) {
    folders.add(await makeSiteFolder(siteDir, dirname(path)))
    await rename(join(place, 'new', path), join(siteDir, path))
  }
  await syncPaths([...folders])
  for (const folder of [place, ...made].reverse()) await rmdir(folder)
}

const bytesOf = (path: string): Promise<number | null> =>
  lstat(path).then((stat) => (stat.isFile() ? stat.size : null), unlessMissing(null))
