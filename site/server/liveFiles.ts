import { constants } from 'node:fs'
import { open, realpath, type FileHandle } from 'node:fs/promises'
import { join, sep } from 'node:path'
import {
  readCurrent,
  readManifest,
  unlessMissing,
  type ReleasedFile,
} from '../publisher/release/releaseManifest.ts'

/** One release as the server sees it: the files on its list, and nothing else that may lie in its folder. */
export type LiveRelease = { id: string; dir: string; files: ReadonlyMap<string, ReleasedFile> }

/**
 * Looks up the live release, once for each request, so that no answer mixes two. A release never changes once it has
 * its name, so its list is read once. Gives null where there is no release yet.
 */
export function createLiveFiles(siteDir: string): { current: () => Promise<LiveRelease | null> } {
  const known = new Map<string, Promise<LiveRelease>>()
  const read = async (id: string): Promise<LiveRelease> => {
    const dir = await realpath(join(siteDir, 'releases', id))
    const { files } = await readManifest(dir)
    return { id, dir, files: new Map(files.map((file) => [file.path, file])) }
  }
  return {
    current: async () => {
      const id = await readCurrent(siteDir)
      if (id === null) return null
      const found = known.get(id) ?? read(id)
      known.set(id, found)
      // The one before is still asked for by requests under way.
      for (const old of known.keys()) if (known.size > 2 && old !== id) known.delete(old)
      return found.catch((error: unknown) => {
        known.delete(id)
        throw error
      })
    },
  }
}

/**
 * Opens a file on the release's list. Gives null where it is gone, or where it is a symbolic link or lies behind one:
 * no byte from outside of the release is ever read.
 */
export async function openReleased(release: LiveRelease, path: string): Promise<FileHandle | null> {
  const file = join(release.dir, path)
  const real = await realpath(file).catch(unlessMissing(null))
  if (real !== file || !real.startsWith(release.dir + sep)) return null
  return open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(unlessMissing(null))
}
