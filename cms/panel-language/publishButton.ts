import type { CollectionConfig, GlobalConfig } from 'payload'

const PublishButton = '/components/panel/PublishButton#PublishButton'

/** Gives a collection's form the button that tells a first publish from a later one; without drafts there is no such button. */
export function withPublishButton(collection: CollectionConfig): CollectionConfig {
  if (!hasDrafts(collection)) return collection
  const { admin } = collection
  const { components } = admin ?? {}
  return {
    ...collection,
    admin: { ...admin, components: { ...components, edit: { ...components?.edit, PublishButton } } },
  }
}

/** The same for a global. */
export function withGlobalPublishButton(global: GlobalConfig): GlobalConfig {
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
