import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  digestOf,
  digestOfTree,
  manifestName,
  treeManifestName,
  type Mount,
  type ReleaseManifest,
} from '../../site/publisher/release/releaseManifest.ts'
import { sha256 } from '../../system/sha256.ts'

/** The files of a site by their paths below its root. Each book is a tree, whose files are at their paths in the site. */
export type HandmadeSite = {
  shared: Record<string, string | Uint8Array>
  books?: Record<string, Record<string, string | Uint8Array>>
}

/** Writes a release with its trees, without links, checks and switch: what a store reads. */
export function writeRelease({
  siteDir,
  number,
  site: { shared, books = {} },
}: {
  siteDir: string
  number: number
  site: HandmadeSite
}): ReleaseManifest {
  const files = Object.entries(shared).map(([path, content]) => ({ ...sumOf(path, content), age: 0 }))
  const trees = Object.values(books).map((book) => writeTree(siteDir, book))
  const mounts = trees.flatMap(({ id: tree, files: own }) =>
    [...new Set(own.map(({ path }) => mountOf(path)))].map((path) => ({ path, tree })),
  )
  // Two books may share an upload: one of their trees gives it.
  const mountsByPath = new Map<string, Mount>(mounts.map((mount) => [mount.path, mount]))
  const digest = digestOf({ files, mounts: [...mountsByPath.values()] })
  const id = `${String(number).padStart(6, '0')}-${digest.slice(0, 8)}`
  writeShared(siteDir, id, shared)
  const manifest: ReleaseManifest = {
    ...{ version: 2, id, digest, pages: 1, files, mounts: [...mountsByPath.values()], redirects: [] },
  }
  write(join(siteDir, 'releases', id, manifestName), JSON.stringify(manifest))
  return manifest
}

function writeShared(siteDir: string, id: string, shared: HandmadeSite['shared']): void {
  for (const [path, content] of Object.entries(shared))
    write(join(siteDir, path.startsWith('assets/') ? '' : `releases/${id}`, path), content)
}

function writeTree(siteDir: string, book: Record<string, string | Uint8Array>) {
  const files = Object.entries(book).map(([path, content]) => sumOf(path, content))
  const digest = digestOfTree(files)
  const id = digest.slice(0, 32)
  for (const [path, content] of Object.entries(book)) write(join(siteDir, 'trees', id, path), content)
  write(join(siteDir, 'trees', id, treeManifestName), JSON.stringify({ version: 1, id, digest, files }))
  return { id, files }
}

/** `media/<sum>/name` is below `media/<sum>`, `ja/books/x/errata/index.html` below `ja/books/x`. */
function mountOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('media/') ? 2 : 3)
    .join('/')
}

const sumOf = (path: string, content: string | Uint8Array) => ({
  ...{ path, sha256: sha256(content), bytes: Buffer.from(content).length },
})

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
