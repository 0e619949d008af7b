import { listPictures } from '../../content/richTextParts.ts'
import { toLocalizedRichText } from '../rich-text/toRichText.ts'
import type { Row } from '../rows.ts'
import type { CountedRows, Reader } from './readPublished.ts'

/** The ids of the uploads that the rich texts of news and excerpts show. */
export function picturesIn(documents: readonly Row[]): string[] {
  return documents.flatMap(({ body }) => listPictures(toLocalizedRichText(body)))
}

/** Reads the uploads with these ids; one that is not there is left out. */
export async function readMedia(read: Reader, ids: readonly string[]): Promise<CountedRows> {
  const wanted = [...new Set(ids)].sort()
  if (wanted.length === 0) return { rows: [], count: 0 }
  return read.counted('media', { id: { in: wanted } })
}
