import type { CollectionSlug, File, PayloadRequest } from 'payload'
import { type Locale, locales } from '../../content/locale.ts'
import { inLocale, withRowIds } from './inLocale.ts'

type Data = Readonly<Record<string, unknown>>

type Save = {
  req: PayloadRequest
  collection: CollectionSlug
  /** Localized values are `{ ja, en }`; `undefined` leaves the stored value. */
  data: Data
  /** Fields that are not localized, even where their value is a `{ ja, en }`. */
  alike?: Data
  status: 'draft' | 'published'
}

/**
 * Creates a document in both languages by Payload's own operations, and gives its id. Payload saves one language at a time: the
 * first save is a draft, so that readers get one change. A document with texts in one language, or none, takes one save.
 */
export async function createInBothLanguages(save: Save & { file?: File }): Promise<string> {
  const { req, collection, data, alike = {}, status, file } = save
  const [first = 'ja', second] = languagesOf(data)
  const firstStatus = second === undefined ? status : 'draft'
  const created = await req.payload.create({
    collection,
    data: { ...(inLocale(data, first) as Data), ...alike, _status: firstStatus } as never,
    locale: first,
    draft: firstStatus === 'draft',
    file,
    req,
  })
  if (second !== undefined) await addLanguage({ save, id: created.id, saved: created, locale: second })
  return String(created.id)
}

/** Updates a document in each of `languages`; a draft leaves the published state as it is. */
export async function updateInBothLanguages(
  save: Save & { id: string; languages?: readonly Locale[] },
): Promise<void> {
  const { req, collection, id, data, alike = {}, status, languages = languagesOf(data) } = save
  const [first = 'ja', second] = languages
  const firstStatus = second === undefined ? status : 'draft'
  const saved = await req.payload.update({
    collection,
    id,
    data: { ...(inLocale(data, first) as Data), ...alike, _status: firstStatus } as never,
    locale: first,
    draft: firstStatus === 'draft',
    req,
  })
  if (second !== undefined) await addLanguage({ save, id, saved, locale: second })
}

async function addLanguage({
  save: { req, collection, data, alike = {}, status },
  id,
  saved,
  locale,
}: {
  save: Save
  id: string | number
  saved: unknown
  locale: Locale
}): Promise<void> {
  const rest = { ...(withRowIds(inLocale(data, locale), saved) as Data), ...alike, _status: status }
  await req.payload.update({
    collection,
    id,
    data: rest as never,
    locale,
    draft: status === 'draft',
    req,
  })
}

/** The languages in which a value holds a text. */
function languagesOf(value: unknown): Locale[] {
  return locales.filter((locale) => hasTextIn(value, locale))
}

function hasTextIn(value: unknown, locale: Locale): boolean {
  if (Array.isArray(value)) return value.some((item) => hasTextIn(item, locale))
  if (typeof value !== 'object' || value === null) return false
  if ('ja' in value && 'en' in value) {
    const text = (value as Record<Locale, unknown>)[locale]
    return text !== null && text !== undefined
  }
  return Object.values(value).some((child) => hasTextIn(child, locale))
}
