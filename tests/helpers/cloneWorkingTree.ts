import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '../../system/settings.ts'

/** A copy of the repository as it lies here, uncommitted changes included, whose files a test may edit. */
export type WorkingTree = {
  root: string
  /** Replaces a text of a file, which must stand there exactly once. */
  edit: (path: string, from: string, to: string) => void
  /** Brings a file back to what it was when it was copied. */
  restore: (path: string) => void
  remove: () => void
}

/**
 * Copies what git knows of (and new files that it does not ignore). The packages are hard links to the ones here: a symlink
 * would lead out of the folder that Next takes for the project, and a copy would be a gigabyte. So the copy lies in an
 * ignored folder of this repository, on the same file system.
 */
export function cloneWorkingTree(): WorkingTree {
  const root = mkdtempSync(join(repositoryRoot, '.data-test-tree-'))
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  })
  for (const file of new Set(files.split('\0').filter(Boolean))) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    cpSync(join(repositoryRoot, file), join(root, file))
  }
  const originals = new Map<string, string>()
  execFileSync('cp', ['-al', join(repositoryRoot, 'node_modules'), join(root, 'node_modules')])
  return {
    root,
    edit: (path, from, to) => {
      const text = readFileSync(join(root, path), 'utf8')
      const pieces = text.split(from)
      if (pieces.length !== 2) {
        throw new Error(`"${from}" stands ${pieces.length - 1} times in ${path}, and should stand once.`)
      }
      if (!originals.has(path)) originals.set(path, text)
      writeFileSync(join(root, path), pieces.join(to))
    },
    restore: (path) => {
      const text = originals.get(path)
      if (text !== undefined) writeFileSync(join(root, path), text)
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
