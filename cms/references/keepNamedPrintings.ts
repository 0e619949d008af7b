import { ValidationError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'
import { parsePrintings } from '../../content/printings.ts'
import { number, rows, text, type Row } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { readNewestVersions } from '../write/newestVersions.ts'
import { describeReferences } from './describeReferences.ts'
import { findReferences, showReference, type Reference } from './findReferences.ts'
import { belongingPath } from '../fields/referenceFields.ts'

/**
 * Refuses a save that takes a printing out of a book while errata say of it that it has their error: readers of that copy could
 * not choose it any more. "2-" names the second alone, "1-3" all three. What is withdrawn says it of no copy.
 */
export const keepNamedPrintings: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || data.deletedAt || data.printings === undefined) return data
  const numbersOf = (value: unknown) => rows(value).flatMap((row) => number(row.number) ?? [])
  const kept = numbersOf(data.printings)
  const removed = numbersOf(originalDoc?.printings).filter((printing) => !kept.includes(printing))
  if (removed.length === 0) return data
  const errata = (await findReferences({ to: 'books', id: String(originalDoc?.id), req })).filter(
    ({ collection, paths, isTrashed }) =>
      collection === 'errata' && paths.includes(belongingPath) && !isTrashed,
  )
  const states = await readStates(errata, req)
  for (const printing of removed) {
    const naming = errata.filter(({ id }) => states.get(id ?? '')?.some((state) => names(state, printing)))
    if (naming.length > 0) throw createRefusal({ printing, naming, req })
  }
  return data
}

function names(state: Row, printing: number): boolean {
  if (state.status === 'withdrawn') return false
  const parsed = parsePrintings(text(state.printings) ?? '')
  return (
    parsed.ok &&
    parsed.set.some(({ from, to }) => (to === null ? from === printing : from <= printing && printing <= to))
  )
}

async function readStates(errata: readonly Reference[], req: PayloadRequest): Promise<Map<string, Row[]>> {
  const ids = errata.flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return new Map()
  const { docs } = await req.payload.db.find<Row & { id: string }>({
    collection: 'errata',
    where: { id: { in: ids } },
    limit: 0,
    pagination: false,
    req,
  })
  const newest = await readNewestVersions({ req, collection: 'errata', where: { parent: { in: ids } } })
  return new Map(
    docs.map((main) => {
      const draft = newest.get(String(main.id)) ?? main
      return [String(main.id), main._status === 'published' ? [main, draft] : [draft]]
    }),
  )
}

function createRefusal({
  printing,
  naming,
  req,
}: {
  printing: number
  naming: readonly Reference[]
  req: PayloadRequest
}): ValidationError {
  const users = describeReferences(naming, req)
  const message = inPanelLanguage(req, {
    ja: `第${printing}刷は正誤の「該当する刷」に書かれているため、外せません: ${users.ja}。先にそちらを直してください。`,
    en: `Printing ${printing} stands in the affected printings of errata and cannot be taken out: ${users.en}. Change those first.`,
  })
  const error = new ValidationError(
    { collection: 'books', errors: [{ path: 'printings', message }], req },
    req.t,
  )
  Object.assign(error.data, { references: naming.map((reference) => showReference(reference, req)) })
  return error
}
