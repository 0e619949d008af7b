import type { PayloadRequest, Where } from 'payload'
import { belongingPath } from '../fields/referenceFields.ts'
import { idOf, text, type Row } from '../rows.ts'
import { findBooksShowing } from './booksShowing.ts'
import type { MainRow } from './mainRows.ts'
import { isVisibleRow } from './visibleChange.ts'
import { findRows } from '../database/findRows.ts'

type Change = {
  slug: string
  id: string
  before: MainRow | null
  after: MainRow | null
  req: PayloadRequest
}

/**
 * The ids of the books whose parts a change of a document changes, in the transaction of `req`: none where it changes none
 * (news about the whole site), null where it may change all. `before` and `after`: its main row; null where there was none, or is
 * none any more. Rather one book too many: its part is then read once more, and found to be the same.
 */
export async function findTouchedBooks(change: Change): Promise<string[] | null> {
  const { slug, id, req } = change
  if (slug === 'media') return findBooksShowing({ id, req })
  if (slug === 'books') return unique([id, ...(await findBooksAround(change))])
  const owners = visibleRows(change).map((row) => idOf(row[belongingPath]))
  const books = unique(owners.flatMap((owner) => owner ?? []))
  // It moved from the whole site to a book, or back.
  if (owners.includes(null) && books.length > 0) return null
  return slug === 'errata' ? unique([...books, ...(await findBooksOfRelated(change))]) : books
}

/** Where readers see a book's address on the pages of others: on those of its next edition, and beside errata that are related. */
async function findBooksAround({ id, before, after, req }: Change): Promise<string[]> {
  const where: Where = { previousEdition: { equals: id } }
  const editions = await findRows(req, { collection: 'books', where, fields: ['updatedAt'] })
  const books = editions.map((row) => String(row.id))
  const [first, last] = [before, after].map((row) => (isVisible(row) ? text(row?.slug) : null))
  if (first === last) return books
  const naming = await findErrata(req, [
    { 'relatedTo.book': { equals: id } },
    { 'replacedBy.book': { equals: id } },
  ])
  const own = await findRows(req, {
    collection: 'errata',
    where: { and: [{ book: { equals: id } }, namesOthers] },
    fields: ['relatedTo', 'replacedBy'],
  })
  return [...books, ...booksOf(naming), ...booksOf(await findByIds(req, own.flatMap(listNamed)))]
}

/** The books of the errata that an erratum names or named, and of those that name it. */
async function findBooksOfRelated(change: Change): Promise<string[]> {
  const { id, req } = change
  const named = await findByIds(req, visibleRows(change).flatMap(listNamed))
  const naming = await findErrata(req, [{ relatedTo: { in: [id] } }, { replacedBy: { equals: id } }])
  return booksOf([...named, ...naming])
}

const namesOthers: Where = { or: [{ relatedTo: { exists: true } }, { replacedBy: { exists: true } }] }

function listNamed({ relatedTo, replacedBy }: Row): string[] {
  return [...(Array.isArray(relatedTo) ? relatedTo : []), replacedBy].flatMap((other) => idOf(other) ?? [])
}

function booksOf(errata: readonly Row[]): string[] {
  return errata.flatMap(({ book }) => idOf(book) ?? [])
}

function visibleRows({ before, after }: Change): MainRow[] {
  return [before, after].flatMap((row) => (row !== null && isVisible(row) ? [row] : []))
}

// Everything that belongs to a book has drafts, and so have books.
const isVisible = (row: MainRow | null) => isVisibleRow(row, true)

const unique = (ids: readonly string[]) => [...new Set(ids)].sort()

/** A query takes only so many values. */
const batchSize = 500

async function findByIds(req: PayloadRequest, ids: readonly string[]): Promise<Row[]> {
  const wanted = unique(ids)
  const batches: Where[] = []
  for (let start = 0; start < wanted.length; start += batchSize)
    batches.push({ id: { in: wanted.slice(start, start + batchSize) } })
  return findErrata(req, batches)
}

// One query for each: with an `or` over a relationship no database uses its index.
async function findErrata(req: PayloadRequest, wheres: readonly Where[]): Promise<Row[]> {
  const found: Row[] = []
  for (const where of wheres)
    found.push(...(await findRows(req, { collection: 'errata', where, fields: ['book'] })))
  return found
}
