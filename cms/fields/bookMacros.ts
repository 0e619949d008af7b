import { noMacros, readMacros, type Macros } from '../../content/macros.ts'
import type { RuleContext } from './rules.ts'
import { idOf, text } from '../rows.ts'

/** The macros of the book that a document is of, or is: as it is published, else as its draft has them. */
export async function readBookMacros({
  collection,
  data,
  req,
}: Pick<RuleContext, 'collection' | 'data' | 'req'>): Promise<Macros> {
  if (collection === 'books') return readMacros(text(data.macros) ?? '').macros
  const id = idOf(data.book)
  if (id === null) return noMacros
  const book = await req.payload.db.findOne<{ id: string; macros?: string | null }>({
    collection: 'books',
    where: { id: { equals: id } },
    req,
  })
  return readMacros(text(book?.macros) ?? '').macros
}
