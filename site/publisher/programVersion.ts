import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../../system/sha256.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What pages and indexes are made by. The two processes of site/ else only carry them. */
const folders = ['content', 'site']
const processes = [join('site', 'publisher'), join('site', 'server')]
const indexes = join('site', 'publisher', 'search')

const isIn = (path: string, folder: string): boolean => path.startsWith(folder + sep)

let version: Promise<string> | undefined

/** A hash of the program that renders, its packages included: another program may give other bytes. Computed once. */
export function programVersion(): Promise<string> {
  version ??= hashProgram()
  return version
}

async function hashProgram(): Promise<string> {
  const listed = await Promise.all(
    folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  )
  const paths = listed
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => isIn(path, indexes) || !processes.some((folder) => isIn(path, folder)))
  const hash = createHash('sha256')
  for (const path of [...paths, 'package-lock.json'].sort())
    hash.update(`${sha256(await readFile(join(root, path)))}  ${path.replaceAll(sep, '/')}\n`)
  return hash.digest('hex')
}
