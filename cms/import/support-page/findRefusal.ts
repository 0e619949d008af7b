import type { ImportedBook, Reason } from './importedBook.ts'
export function findRefusal(_page: ImportedBook): Reason | null {
  return null
}
