import type { LocalizedRichText } from '../../content/richText.ts'
import { renamePictures } from '../../content/richTextParts.ts'
import { toLocalizedRichText } from '../rich-text/toRichText.ts'
import { idOf } from '../rows.ts'

/** What published documents may refer to: ids of what is published, with the names that the site uses for them. */
export type References = {
  /** Slug by id. */
  books: ReadonlyMap<string, string>
  /** Tag by id. */
  errata: ReadonlyMap<string, string>
  /** Ids of the uploads that are there. */
  media: ReadonlySet<string>
}

/** The slug of a published book; null for every other one: a draft must not be reached through a relationship. */
export function toBookSlug(value: unknown, { books }: Pick<References, 'books'>): string | null {
  return books.get(idOf(value) ?? '') ?? null
}

/** A bilingual rich text as the contract has it, without the pictures whose upload is not there. */
export function toBody(value: unknown, { media }: Pick<References, 'media'>): LocalizedRichText {
  return renamePictures(toLocalizedRichText(value), (id) => (media.has(id) ? id : null))
}

/** The id of an upload that is there. */
export function toMediaId(value: unknown, { media }: Pick<References, 'media'>): string | null {
  const id = idOf(value)
  return id !== null && media.has(id) ? id : null
}
