import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { repositoryRoot } from '../system/settings.ts'
import { hasErrorCode } from '../system/errorCode.ts'

/** Everything that goes into the built CMS. The demo and the importers run apart from it, but may share files with it. */
const sources = ['cms', 'content', 'system', 'migrations', 'package-lock.json', 'tsconfig.json']
const notSources = new Set(['.next', 'next-env.d.ts', 'node_modules'])

const builtDir = join(repositoryRoot, 'cms/.next')
/** Inside Next's own folder, which a new build empties: a build that was cut short leaves no stamp. */
const stampPath = join(builtDir, 'okuzuke-stamp')
/** What Next writes last. */
const buildIdPath = join(builtDir, 'BUILD_ID')

/** Names one state of the sources, on one major version of Node. */
export function makeStamp(root: string = repositoryRoot): string {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]} ${process.arch}\n`)
  for (const path of sources.flatMap((source) => listFiles(join(root, source)))) {
    const content = readFileSync(path)
    hash.update(`${relative(root, path).split(sep).join('/')} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/** Whether what lies in cms/.next was built from these sources, and to its end. */
export function isBuilt(stamp: string): boolean {
  try {
    return readFileSync(stampPath, 'utf8') === stamp && existsSync(buildIdPath)
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false
    throw error
  }
}

/** Notes that the build of these sources is whole; gives false where it is not, whatever Next's exit code said. */
export function markBuilt(stamp: string): boolean {
  if (!existsSync(buildIdPath)) return false
  writeFileSync(stampPath, stamp)
  return true
}

function listFiles(path: string): string[] {
  const entries = readIfFolder(path)
  if (entries === null) return [path]
  return entries
    .filter((entry) => !notSources.has(entry.name) && !entry.name.endsWith('.tsbuildinfo'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => listFiles(join(path, entry.name)))
}

function readIfFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (hasErrorCode(error, 'ENOTDIR')) return null
    throw error
  }
}
