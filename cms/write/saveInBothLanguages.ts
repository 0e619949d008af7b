import type { CollectionSlug, File, PayloadRequest } from 'payload'
import { type Locale, locales } from '../../content/locale.ts'
import { inLocale, withRowIds } from './inLocale.ts'

type Data = Readonly<Record<string, unknown>>

type Save = {
  req: PayloadRequest
  collection: CollectionSlug
  /** What is localized stands as `{ ja, en }`; `undefined` leaves what is stored. */
  data: Data
  /** Fields that are the same in every language, whatever they hold. */
  alike?: Data
  status: 'draft' | 'published'
}

/**
 * Makes a document in both languages by Payload's own operations, as one change for readers, and gives its id.
 * Payload saves one language at a time: a document that has texts in one only, or in none, takes one save.
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

/** Saves on top of a document that is there, in each of `languages`; a draft leaves what is published as it is. */
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

/** The languages that a value says something in. */
function languagesOf(value: unknown): Locale[] {
  return locales.filter((locale) => saysSomething(value, locale))
}

function saysSomething(value: unknown, locale: Locale): boolean {
  if (Array.isArray(value)) return value.some((item) => saysSomething(item, locale))
  if (typeof value !== 'object' || value === null) return false
  if ('ja' in value && 'en' in value) {
    const text = (value as Record<Locale, unknown>)[locale]
    return text !== null && text !== undefined
  }
  return Object.values(value).some((child) => saysSomething(child, locale))
}
