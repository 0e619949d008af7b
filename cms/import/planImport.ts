import type { Field } from 'payload'
import { errata } from '../collections/errata/errata.ts'
import { excerpts } from '../collections/excerpts.ts'
import { materials } from '../collections/materials.ts'
import { news } from '../collections/news.ts'
import { describeLocator } from '../../content/locator.ts'
import { type Bilingual, eachLocale, type LocalizedText } from '../../content/locale.ts'
import type { ToCheck } from '../../content/toCheck.ts'
import { suggestSlug } from '../fields/slug.ts'
import { describeReading } from './describeReading.ts'
import { type DraftData, erratumData, excerptData, materialData, newsData } from './draftData.ts'
import { flagNearDuplicate } from './nearDuplicates.ts'
import type {
  Draft,
  ErratumValues,
  Flag,
  ImportedBook,
  PassedOver,
  SourceLines,
} from './support-page/importedBook.ts'
import { keepToRules } from './keepToRules.ts'
import { type ImportedCollection, type StoredContent, hasSlug } from './storedContent.ts'
import { type PlannedBook, planBook } from './planBook.ts'
import { sourceText, toCheckText } from './toCheckText.ts'

/** A document that an import creates. */
export type PlannedDocument = {
  collection: ImportedCollection
  fingerprint: string
  source: SourceLines
  /** Its name for a person. */
  title: Bilingual
  /** What the collection takes, bilingual texts as `{ ja, en }`, without the book. */
  data: DraftData
  flags: Flag[]
  toCheck: ToCheck | null
  /** Its lines in the source, for its editor. */
  importedFrom: string
  /** What an erratum was read as, on one line; null for other documents. */
  reading: Bilingual | null
}

/** All that an import would do; nothing is written yet. */
export type ImportPlan = {
  book: PlannedBook
  documents: PlannedDocument[]
  /** How many entries of the source an earlier import has created. */
  importedBefore: Record<ImportedCollection, number>
  passedOver: PassedOver[]
}

/**
 * Plans the import of `imported` into the book `slug`, given its stored content. Pure: neither reads the database nor writes.
 * `isSettled`: an editor has looked through the drafts already, so none is flagged for being nearly the same as a stored one.
 */
export async function planImport({
  imported,
  slug,
  stored,
  isSettled = false,
}: {
  imported: ImportedBook
  slug: string
  stored: StoredContent
  isSettled?: boolean
}): Promise<ImportPlan> {
  const plan: ImportPlan = {
    book: await planBook({ record: imported.record, toc: imported.toc, slug, storedBook: stored.book }),
    documents: [],
    importedBefore: { news: 0, materials: 0, excerpts: 0, errata: 0 },
    passedOver: imported.passedOver,
  }
  const usedSlugs = { news: new Set(stored.slugs.news), excerpts: new Set(stored.slugs.excerpts) }
  for (const { collection, draft, data, title, slugWish, erratum } of listEntries(imported)) {
    if (stored.fingerprints[collection].has(draft.fingerprint)) {
      plan.importedBefore[collection] += 1
      continue
    }
    const storable = await keepToRules(data, fieldsOf[collection])
    const nearDuplicate = erratum === null || isSettled ? null : flagNearDuplicate(erratum, stored.errata)
    const flags = [...draft.flags, ...(nearDuplicate ? [nearDuplicate] : []), ...storable.flags]
    plan.documents.push({
      collection,
      fingerprint: draft.fingerprint,
      source: draft.source,
      title,
      data: hasSlug(collection)
        ? { ...storable.data, slug: takeFreeSlug(slugWish, usedSlugs[collection as 'news' | 'excerpts']) }
        : storable.data,
      flags,
      toCheck: toCheckText({ ...draft, flags }),
      importedFrom: sourceText(draft),
      reading: erratum && eachLocale((locale) => describeReading(erratum.values, locale)),
    })
  }
  return plan
}

type Entry = {
  collection: ImportedCollection
  draft: Draft<unknown>
  data: DraftData
  title: Bilingual
  slugWish: string
  /** The draft itself where it is an erratum's. */
  erratum: Draft<ErratumValues> | null
}

function listEntries(imported: ImportedBook): Entry[] {
  return [
    ...imported.news.map((draft): Entry => ({
      collection: 'news',
      draft,
      data: newsData(draft.values),
      title: fillBoth(draft.values.title, draft.values.date),
      slugWish: suggestSlug(draft.values.title.en) ?? draft.values.date,
      erratum: null,
    })),
    ...imported.materials.map((draft): Entry => ({
      collection: 'materials',
      draft,
      data: materialData(draft.values),
      title: fillBoth(draft.values.title, draft.values.url ?? '…'),
      slugWish: '',
      erratum: null,
    })),
    ...imported.excerpts.map((draft): Entry => ({
      collection: 'excerpts',
      draft,
      data: excerptData(draft.values),
      title: fillBoth(draft.values.title, '…'),
      slugWish: suggestSlug(draft.values.title.en) ?? 'excerpt',
      erratum: null,
    })),
    ...imported.errata.map((draft): Entry => ({
      collection: 'errata',
      draft,
      data: erratumData(draft.values),
      title: {
        ja: describeLocator(draft.values, 'ja') || '(場所なし)',
        en: describeLocator(draft.values, 'en') || '(no place)',
      },
      slugWish: '',
      erratum: draft,
    })),
  ]
}

const fieldsOf: Record<ImportedCollection, readonly Field[]> = {
  news: news.fields,
  materials: materials.fields,
  excerpts: excerpts.fields,
  errata: errata.fields,
}

function fillBoth({ ja, en }: LocalizedText, otherwise: string): Bilingual {
  return { ja: ja ?? en ?? otherwise, en: en ?? ja ?? otherwise }
}

/** `second-printing`, or `second-printing-2` where that is in use. Adds it to the used ones. */
function takeFreeSlug(wish: string, usedSlugs: Set<string>): string {
  let slug = wish
  for (let number = 2; usedSlugs.has(slug); number += 1) slug = `${wish.slice(0, 75)}-${number}`
  usedSlugs.add(slug)
  return slug
}
