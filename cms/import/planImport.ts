import type { Field } from 'payload'
import { errata } from '../collections/errata/errata.ts'
import { excerpts } from '../collections/excerpts.ts'
import { materials } from '../collections/materials.ts'
import { news } from '../collections/news.ts'
import { describeLocator } from '../../content/locator.ts'
import type { Bilingual, LocalizedText } from '../../content/locale.ts'
import type { ToCheck } from '../../content/toCheck.ts'
import { suggestSlug } from '../fields/slug.ts'
import { type DraftData, erratumData, excerptData, materialData, newsData } from './draftData.ts'
import type { Draft, Flag, ImportedBook, PassedOver, SourceLines } from './support-page/importedBook.ts'
import { keepToRules } from './keepToRules.ts'
import { type ImportedCollection, type KnownContent, hasSlug } from './knownContent.ts'
import { type PlannedBook, planBook } from './planBook.ts'
import { toCheckText } from './toCheckText.ts'

/** A document that an import makes. */
export type PlannedDocument = {
  collection: ImportedCollection
  fingerprint: string
  source: SourceLines
  /** Its name for a person. */
  title: Bilingual
  /** What the collection takes, localized as `{ ja, en }`, without the book. */
  data: DraftData
  flags: Flag[]
  toCheck: ToCheck | null
}

/** All that an import would do. Nothing of it is done yet. */
export type ImportPlan = {
  book: PlannedBook
  documents: PlannedDocument[]
  /** How many entries of the source are there already, from an import before. */
  known: Record<ImportedCollection, number>
  passedOver: PassedOver[]
}

/** Says what taking over `imported` into the book `slug` would make, given what is there. Pure: asks no database and writes nothing. */
export async function planImport({
  imported,
  slug,
  known,
}: {
  imported: ImportedBook
  slug: string
  known: KnownContent
}): Promise<ImportPlan> {
  const plan: ImportPlan = {
    book: await planBook({ record: imported.record, toc: imported.toc, slug, known: known.book }),
    documents: [],
    known: { news: 0, materials: 0, excerpts: 0, errata: 0 },
    passedOver: imported.passedOver,
  }
  const taken = { news: new Set(known.slugs.news), excerpts: new Set(known.slugs.excerpts) }
  const seen = new Map<string, number>()
  for (const { collection, draft, data, title, slugWish } of entriesOf(imported)) {
    // Two lines of a source may be the same to the letter: as many are made as the source has.
    const key = `${collection} ${draft.fingerprint}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    if ((seen.get(key) ?? 0) <= (known.fingerprints[collection].get(draft.fingerprint) ?? 0)) {
      plan.known[collection] += 1
      continue
    }
    const kept = await keepToRules(data, fieldsOf[collection])
    const flags = [...draft.flags, ...kept.flags]
    plan.documents.push({
      collection,
      fingerprint: draft.fingerprint,
      source: draft.source,
      title,
      data: hasSlug(collection)
        ? { ...kept.data, slug: freeSlug(slugWish, taken[collection as 'news' | 'excerpts']) }
        : kept.data,
      flags,
      toCheck: toCheckText({ ...draft, flags }),
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
}

function entriesOf(imported: ImportedBook): Entry[] {
  return [
    ...imported.news.map((draft): Entry => ({
      collection: 'news',
      draft,
      data: newsData(draft.values),
      title: inBoth(draft.values.title, draft.values.date),
      slugWish: suggestSlug(draft.values.title.en) ?? draft.values.date,
    })),
    ...imported.materials.map((draft): Entry => ({
      collection: 'materials',
      draft,
      data: materialData(draft.values),
      title: inBoth(draft.values.title, draft.values.url ?? '…'),
      slugWish: '',
    })),
    ...imported.excerpts.map((draft): Entry => ({
      collection: 'excerpts',
      draft,
      data: excerptData(draft.values),
      title: inBoth(draft.values.title, '…'),
      slugWish: suggestSlug(draft.values.title.en) ?? 'excerpt',
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
    })),
  ]
}

const fieldsOf: Record<ImportedCollection, readonly Field[]> = {
  news: news.fields,
  materials: materials.fields,
  excerpts: excerpts.fields,
  errata: errata.fields,
}

function inBoth({ ja, en }: LocalizedText, otherwise: string): Bilingual {
  return { ja: ja ?? en ?? otherwise, en: en ?? ja ?? otherwise }
}

/** `second-printing`, or `second-printing-2` where that is taken; the one that is given is taken from then on. */
function freeSlug(wish: string, taken: Set<string>): string {
  let slug = wish
  for (let number = 2; taken.has(slug); number += 1) slug = `${wish.slice(0, 75)}-${number}`
  taken.add(slug)
  return slug
}
