import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildRelease } from '../../site/publisher/release/buildRelease.ts'
import { buildTree } from '../../site/publisher/release/buildTree.ts'
import {
  readCurrent,
  readManifest,
  type ReleaseManifest,
  type Tree,
} from '../../site/publisher/release/releaseManifest.ts'
import type { Source } from '../../site/publisher/release/sources.ts'
import { storeAssets } from '../../site/publisher/release/storeAssets.ts'
import { switchRelease } from '../../site/publisher/release/switchRelease.ts'
import type { Redirect } from '../../site/redirects.ts'

/**
 * Makes these files the live release, as the publisher does, but without its checks: what is below `<locale>/books/<slug>/` becomes the
 * tree of that book, what is below `assets/` is stored, and the rest is shared. Gives the release's id.
 */
export async function makeLive(
  siteDir: string,
  files: Record<string, string | Uint8Array>,
  {
    redirects = [],
    uploads = {},
  }: {
    redirects?: Redirect[]
    /** Files below `media/` that belong to the first book. */
    uploads?: Record<string, string | Uint8Array>
  } = {},
): Promise<string> {
  const workDir = join(siteDir, 'building/000001')
  mkdirSync(workDir, { recursive: true })
  const live = await readLiveManifest(siteDir)
  const sources = Object.entries(files).map(([path, content]) => ({ path, content }))
  const isAsset = ({ path }: Source) => path.startsWith('assets/')
  const assets = await storeAssets({ siteDir, workDir, assets: sources.filter(isAsset) })
  const uploaded = Object.entries(uploads).map(([path, content]) => ({ path, content }))
  const trees: Tree[] = []
  for (const [index, book] of groupByBook(sources).entries())
    trees.push(await buildTree({ siteDir, workDir, sources: index === 0 ? [...book, ...uploaded] : book }))
  const shared = sources.filter((source) => bookOf(source) === null && !isAsset(source))
  const site = { files: shared, assets, trees, redirects, pages: 1 }
  const built = await buildRelease({ siteDir, workDir, site, live })
  if (built === null) return live?.id ?? ''
  await switchRelease({ siteDir, workDir, built })
  return built.manifest.id
}

/** The list of the live release; null where there is none. */
export async function readLiveManifest(siteDir: string): Promise<ReleaseManifest | null> {
  const current = await readCurrent(siteDir)
  return current === null ? null : readManifest(join(siteDir, 'releases', current))
}

const bookOf = ({ path }: { path: string }): string | null =>
  /^(?:ja|en)\/books\/([^/]+)\/./.exec(path)?.[1] ?? null

function groupByBook<T extends Source>(sources: readonly T[]): T[][] {
  const books = new Map<string, T[]>()
  for (const source of sources) {
    const slug = bookOf(source)
    if (slug !== null) books.set(slug, [...(books.get(slug) ?? []), source])
  }
  return [...books.values()]
}
