import { link, mkdtemp, readdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { syncPaths } from '../../../system/durableWrites.ts'
import { hasErrorCode } from '../../../system/errorCode.ts'
import { placeOfFile, unlessMissing, type ReleaseManifest } from './releaseManifest.ts'
import { makeSiteFolder } from './siteFolder.ts'

/** The paths of all assets on the disk, of whatever release: `assets/site.0123.css`. */
export async function listStoredAssets(siteDir: string): Promise<Set<string>> {
  const entries = await readdir(join(siteDir, 'assets'), { recursive: true, withFileTypes: true }).catch(
    unlessMissing([]),
  )
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(siteDir, join(entry.parentPath, entry.name)))
  return new Set(paths.map((path) => path.split(sep).join('/')))
}

/**
 * Gives the assets of a release of version 1, which are in its own folder, a second name in `<siteDir>/assets`, so that a later release
 * can carry them over. An asset that can't be linked is left out.
 */
export async function shareAssets({
  siteDir,
  workDir,
  release,
}: {
  siteDir: string
  workDir: string
  release: ReleaseManifest
}): Promise<void> {
  const stored = await listStoredAssets(siteDir)
  const paths = release.files
    .map(({ path }) => path)
    .filter((path) => path.startsWith('assets/') && !stored.has(path))
  if (paths.length === 0) return
  const place = await mkdtemp(join(workDir, 'assets-'))
  const folders = new Set<string>()
  for (const path of paths) {
    try {
      await link(join(siteDir, placeOfFile(release, path)), join(place, 'asset'))
    } catch (error) {
      if (hasErrorCode(error, 'ENOENT', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) continue
      throw error
    }
    folders.add(await makeSiteFolder(siteDir, dirname(path)))
    await rename(join(place, 'asset'), join(siteDir, path))
  }
  await syncPaths([...folders])
  await rmdir(place)
}
