import { copyKey, readCopyKey, type Copy } from '../../../content/copies.ts'

const nameOf = (book: string) => `okuzuke:copy:${book}`

/** The copy of a book that the reader chose on this device; null where none was, or where the device keeps nothing. */
export function recallCopy(book: string): Copy | null {
  try {
    return readCopyKey(localStorage.getItem(nameOf(book)) ?? '')
  } catch {
    return null // Storage is refused: a private window, or a setting.
  }
}

/** Keeps a choice, or with null forgets it. Gives whether the device keeps anything. */
export function rememberCopy(book: string, copy: Copy | null): boolean {
  try {
    if (copy === null) localStorage.removeItem(nameOf(book))
    else localStorage.setItem(nameOf(book), copyKey(copy))
    return true
  } catch {
    return false // The choice still holds for this page, and in its address.
  }
}
