import type { Access, CollectionConfig } from 'payload'
import { publishedOrStaff } from './publishedOrStaff.ts'
import { isEditor, isStaff } from './roles.ts'

/** Editors may write anything; translators only what the save does not publish (and their side: `openToTranslators`). */
const editorOrDraft: Access = ({ req, data }) =>
  isEditor({ req }) || (isStaff({ req }) && statusOf(data) !== 'published')

// A document keeps its status in the trash, and `?trash=true` returns it to everybody with read access.
const publishedOutsideTrash: Access = async (args) => {
  const access = await publishedOrStaff(args)
  return typeof access === 'object' ? { and: [access, { deletedAt: { exists: false } }] } : access
}

/**
 * Who may do what with the content of the site: editors everything, translators drafts of what is there
 * (with the hook `translatorsOnlyDraft`), service accounts and the publisher read what is published.
 */
export const contentAccess = {
  create: isEditor,
  read: publishedOutsideTrash,
  readVersions: isStaff,
  update: editorOrDraft,
  delete: isEditor,
} satisfies CollectionConfig['access']

function statusOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && '_status' in data ? data._status : undefined
}
