import { sha256 } from '../../../system/sha256.ts'
import type { ReleasedFile } from './releaseManifest.ts'

/**
 * One file that a tree or a release is to hold: its bytes, or (`from`, absolute) a file that has them already and never changes, which
 * is hard-linked.
 */
export type Source = { path: string } & (
  { content: string | Uint8Array } | { from: string; sha256: string; bytes: number }
)

/** A file of a source; its sum is known. */
export type SourceFile = Omit<ReleasedFile, 'age'> & { source: Source }

/** The sources with their sums, sorted by path. Throws where a path is unusable or there twice; `what` is whose they are. */
export function toSourceFiles(sources: readonly Source[], what: 'site' | 'book'): SourceFile[] {
  const files = sources.map(toSourceFile).sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const [index, { path }] of files.entries()) {
    if (!isPlainPath(path))
      throw new Error(`The ${what} has a file with an unusable path: ${JSON.stringify(path)}.`)
    if (files[index - 1]?.path === path) throw new Error(`The ${what} has two files at one path: ${path}.`)
  }
  return files
}

function toSourceFile(source: Source): SourceFile {
  if ('from' in source) return { path: source.path, sha256: source.sha256, bytes: source.bytes, source }
  const { path, content } = source
  return { path, sha256: sha256(content), bytes: Buffer.byteLength(content), source }
}

/** Whether a path stays below its root on every system, and no server hides it because of a dot. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((segment) => /^[^.\\:\u0000-\u001f][^\\:\u0000-\u001f]*$/u.test(segment))
}
