import type { CollectionConfig } from 'payload'

/**
 * Drafts and versions of what readers see. Fifty versions a document reach back years of corrections. No autosave:
 * each save is an editor's own decision, and its version can be told from the others.
 */
export const draftsAndVersions = {
  drafts: { autosave: false, schedulePublish: false, validate: false },
  maxPerDoc: 50,
} satisfies CollectionConfig['versions']
