import type { OtherBooks } from '../../renderedSite.ts'
import type { Questions } from './bookRecord.ts'
import type { SiteTable } from './siteTable.ts'

type Answers = Pick<
  SiteTable,
  'entry' | 'newerEditionOf' | 'hasAddress' | 'digestOf' | 'formerSlugsOf' | 'mayHaveChanged'
>

/**
 * The others as the rendering of the book `slug` sees them, with a note of each question. The book itself is none of them: it may be in
 * the table as it was, or not yet.
 */
export function noteQuestions(table: Answers, slug: string): { others: OtherBooks; questions: Questions } {
  const questions: Questions = { entries: {}, newerEditions: {}, addresses: [] }
  const addresses = new Set<string>()
  return {
    questions,
    others: {
      entry: (other) => {
        if (other === slug) return null
        questions.entries[other] = table.digestOf(other)
        return table.entry(other)
      },
      newerEditionOf: (edition) => {
        const entry = table.newerEditionOf(edition)
        questions.newerEditions[edition] = entry && table.digestOf(entry.slug)
        return entry
      },
      hasAddress: (path, id) => {
        const isThere = table.hasAddress(path, id)
        const key = `${path}#${id}`
        if (!addresses.has(key)) questions.addresses.push([path, id, isThere])
        addresses.add(key)
        return isThere
      },
    },
  }
}

/** Whether the others would answer each question as they did. */
export function isAnsweredAlike({ entries, newerEditions, addresses }: Questions, table: Answers): boolean {
  const newerDigest = (slug: string) => {
    const entry = table.newerEditionOf(slug)
    return entry && table.digestOf(entry.slug)
  }
  return (
    Object.entries(entries).every(([slug, digest]) => table.digestOf(slug) === digest) &&
    Object.entries(newerEditions).every(([slug, digest]) => newerDigest(slug) === digest) &&
    addresses.every(
      ([path, id, isThere]) => !table.mayHaveChanged(path) || table.hasAddress(path, id) === isThere,
    )
  )
}
