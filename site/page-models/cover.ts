import type { Book } from '../../content/book.ts'
import { strings } from '../i18n/strings.ts'
import { showPicture, type Picture } from './picture.ts'
import type { Site } from './site.ts'
import type { Texts } from './texts.ts'

/** The cover of a book; null where there is none, or it was not fetched. */
export function showCover({ site, texts, book }: { site: Site; texts: Texts; book: Book }): Picture | null {
  if (book.cover === null) return null
  const alt = strings[texts.locale].coverOf(texts.need(book.title).plain)
  return showPicture({ site, texts, id: book.cover, alt })
}
