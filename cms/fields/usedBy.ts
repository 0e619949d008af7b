import type { UIField } from 'payload'

/** What refers to the document, with links; for a book also the move of all of it to the trash, and back. */
export function usedByField(): UIField {
  return {
    name: 'usedBy',
    type: 'ui',
    label: { ja: '使われているところ', en: 'Used by' },
    admin: {
      position: 'sidebar',
      disableBulkEdit: true,
      disableListColumn: true,
      components: { Field: '/components/references/UsedBy#UsedBy' },
    },
  }
}
