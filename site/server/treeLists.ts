import { readTree, type Tree } from '../publisher/release/releaseManifest.ts'

type TreeList = ReadonlyMap<string, Tree['files'][number]>

/** Reads the lists of trees, and caches those used last (LRU), up to `maxFiles` files of all of them. A tree with a name never changes. */
export function createTreeLists({ maxFiles }: { maxFiles: number }): {
  /** The files of a tree by path. Throws where its list is missing or damaged. */
  read: (siteDir: string, id: string) => Promise<TreeList>
} {
  const lists = new Map<string, Promise<TreeList>>()
  const counts = new Map<string, number>()
  let files = 0
  const forget = (id: string) => {
    files -= counts.get(id) ?? 0
    counts.delete(id)
    lists.delete(id)
  }
  const readList = async (siteDir: string, id: string): Promise<TreeList> => {
    try {
      const tree = await readTree(siteDir, id)
      counts.set(id, tree.files.length)
      files += tree.files.length
      return new Map(tree.files.map((file) => [file.path, file]))
    } catch (error) {
      lists.delete(id)
      throw error
    }
  }
  return {
    read: async (siteDir, id) => {
      const list = lists.get(id) ?? readList(siteDir, id)
      // LRU by Map order: the entry used last is moved to the end.
      lists.delete(id)
      lists.set(id, list)
      const result = await list
      for (const oldest of lists.keys()) {
        if (files <= maxFiles) break
        // Neither those that are still read, nor the one that was asked for.
        if (counts.has(oldest) && oldest !== id) forget(oldest)
      }
      return result
    },
  }
}
