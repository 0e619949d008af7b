import { setImmediate as turn } from 'node:timers/promises'
import type { Where } from 'payload'
import { idOf, type Row } from '../rows.ts'
import { inSlices } from './inSlices.ts'
import type { Reader } from './readPublished.ts'
import { erratumFields } from './toErratum.ts'

/**
 * Reads the published errata of other books that errata of this one name (`relatedTo`, `replacedBy`), or that name them, in the
 * order of their ids. Their books may not be published.
 */
export async function readRelatedErrata(
  read: Reader,
  { book, errata }: { book: string; errata: readonly Row[] },
): Promise<Row[]> {
  const own = new Set(errata.map(({ id }) => String(id)))
  const named = new Set(errata.flatMap(listNamedErrata).filter((id) => !own.has(id)))
  const ids = new Set(named)
  for (const batch of inSlices([...own])) {
    // One after the other, and not with an `or`: over a relationship no database uses its index then.
    for (const where of [{ relatedTo: { in: batch } }, { replacedBy: { in: batch } }] as Where[])
      for (const id of await read.findIds('errata', where)) if (!own.has(id)) ids.add(id)
    await turn()
  }
  const rows = await read.byIds('errata', [...ids].sort(), erratumFields)
  return rows
    .filter((row) => idOf(row.book) !== book)
    .filter((row) => named.has(String(row.id)) || listNamedErrata(row).some((id) => own.has(id)))
}

/** The ids of the errata that readers see an erratum name. */
function listNamedErrata({ relatedTo, replacedBy, status }: Row): string[] {
  const related = Array.isArray(relatedTo) ? relatedTo : []
  return [...related, ...(status === 'withdrawn' ? [replacedBy] : [])].flatMap((other) => idOf(other) ?? [])
}
