import { locales } from '../../../content/locale.ts'
import { wordEnd } from '../../../content/searchWords.ts'
import type { RenderedFile, SearchBundle, SearchEngine, SearchRecord } from '../../renderedSite.ts'
import { sha256 } from '../../../system/sha256.ts'
import type { IndexedRecord, IndexFile, PagefindService } from './pagefindService.ts'

/** The file by which a search finds the others of an index. */
export const entryName = 'pagefind-entry.json'

/**
 * The files of a bundle, in the folders of both languages. The same records give the same bytes. `patienceMs`: for both.
 */
export async function indexBundle({
  service,
  bundle: { folder, records, parts },
  patienceMs,
}: {
  service: Pick<PagefindService, 'index'>
  bundle: SearchBundle
  patienceMs: number
}): Promise<RenderedFile[]> {
  const lists = locales.map((locale) => records[locale].map(toIndexed))
  const indexes = await service.index(lists, { patienceMs })
  return locales.flatMap((locale, index) =>
    (indexes[index] ?? [])
      .filter(({ path }) => ofIndex.test(path))
      .map(({ path, content }) => ({
        path: `${locale}/${folder}${path}`,
        content: path === entryName ? withParts(content, parts) : content,
      })),
  )
}

/** What browsers load to search: the same for all indexes of a version of Pagefind. */
export async function makeEngine({
  service,
  patienceMs,
}: {
  service: Pick<PagefindService, 'index'>
  patienceMs: number
}): Promise<SearchEngine> {
  // The engine brings an index of its own, and Pagefind makes none of nothing. No search looks into it.
  const [made = []] = await service.index([[{ url: '/', content: 'engine' }]], { patienceMs })
  const files = made
    .filter(({ path }) => ofEngine.test(path) || ofIndex.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const sums = files.map(({ path, content }) => `${sha256(content)}  ${path}\n`)
  const folder = `assets/pagefind-${sha256(sums.join('')).slice(0, 10)}/`
  return { folder, files: files.map(({ path, content }) => ({ path: folder + path, content })) }
}

const ofIndex = /^(?:pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|(?:index|fragment)\/[^/]+)$/
const ofEngine = /^(?:pagefind\.js|wasm\.unknown\.pagefind)$/

// All that a result shows is in its address: of what Pagefind calls "meta" it makes words of the index, and would find them.
function toIndexed({ words, ...result }: SearchRecord): IndexedRecord {
  return { url: JSON.stringify(result), content: words.map((word) => word + wordEnd).join(' ') }
}

function withParts(entry: IndexFile['content'], parts: number): string {
  const json = JSON.parse(Buffer.from(entry).toString('utf8')) as object
  return JSON.stringify({ ...json, parts })
}
