/** How much is gone, and of how many. */
export type Share = { gone: number; of: number }

/** More than a third of the site's pages. */
export function isTooManyPages({ gone, of }: Share): boolean {
  return gone * 3 > of
}

/** Half of a book's errata. Of three and fewer, half says nothing: a list that short is looked over at a glance. */
export function isTooManyErrata({ gone, of }: Share): boolean {
  return of >= 4 && gone * 2 >= of
}
