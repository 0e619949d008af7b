import type { CollectionConfig, Field, GlobalConfig } from 'payload'

const keepForm = '/components/unsaved/KeepForm#KeepForm'

/** Puts the guard of unsaved work into the edit form of a collection. */
export function guardCollection<T extends CollectionConfig>(collection: T): T {
  if (collection.auth) return { ...collection, fields: [...collection.fields, guardField] }
  const { admin } = collection
  const edit = admin?.components?.edit
  return {
    ...collection,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), keepForm] },
      },
    },
  }
}

/** The form of one's own account has none of the collection's controls, but its fields. */
const guardField: Field = {
  name: 'unsavedWork',
  type: 'ui',
  admin: { components: { Field: keepForm }, disableBulkEdit: true, disableListColumn: true },
}

/** The same for a global. */
export function guardGlobal(global: GlobalConfig): GlobalConfig {
  const { admin } = global
  const elements = admin?.components?.elements
  return {
    ...global,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        elements: {
          ...elements,
          beforeDocumentControls: [...(elements?.beforeDocumentControls ?? []), keepForm],
        },
      },
    },
  }
}
