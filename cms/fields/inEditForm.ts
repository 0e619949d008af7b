import type { CollectionConfig, GlobalConfig } from 'payload'

/** Puts a component above the form of each document of a collection, after those that are there. */
export function inEditForm<T extends CollectionConfig>(collection: T, component: string): T {
  const { admin } = collection
  const edit = admin?.components?.edit
  const beforeDocumentControls = [...(edit?.beforeDocumentControls ?? []), component]
  return {
    ...collection,
    admin: { ...admin, components: { ...admin?.components, edit: { ...edit, beforeDocumentControls } } },
  }
}

/** The same for a global, where Payload calls the place otherwise. */
export function inEditFormOfGlobal<T extends GlobalConfig>(global: T, component: string): T {
  const { admin } = global
  const elements = admin?.components?.elements
  const beforeDocumentControls = [...(elements?.beforeDocumentControls ?? []), component]
  return {
    ...global,
    admin: {
      ...admin,
      components: { ...admin?.components, elements: { ...elements, beforeDocumentControls } },
    },
  }
}
