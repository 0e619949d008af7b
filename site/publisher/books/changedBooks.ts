import type { SiteChange } from '../../../content/publishing.ts'

/** The ids of the books that the rows name; null: all. */
export function namedBooks(changes: readonly SiteChange[]): ReadonlySet<string> | null {
  if (changes.some(({ books }) => books === null)) return null
  return new Set(changes.flatMap(({ books }) => books ?? []))
}

/** The ids of the documents of a book that the rows take down. */
export function removedDocuments(changes: readonly SiteChange[], bookId: string): ReadonlySet<string> {
  const ofBook = changes.filter(({ books }) => books === null || books.includes(bookId))
  return new Set(ofBook.filter(isRemoval).flatMap(({ document }) => document ?? []))
}

/** Whether a row takes something away from readers. */
export function isRemoval({ operation }: SiteChange): boolean {
  return operation === 'unpublish' || operation === 'delete'
}
