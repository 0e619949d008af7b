import { type Locale, locales } from '../../content/locale.ts'
import { books } from '../collections/books/books.ts'
import { type Row, asRow, idOf, text } from '../rows.ts'
import { isBlank } from '../fields/rules.ts'
import { ToCheck } from '../../content/toCheck.ts'
import { type DraftData, recordData, tocData } from './draftData.ts'
import type { Draft, Flag, ImportedBook, RecordValues } from './support-page/importedBook.ts'
import { keepToRules } from './keepToRules.ts'
import { addToCheck, toCheckText } from './toCheckText.ts'

/** What an import does to the book itself. */
export type PlannedBook = {
  slug: string
  /** Null: it is created. */
  id: string | null
  /** What is written, bilingual texts as `{ ja, en }`; `undefined` leaves a language as it is. Empty: nothing. */
  data: DraftData
  /** The fields that an existing book gets because they were empty. */
  filled: string[]
  fingerprint: string | null
  flags: Flag[]
  toCheck: ToCheck | null
}

/**
 * Plans the book: creates it from the page's record and contents, or fills the empty fields of the stored one.
 * A part of the source that was imported before is skipped, also where an editor has emptied a field since.
 */
export async function planBook({
  record,
  toc,
  slug,
  storedBook,
}: Pick<ImportedBook, 'record' | 'toc'> & { slug: string; storedBook: Row | null }): Promise<PlannedBook> {
  const fingerprints = text(storedBook?.fingerprint)?.split('\n') ?? []
  const parts = [
    ...(record === null ? [] : [{ draft: record as Draft<unknown>, data: recordData(record.values) }]),
    ...(toc === null ? [] : [{ draft: toc as Draft<unknown>, data: tocData(toc.values) }]),
  ].filter(({ draft }) => !fingerprints.includes(draft.fingerprint))

  const planned: PlannedBook = {
    slug,
    id: storedBook === null ? null : idOf(storedBook.id),
    data: {},
    filled: [],
    fingerprint: null,
    flags: [],
    toCheck: ToCheck.safeParse(storedBook?.toCheck).data ?? null,
  }
  for (const { draft, data } of parts) {
    const storable = await keepToRules(data, books.fields)
    const added = storedBook === null ? storable.data : pickEmptyFields(storable.data, storedBook)
    const names = Object.keys(added)
    if (storedBook !== null && names.length === 0) continue
    // Flags of fields that are not written are dropped.
    const flags = [...draft.flags, ...storable.flags].filter(
      ({ field }) => storedBook === null || field === null || names.includes(field.split('.')[0] ?? ''),
    )
    Object.assign(planned.data, added)
    if (storedBook !== null) planned.filled.push(...names)
    planned.flags.push(...flags)
    planned.toCheck = addToCheck(planned.toCheck, toCheckText({ ...draft, flags }))
    fingerprints.push(draft.fingerprint)
  }
  planned.fingerprint = fingerprints.length === 0 ? null : fingerprints.join('\n')
  return storedBook === null ? withTitle(planned, record) : planned
}

// The panel's lists need a title: a book without one is called by its slug.
function withTitle(planned: PlannedBook, record: Draft<RecordValues> | null): PlannedBook {
  const title = planned.data.title as RecordValues['title'] | undefined
  const data = { ...planned.data, slug: planned.slug }
  if (title?.ja || title?.en) return { ...planned, data }
  const flag: Flag = {
    field: 'title',
    reason: {
      ja: `書名が見つからなかったので、「${planned.slug}」としました。奥付を見て直してください。`,
      en: `No title was found, so the book is called "${planned.slug}". Put it right with the colophon.`,
    },
    proposal: null,
  }
  const source = record?.source ?? { from: 1, to: 1, text: '' }
  return {
    ...planned,
    data: { ...data, title: { ja: planned.slug, en: null } },
    flags: [...planned.flags, flag],
    toCheck: addToCheck(planned.toCheck, toCheckText({ flags: [flag], source, heads: [] })),
  }
}

/** The fields of `data` with a value that are empty in the stored book, each language by itself. */
function pickEmptyFields(data: DraftData, storedBook: Row): DraftData {
  const added: DraftData = {}
  for (const [name, value] of Object.entries(data)) {
    const stored = storedBook[name]
    if (Array.isArray(value)) {
      if (value.length > 0 && (!Array.isArray(stored) || stored.length === 0)) added[name] = value
    } else if (typeof value === 'object' && value !== null) {
      const pair = pickEmptyLanguages(value as Row, asRow(stored))
      if (pair !== null) added[name] = pair
    } else if (!isBlank(value) && isBlank(stored)) added[name] = value
  }
  return added
}

function pickEmptyLanguages(value: Row, stored: Row): Record<Locale, unknown> | null {
  const pair: Record<Locale, unknown> = { ja: undefined, en: undefined }
  for (const locale of locales)
    if (!isBlank(value[locale]) && isBlank(stored[locale])) pair[locale] = value[locale]
  return pair.ja === undefined && pair.en === undefined ? null : pair
}
