import { copyKey, readCopyKey, type Copy } from '../../../content/copies.ts'
import { recall, remember } from './device.ts'

const nameOf = (book: string) => `copy:${book}`

/** The copy of a book that the reader chose on this device; null where none was, or where the device keeps nothing. */
export function recallCopy(book: string): Copy | null {
  return readCopyKey(recall(nameOf(book)) ?? '')
}

/** Keeps a choice, or with null forgets it. Gives whether the device keeps anything: the choice still holds for the page and in its address. */
export function rememberCopy(book: string, copy: Copy | null): boolean {
  return remember(nameOf(book), copy && copyKey(copy))
}
