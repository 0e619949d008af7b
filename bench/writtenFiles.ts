import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readCurrent } from '../site/publisher/release/releaseManifest.ts'

/**
 * How many files of the live release were written since `moment` (Date.now()): its own, those of its new trees, and new assets. A file
 * of an earlier release that has a second name here is not one of them.
 */
export async function countWrittenFiles(siteDir: string, moment: number): Promise<number> {
  const current = await readCurrent(siteDir)
  if (current === null) return 0
  const trees = await readdir(join(siteDir, 'trees'), { withFileTypes: true })
  const newTrees = await Promise.all(
    trees.map(async ({ name }) => {
      const folder = join(siteDir, 'trees', name)
      return (await stat(folder)).birthtimeMs >= moment ? [folder] : []
    }),
  )
  const folders = [join(siteDir, 'releases', current), join(siteDir, 'assets'), ...newTrees.flat()]
  const counts = await Promise.all(folders.map((folder) => countNewFiles(folder, moment)))
  return counts.reduce((total, count) => total + count, 0)
}

// Links into trees are not followed.
async function countNewFiles(folder: string, moment: number): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const times = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))))
  return times.filter(({ birthtimeMs }) => birthtimeMs >= moment).length
}
