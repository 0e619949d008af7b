import { BookPart, NewsPart, parsePart } from '../../content/snapshot.ts'
import { SiteSettings } from '../../content/siteSettings.ts'
import { smallSnapshot } from '../fixtures/smallSnapshot.ts'
import { splitSnapshot, type Snapshot } from '../helpers/wholeSite.ts'

/** A text that tries to end scripts, titles and CDATA, to open elements, and to break out of attributes. */
export const planted =
  '</script></title>]]>--><img src=x onerror="alert(1)">\'"&amp;\u0000<script>alert(1)</script>'

const textFields = new Set([
  ...['title', 'subtitle', 'name', 'publisher', 'series', 'description', 'label', 'note', 'event', 'alt'],
  ...['source', 'license', 'original', 'correction', 'instruction', 'reportedBy', 'part', 'text'],
])

/** The small books with a script planted in every text that an editor can write, in both languages. */
export function hostileSnapshot(): Snapshot {
  const snapshot = smallSnapshot()
  const rejected = snapshot.errata[0]
  if (rejected) rejected.status = 'rejected'
  const hostile = plant(snapshot, false) as Snapshot
  // All of it is what the contract allows.
  const parts = splitSnapshot(hostile)
  SiteSettings.parse(hostile.settings)
  parsePart(NewsPart, parts.news)
  for (const part of parts.books) parsePart(BookPart, part)
  return hostile
}

function plant(value: unknown, isText: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => plant(item, false))
  if (typeof value === 'string') return isText ? `${value}${planted}` : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      plant(child, textFields.has(key) || (isText && (key === 'ja' || key === 'en'))),
    ]),
  )
}
