import type { CollectionConfig, GlobalConfig } from 'payload'

const guard = '/components/overwrites/OverwriteGuard#OverwriteGuard'

/** Puts the guard against unknown overwriting into the forms of a collection whose saves `refuseOutdatedSave` checks. */
export function guardForms(collection: CollectionConfig): CollectionConfig {
  const { admin = {} } = collection
  const edit = admin.components?.edit
  return {
    ...collection,
    admin: {
      ...admin,
      components: {
        ...admin.components,
        edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), guard] },
      },
    },
  }
}

/** The same for a global. */
export function guardFormOfGlobal(global: GlobalConfig): GlobalConfig {
  const { admin = {} } = global
  const elements = admin.components?.elements
  return {
    ...global,
    admin: {
      ...admin,
      components: {
        ...admin.components,
        elements: {
          ...elements,
          beforeDocumentControls: [...(elements?.beforeDocumentControls ?? []), guard],
        },
      },
    },
  }
}
