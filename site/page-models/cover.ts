import type { Book } from '../../content/book.ts'
import type { BookEntry } from '../renderedSite.ts'
import { strings } from '../i18n/strings.ts'
import { showPicture, type Picture, type Pictures } from './picture.ts'
import type { Site } from './site.ts'
import type { Texts } from './texts.ts'

/** The cover of the book that the site is about; null where there is none, or it was not fetched. */
export function showCover({ site, texts, book }: { site: Site; texts: Texts; book: Book }): Picture | null {
  if (book.cover === null) return null
  const alt = strings[texts.locale].coverOf(texts.need(book.title).plain)
  return showPicture({ site, texts, id: book.cover, alt })
}

/** The cover of any book, from its entry. */
export function showCoverOfEntry({
  site,
  texts,
  entry,
}: {
  site: Site
  texts: Texts
  entry: Pick<BookEntry, 'title' | 'cover'>
}): Picture | null {
  const { cover, title } = entry
  if (cover === null) return null
  const pictures: Pictures = {
    mediaFile: () => cover.file,
    mediaHref(filename) {
      const path = cover.paths[filename]
      return path === undefined ? null : site.routes.file(path)
    },
  }
  const alt = strings[texts.locale].coverOf(texts.need(title).plain)
  return showPicture({ site: pictures, texts, id: cover.file.id, alt })
}
