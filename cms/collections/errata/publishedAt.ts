import type { DateField, FieldHook } from 'payload'

// Never goes away again, also when it is unpublished or an older version is restored: readers have seen it.
const rememberFirst: FieldHook = ({ data, operation, originalDoc }) => {
  const stored: unknown = operation === 'update' ? originalDoc?.publishedAt : null
  if (stored) return stored
  return data?._status === 'published' ? new Date().toISOString() : null
}

/** When readers could see this erratum first: what "newest" and the feeds go by. Kept by itself. */
export function publishedAtField(): DateField {
  return {
    name: 'publishedAt',
    type: 'date',
    label: { ja: '公開した日時', en: 'Made public' },
    admin: {
      hidden: true,
      disableBulkEdit: true,
      description: { ja: '最初に公開したときに自動で付きます。', en: 'Set when it is published first.' },
    },
    hooks: { beforeChange: [rememberFirst], beforeDuplicate: [() => null] },
  }
}
