import { accessSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildRelease } from '../../site/publisher/release/buildRelease.ts'
import { buildTree } from '../../site/publisher/release/buildTree.ts'
import { pruneReleases } from '../../site/publisher/release/pruneReleases.ts'
import { placeInTree, type ReleaseManifest, type Tree } from '../../site/publisher/release/releaseManifest.ts'
import type { Source } from '../../site/publisher/release/sources.ts'
import { storeAssets } from '../../site/publisher/release/storeAssets.ts'
import { switchRelease } from '../../site/publisher/release/switchRelease.ts'

/**
 * A process that releases a site of `BOOKS` books in `SITE_DIR` and then once more with one page of one book changed, as a publisher
 * does that keeps the trees in memory. In between it looks for the file `second`, so that a trace shows where the second one begins.
 */
const siteDir = process.env.SITE_DIR ?? ''
const books = Number(process.env.BOOKS)
const workDir = join(siteDir, 'building/000001')
mkdirSync(workDir, { recursive: true })
writeFileSync(join(siteDir, 'second'), '')

const pages = ['index.html', 'errata/index.html', 'contents/index.html', 'feed.xml']
const sourcesOf = (book: number, text: string): { path: string; content: string }[] =>
  ['ja', 'en'].flatMap((locale) =>
    pages.map((page) => ({
      path: `${locale}/books/book-${book}/${page}`,
      content: `${page} of book ${book}: ${locale === 'ja' && page === 'errata/index.html' ? text : 'same'}`,
    })),
  )
const sharedPages: Source[] = ['index.html', '404.html', 'ja/index.html', 'en/index.html'].map((path) => ({
  path,
  content: `shared ${path}`,
}))

async function release(trees: Tree[], live: ReleaseManifest | null): Promise<ReleaseManifest> {
  const assets = await storeAssets({
    siteDir,
    workDir,
    assets: [{ path: 'assets/site.1.css', content: 'css' }],
  })
  const site = { files: sharedPages, assets, trees, pages: books, redirects: [] }
  const built = await buildRelease({ siteDir, workDir, site, live })
  if (built === null) throw new Error('Nothing changed.')
  await switchRelease({ siteDir, workDir, built })
  await pruneReleases({ siteDir, workDir })
  return built.manifest
}

const trees: Tree[] = []
for (let book = 0; book < books; book += 1)
  trees.push(await buildTree({ siteDir, workDir, sources: sourcesOf(book, 'first') }))
const first = await release(trees, null)

accessSync(join(siteDir, 'second'))
const before = trees[0]
const sources = sourcesOf(0, 'second').map((source): Source => {
  const file = before?.files.find(({ path }) => path === source.path)
  if (before === undefined || file === undefined || source.content.endsWith('second')) return source
  return { ...file, from: join(siteDir, placeInTree(before.id, file.path)) }
})
await release([await buildTree({ siteDir, workDir, sources }), ...trees.slice(1)], first)
