import type { PayloadRequest } from 'payload'
import { type Row, rows } from '../rows.ts'

/**
 * The numbers of a book's printings, as readers have them: those of the published book, or of the newest draft where it isn't
 * published (its main row is then still the first draft). Empty where there is no such book.
 */
export async function readBookPrintings({ id, req }: { id: string; req: PayloadRequest }): Promise<number[]> {
  const { db } = req.payload
  const row = await db.findOne<Row & { id: string }>({
    collection: 'books',
    where: { id: { equals: id } },
    req,
  })
  if (row === null || row._status === 'published') return numbersIn(row)
  const { docs } = await db.findVersions<Row>({
    collection: 'books',
    where: { parent: { equals: id } },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    req,
  })
  return numbersIn((docs[0]?.version as Row | undefined) ?? row)
}

function numbersIn(row: Row | null): number[] {
  return rows(row?.printings).flatMap(({ number }) => (typeof number === 'number' ? [number] : []))
}
