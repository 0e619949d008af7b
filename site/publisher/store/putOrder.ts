import { neverChanges } from '../../server/headers.ts'
import type { Difference } from './compareContents.ts'
import { foldersAbove, type ReleaseFile } from './releaseFiles.ts'

/** In which order a difference is made good: each list is done before the next one begins. */
type PutOrder = {
  /** Removed before anything is put. */
  takenDown: string[]
  stages: ReleaseFile[][]
  /** Removed when everything is put. */
  leftOver: string[][]
}

/**
 * 1. What was taken down: the files of a book, a news item or an excerpt of which the release has nothing any more.
 * 2. What pages load (assets, uploads), then pages and files, then what leads to them (front pages, feeds, sitemaps, redirects, entries of the search): no
 *    page is ever there without what it loads.
 * 3. What is left over: pages, then what pages loaded.
 */
export function orderOf({ put, gone, present }: Difference): PutOrder {
  const presentFolders = new Set([...present].flatMap(documentFolders))
  const isTakenDown = (path: string) => documentFolders(path).some((folder) => !presentFolders.has(folder))
  const leftOver = gone.filter((path) => !isTakenDown(path))
  const isPage = (path: string) => !neverChanges(path) && !isPointer(path)
  return {
    takenDown: gone.filter(isTakenDown),
    stages: [
      put.filter(({ path }) => neverChanges(path)),
      put.filter(({ path }) => isPage(path)),
      put.filter(({ path }) => !neverChanges(path) && isPointer(path)),
    ].filter((stage) => stage.length > 0),
    leftOver: [
      leftOver.filter((path) => !neverChanges(path)),
      leftOver.filter((path) => neverChanges(path)),
    ].filter((paths) => paths.length > 0),
  }
}

// site/page-models/routes.ts: the folder of a book, and that of a news item or an excerpt.
const documentFolder = /^(?:ja|en)\/(?:books\/[^/]+|(?:books\/[^/]+\/)?(?:news|excerpts)\/[^/]+)$/
const documentFolders = (path: string): string[] =>
  foldersAbove(path).filter((folder) => documentFolder.test(folder))

// By `pagefind-entry.json` a search finds the rest of an index.
const isPointer = (path: string): boolean =>
  path.endsWith('.xml') ||
  path.endsWith('/pagefind-entry.json') ||
  (!path.startsWith('.') && documentFolders(path).length === 0)
