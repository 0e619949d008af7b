import type { CollectionConfig } from 'payload'

/**
 * Drafts and versions of what readers see. 50 versions a document last for years of corrections. No autosave: each version
 * is one deliberate save.
 */
export const draftsAndVersions = {
  drafts: { autosave: false, schedulePublish: false, validate: false },
  maxPerDoc: 50,
} satisfies CollectionConfig['versions']

/** What is published of a book is found by this index, in each part that the publisher asks for. */
export const byBookAndStatus = { indexes: [{ fields: ['book', '_status'] }] } satisfies Pick<
  CollectionConfig,
  'indexes'
>
