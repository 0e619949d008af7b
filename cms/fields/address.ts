import { randomUUID } from 'node:crypto'
import type { FieldHook, TextField } from 'payload'
import { idOf } from '../rows.ts'

const withoutSlug = 'no-slug:'

/**
 * The address of a document within its collection, in a unique column: `<book>/<slug>`, or `/<slug>` where it belongs to no book.
 * The unique index refuses the second of two saves at the same moment, which a query beforehand cannot see.
 * A draft without a slug gets a random value, because MongoDB counts two empty values as duplicates.
 */
export function addressField({ scope }: { scope: 'collection' | 'book' }): TextField {
  const makeAddress: FieldHook = ({ data, previousValue }) => {
    const slug: unknown = data?.slug
    if (typeof slug === 'string' && slug !== '')
      return `${scope === 'book' ? (idOf(data?.book) ?? '') : ''}/${slug}`
    return typeof previousValue === 'string' && previousValue.startsWith(withoutSlug)
      ? previousValue
      : `${withoutSlug}${randomUUID()}`
  }
  return {
    name: 'address',
    type: 'text',
    label: { ja: 'URLの組', en: 'Address' },
    unique: true,
    hidden: true,
    admin: {
      hidden: true,
      disableListColumn: true,
      disableListFilter: true,
      disableBulkEdit: true,
      description: { ja: '本とURLの名前から作られます。', en: 'Made of the book and the URL name.' },
    },
    hooks: { beforeChange: [makeAddress], beforeDuplicate: [() => null] },
  }
}
