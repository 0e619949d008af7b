import { randomUUID } from 'node:crypto'
import type { FieldHook, TextField } from 'payload'

const withoutSlug = 'no-slug:'

/**
 * Where a document stands among those of its collection, as one value that the database keeps unique: `<book>/<slug>`, or `/<slug>`
 * where it hangs on no book. Two editors who save at the same moment are told apart by the database, which a look beforehand cannot do.
 * A draft without a slug has a value of its own, because MongoDB counts two empty ones as the same.
 */
export function addressField({ scope }: { scope: 'collection' | 'book' }): TextField {
  const addressOf: FieldHook = ({ data, previousValue }) => {
    const slug: unknown = data?.slug
    if (typeof slug === 'string' && slug !== '') return `${scope === 'book' ? idOf(data?.book) : ''}/${slug}`
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
    hooks: { beforeChange: [addressOf], beforeDuplicate: [() => null] },
  }
}

function idOf(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return id ? String(id) : ''
}
