import type { Bilingual } from '../../content/locale.ts'

/** Pages that show what was taken down are off the site, because there was no room for the ones without it. */
export class PagesWithdrawnError extends Error {
  override name = 'PagesWithdrawnError'
  /** Of the books whose pages are gone; none: of what belongs to no book. */
  readonly titles: readonly Bilingual[]
  constructor({ titles, cause }: { titles: readonly Bilingual[]; cause: unknown }) {
    const books = titles.map(({ en }) => `“${en}”`).join(', ')
    super(`The disk is full: pages were taken off the site, because something was taken down (${books}).`, {
      cause,
    })
    this.titles = titles
  }
}
