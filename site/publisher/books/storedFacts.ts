import type { FileFacts } from '../release/checkFiles.ts'
import type { Reference } from '../release/pageFacts.ts'

/** What the checks of a whole release ask of a file, as JSON has it: `ids` is null for what is no page. */
export type StoredFacts = { ids: string[] | null; references: StoredReference[] }

/** References to one address, each fragment once; null: without one. A list of errata leads to thousands of ids of a page. */
type StoredReference = Omit<Reference, 'url'> & { address: string; fragments: (string | null)[] }

export function toStoredFacts({ page, references }: Pick<FileFacts, 'page' | 'references'>): StoredFacts {
  const stored = new Map<string, Omit<StoredReference, 'fragments'> & { fragments: Set<string | null> }>()
  for (const { url, from, loads } of references) {
    const at = url.indexOf('#')
    const address = at === -1 ? url : url.slice(0, at)
    const key = `${from} ${address}`
    const group = stored.get(key) ?? { from, loads, address, fragments: new Set() }
    stored.set(key, group)
    group.fragments.add(at === -1 ? null : url.slice(at + 1))
  }
  return copyOf({
    ids: page && [...page.ids],
    references: [...stored.values()].map(({ fragments, ...group }) => ({
      ...group,
      fragments: [...fragments],
    })),
  })
}

/** The facts of a page that was made in pieces. */
export function joinFacts(facts: readonly StoredFacts[]): StoredFacts {
  return {
    ids: facts.flatMap(({ ids }) => ids ?? []),
    references: facts.flatMap(({ references }) => references),
  }
}

/** The references as they stand in the file. */
export function listReferences({ references }: StoredFacts): Reference[] {
  return references.flatMap(({ from, loads, address, fragments }) =>
    fragments.map((fragment) => ({
      url: fragment === null ? address : `${address}#${fragment}`,
      from,
      loads,
    })),
  )
}

// The texts are pieces of the page, and V8 keeps the whole page in memory for as long as a piece of it.
function copyOf(facts: StoredFacts): StoredFacts {
  return JSON.parse(JSON.stringify(facts)) as StoredFacts
}
