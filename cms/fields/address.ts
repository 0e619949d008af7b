import type { FieldHook, TextField } from 'payload'

// Unique below its book, or below the site: two editors who save at the same moment are told apart by the database,
// which a look beforehand cannot do. No value where there is no slug yet, so that drafts without one don't collide.
const addressOf: FieldHook = ({ data }) => {
  const slug = data?.slug
  if (typeof slug !== 'string' || slug === '') return null
  const book: unknown = data?.book
  const id = typeof book === 'object' && book !== null && 'id' in book ? book.id : book
  return `${id ? String(id) : ''}/${slug}`
}

/** Where a document stands among those of its collection, as one value that the database keeps unique: `<book>/<slug>`. */
export function addressField(): TextField {
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
