import { type Locale, locales } from '../../content/locale.ts'
import { books } from '../collections/books/books.ts'
import { type Row, asRow, idOf, text } from '../rows.ts'
import { isBlank } from '../fields/rules.ts'
import { ToCheck } from '../../content/toCheck.ts'
import { type DraftData, recordData, tocData } from './draftData.ts'
import type { Draft, Flag, ImportedBook, RecordValues } from './support-page/importedBook.ts'
import { keepToRules } from './keepToRules.ts'
import { addToCheck, toCheckText } from './toCheckText.ts'

/** What becomes of the book itself. */
export type PlannedBook = {
  slug: string
  /** Null: it is made. */
  id: string | null
  /** What is written, localized as `{ ja, en }`; `undefined` leaves a language as it is. Empty: nothing. */
  data: DraftData
  /** The fields that an existing book gets because they were empty. */
  filled: string[]
  fingerprint: string | null
  flags: Flag[]
  toCheck: ToCheck | null
}

/**
 * Says what an import does to the book: makes it of the page's record and contents, or fills what is empty in the one that is there.
 * A part of the source that was taken over before is left alone, also where an editor has emptied a field since.
 */
export async function planBook({
  record,
  toc,
  slug,
  known,
}: Pick<ImportedBook, 'record' | 'toc'> & { slug: string; known: Row | null }): Promise<PlannedBook> {
  const before = text(known?.fingerprint)?.split('\n') ?? []
  const parts = [
    ...(record === null ? [] : [{ draft: record as Draft<unknown>, data: recordData(record.values) }]),
    ...(toc === null ? [] : [{ draft: toc as Draft<unknown>, data: tocData(toc.values) }]),
  ].filter(({ draft }) => !before.includes(draft.fingerprint))

  const planned: PlannedBook = {
    slug,
    id: known === null ? null : idOf(known.id),
    data: {},
    filled: [],
    fingerprint: null,
    flags: [],
    toCheck: ToCheck.safeParse(known?.toCheck).data ?? null,
  }
  const taken = [...before]
  for (const { draft, data } of parts) {
    const kept = await keepToRules(data, books.fields)
    const added = known === null ? kept.data : whatIsEmpty(kept.data, known)
    const names = Object.keys(added)
    // A doubt about a value that stays out is no doubt about the book.
    const flags = [...draft.flags, ...kept.flags].filter(
      ({ field }) => known === null || field === null || names.includes(field.split('.')[0] ?? ''),
    )
    if (known !== null && names.length === 0) continue
    Object.assign(planned.data, added)
    if (known !== null) planned.filled.push(...names)
    planned.flags.push(...flags)
    planned.toCheck = addToCheck(planned.toCheck, toCheckText({ ...draft, flags }))
    taken.push(draft.fingerprint)
  }
  planned.fingerprint = taken.length === 0 ? null : taken.join('\n')
  return known === null ? named(planned, record) : planned
}

// A book must have a name in the lists of the panel.
function named(planned: PlannedBook, record: Draft<RecordValues> | null): PlannedBook {
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

/** The fields of `data` that say something where the book says nothing, in each language by itself. */
function whatIsEmpty(data: DraftData, known: Row): DraftData {
  const added: DraftData = {}
  for (const [name, value] of Object.entries(data)) {
    const stored = known[name]
    if (Array.isArray(value)) {
      if (value.length > 0 && (!Array.isArray(stored) || stored.length === 0)) added[name] = value
    } else if (typeof value === 'object' && value !== null) {
      const pair = eachEmptyLanguage(value as Row, asRow(stored))
      if (pair !== null) added[name] = pair
    } else if (!isBlank(value) && isBlank(stored)) added[name] = value
  }
  return added
}

function eachEmptyLanguage(value: Row, stored: Row): Record<Locale, unknown> | null {
  const pair: Record<Locale, unknown> = { ja: undefined, en: undefined }
  for (const locale of locales)
    if (!isBlank(value[locale]) && isBlank(stored[locale])) pair[locale] = value[locale]
  return pair.ja === undefined && pair.en === undefined ? null : pair
}
