import type { CollectionConfig, GlobalConfig } from 'payload'
import { inEditForm } from '../fields/inEditForm.ts'

const PublishButton = '/components/panel/PublishButton#PublishButton'
const DocumentName = '/components/panel/DocumentName#DocumentName'

/** Gives a collection's form the words that are no translations: the name of what has no title, and of a first publish. */
export function withPanelWords(collection: CollectionConfig): CollectionConfig {
  const named = inEditForm(collection, DocumentName)
  if (!hasDrafts(collection)) return named // Without drafts there is no such button.
  const { admin } = named
  const { components } = admin ?? {}
  return {
    ...named,
    admin: { ...admin, components: { ...components, edit: { ...components?.edit, PublishButton } } },
  }
}

/** The same for a global, which always has a title. */
export function withGlobalPanelWords(global: GlobalConfig): GlobalConfig {
  if (!hasDrafts(global)) return global
  const { admin } = global
  const { components } = admin ?? {}
  return {
    ...global,
    admin: { ...admin, components: { ...components, elements: { ...components?.elements, PublishButton } } },
  }
}

function hasDrafts({ versions }: CollectionConfig | GlobalConfig): boolean {
  return typeof versions === 'object' && Boolean(versions.drafts)
}
