// Pagefind (https://pagefind.app) as the search page uses it: one engine for the site, and the indexes of books merged into it, each
// when it is asked for. An index holds the words of content/searchWords.ts in both languages.
import type { SearchResult } from '../../../renderedSite.ts'

/** What Pagefind's own types leave out. */
type Instance = {
  mergeIndex: (folder: string, options: object) => Promise<void>
  search: (words: string, options: object) => Promise<Answer>
}
type Answer = {
  results: { data: () => Promise<{ raw_url: string }> }[]
  filters: { index?: Record<string, number> }
}
type Pagefind = { createInstance: (options: object) => Instance }

export type Hit = SearchResult & { source: string }
/** `counts`: the hits of each source. `read` loads some of the hits, the best first. */
export type Found = {
  total: number
  counts: ReadonlyMap<string, number>
  read: (from: number, to: number) => Promise<Hit[]>
}

/** What can be searched: a book by its slug, or the news. */
export type Source = { id: string; folder: string }

export type Engine = {
  /** Loads the indexes of some sources; gives those that have none. Throws where they can't be loaded. */
  load: (sources: readonly Source[]) => Promise<Source[]>
  /** The hits in some sources, which were loaded. */
  find: (words: readonly string[], sources: readonly Source[]) => Promise<Found>
}

// That of the index (pagefindService.ts), whatever the page's: its words are cut already.
const language = 'und'

let attempts = 0

/** `folder`: where Pagefind is. Throws where it can't be loaded. */
export async function startEngine(folder: string): Promise<Engine> {
  // A module whose loading failed is not asked for again under the same address.
  attempts += 1
  const { createInstance } = (await import(
    `${folder}pagefind.js${attempts > 1 ? `?${attempts}` : ''}`
  )) as Pagefind
  // Without a worker: that would need the rights of this page (headers.ts) on its own file.
  const instance = createInstance({ basePath: folder, baseUrl: '/', noWorker: true, metaCacheTag: '' })
  const loaded = new Map<string, Promise<readonly string[]>>()
  const foldersOf = ({ id, folder: at }: Source): Promise<readonly string[]> => {
    const folders = loaded.get(id) ?? merge(instance, at)
    loaded.set(id, folders)
    return folders
  }
  const searchIn = (words: readonly string[], indexes: readonly string[]): Promise<Answer> =>
    instance.search(words.join(' '), { filters: { index: { any: indexes } } })
  return {
    load: async (sources) => {
      const folders = await Promise.all(sources.map(foldersOf))
      return sources.filter((_source, index) => folders[index]?.length === 0)
    },
    find: async (words, sources) => {
      const folders = await Promise.all(sources.map(foldersOf))
      let indexes = folders.flat()
      // Of several words Pagefind leaves out those that an index does not have at all: such an index has no hit.
      for (const word of words) {
        if (indexes.length === 0) return nothing
        const { filters } = await searchIn([word], indexes)
        indexes = indexes.filter((index) => (filters.index?.[index] ?? 0) > 0)
      }
      if (indexes.length === 0) return nothing
      const { results, filters } = await searchIn(words, indexes)
      const countIn = (some: readonly string[]) =>
        some.reduce((sum, index) => sum + (filters.index?.[index] ?? 0), 0)
      return {
        total: results.length,
        counts: new Map(sources.map(({ id }, index) => [id, countIn(folders[index] ?? [])])),
        read: (from, to) =>
          Promise.all(
            results.slice(from, to).map(async ({ data }) => {
              // What the publisher put in the place of an address (indexBundle.ts).
              const result = JSON.parse((await data()).raw_url) as SearchResult
              return { ...result, source: sourceOf(result.url, sources) }
            }),
          ),
      }
    },
  }
}

const nothing: Found = { total: 0, counts: new Map(), read: async () => [] }

function sourceOf(url: string, sources: readonly Source[]): string {
  const isOf = ({ id, folder }: Source) => id !== newsId && url.startsWith(folder.replace(/search\/$/, ''))
  return sources.find(isOf)?.id ?? newsId
}

/** The news about the whole site, among the sources. No book has this slug. */
export const newsId = '/news'

/** Gives the folders of the indexes of a source; none: it has none. A failed merge would spoil the engine, so that is asked before. */
async function merge(instance: Instance, folder: string): Promise<readonly string[]> {
  const entry = await fetch(`${folder}pagefind-entry.json?ts=`)
  if (entry.status === 404) return []
  if (!entry.ok) throw new Error(`${entry.status} for ${entry.url}`)
  const { parts } = (await entry.json()) as { parts: number }
  const folders = [folder, ...Array.from({ length: parts }, (_nothing, index) => `${folder}${index + 1}/`)]
  const options = { language, baseUrl: '/', metaCacheTag: '' }
  await Promise.all(
    folders.map((one) => instance.mergeIndex(one, { ...options, mergeFilter: { index: one } })),
  )
  return folders
}
