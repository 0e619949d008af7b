import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import type { Bilingual } from '../../content/locale.ts'
import type { RefusedPart } from '../../content/snapshot.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { asRow, idOf, rows, type Row } from '../rows.ts'
import { findContractProblems } from './contractProblems.ts'
import { inSlices } from './inSlices.ts'

/** A part as it was read, not validated yet. */
export type CollectedPart = { revision: number; counts: unknown } & Row

/** Published documents of one part that break the contract: the part can't be built until an editor fixes them. */
export class PartContentError extends Error {
  override name = 'PartContentError'
  constructor(
    title: Bilingual,
    readonly refusal: RefusedPart,
  ) {
    const { problems } = refusal
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
    super(
      `What is published of "${title.en}" cannot be handed to the site (${count}):\n` +
        problems.map(({ message }) => `- ${message.en}`).join('\n'),
    )
  }
}

/**
 * Validates a part against the contract, and returns it. Its documents are validated some at a time, so that the CMS answers
 * others in between; `check` is what the schema checks of the part as a whole. Throws PartContentError with every problem.
 */
export async function checkPart<T extends object>(
  { schema, check }: { schema: PartSchema<T>; check: (part: T, context: z.RefinementCtx) => void },
  collected: CollectedPart,
): Promise<T> {
  const part = await parseDocuments(schema, collected)
  if (part !== null && z.custom<T>().superRefine(check).safeParse(part).success) return part
  const of = titleOfPart(collected)
  const problems = findContractProblems({ schema, value: collected, of, documentAt: documentAt(collected) })
  const published = listPublished(collected)
  throw new PartContentError(of.title, { revision: collected.revision, problems, published })
}

type PartSchema<T> = z.ZodType<T> & { shape: Readonly<Record<string, z.ZodType>> }

/** The part with its documents as the contract has them; null where one breaks it. */
async function parseDocuments<T>({ shape }: PartSchema<T>, collected: CollectedPart): Promise<T | null> {
  const part: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const value = collected[name]
    const isList = schema instanceof z.ZodArray && Array.isArray(value)
    const parsed: unknown[] = []
    for (const some of isList ? inSlices(value) : [value]) {
      const result = schema.safeParse(some)
      if (!result.success) return null
      parsed.push(...(isList ? (result.data as unknown[]) : [result.data]))
      if (isList) await turn()
    }
    part[name] = isList ? parsed : parsed[0]
  }
  return part as T
}

function titleOfPart({ book }: CollectedPart) {
  if (book === undefined) return { title: { ja: 'サイトのお知らせ', en: 'News of the site' }, document: null }
  return { title: documentTitle(asRow(book)), document: { collection: 'books', id: String(asRow(book).id) } }
}

/** The document in which an issue stands, and the rest of its path, which names the field. */
function documentAt(collected: CollectedPart) {
  return ([name = '', ...path]: readonly string[]) => {
    if (name === 'book') return { collection: 'books', row: asRow(collected.book), path }
    const list = collected[name]
    const [index, ...field] = path
    if (!Array.isArray(list) || index === undefined) return null
    return { collection: name, row: asRow(list[Number(index)]), path: field }
  }
}

/** The ids of the published documents of a part and of the uploads that they show. */
function listPublished({ book, ...part }: CollectedPart): string[] {
  const lists = [part.news, part.materials, part.excerpts, part.errata, part.media]
  return [asRow(book), ...lists.flatMap((list) => rows(list))].flatMap(({ id }) => idOf(id) ?? [])
}
