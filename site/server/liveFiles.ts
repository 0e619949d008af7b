import { constants } from 'node:fs'
import { open, realpath, type FileHandle } from 'node:fs/promises'
import { join, sep } from 'node:path'
import {
  readCurrent,
  readManifest,
  unlessMissing,
  type ReleasedFile,
} from '../publisher/release/releaseManifest.ts'
import { toRedirectMap, type RedirectMap } from '../redirects.ts'

/** One release as the server sees it: the files on its list, and nothing else that may be in its folder. */
export type LiveRelease = {
  id: string
  dir: string
  files: ReadonlyMap<string, ReleasedFile>
  redirects: RedirectMap
}

/**
 * Looks up the live release, once for each request, so that no answer mixes two. A release with a name never changes,
 * so its list is read once. Gives null where there is no release yet.
 */
export function createLiveFiles(siteDir: string): { current: () => Promise<LiveRelease | null> } {
  const releases = new Map<string, Promise<LiveRelease>>()
  const read = async (id: string): Promise<LiveRelease> => {
    const dir = await realpath(join(siteDir, 'releases', id))
    const { files, redirects } = await readManifest(dir)
    return {
      id,
      dir,
      files: new Map(files.map((file) => [file.path, file])),
      redirects: toRedirectMap(redirects),
    }
  }
  return {
    current: async () => {
      const id = await readCurrent(siteDir)
      if (id === null) return null
      const release = releases.get(id) ?? read(id)
      releases.set(id, release)
      // The previous one stays: requests under way still use it.
      for (const old of releases.keys()) if (releases.size > 2 && old !== id) releases.delete(old)
      return release.catch((error: unknown) => {
        releases.delete(id)
        throw error
      })
    },
  }
}

/**
 * Opens a file on the release's list. Gives null where it is gone, is a symbolic link or lies below one: no byte from
 * outside of the release is ever read.
 */
export async function openReleased(release: LiveRelease, path: string): Promise<FileHandle | null> {
  const file = join(release.dir, path)
  const real = await realpath(file).catch(unlessMissing(null))
  if (real !== file || !real.startsWith(release.dir + sep)) return null
  return open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(unlessMissing(null))
}
