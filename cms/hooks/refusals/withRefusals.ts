import type { CollectionConfig, GlobalConfig } from 'payload'
import { describeBulkFailures } from './describeBulkFailures.ts'

/** In each edit form: marks what a save was refused for (cms/components/refusals/). */
const inTheForm = '/components/refusals/Refusals#Refusals'

/** Lets a collection say why it refuses a save: in its form, and document by document in a bulk operation. */
export function withRefusals<T extends CollectionConfig>(collection: T): T {
  const { admin, hooks } = collection
  const { edit } = admin?.components ?? {}
  return {
    ...collection,
    hooks: { ...hooks, afterOperation: [...(hooks?.afterOperation ?? []), describeBulkFailures] },
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        edit: { ...edit, beforeDocumentControls: [...(edit?.beforeDocumentControls ?? []), inTheForm] },
      },
    },
  }
}

/** The same for a global. */
export function withRefusalsOfGlobal<T extends GlobalConfig>(global: T): T {
  const { admin } = global
  const { elements } = admin?.components ?? {}
  return {
    ...global,
    admin: {
      ...admin,
      components: {
        ...admin?.components,
        elements: {
          ...elements,
          beforeDocumentControls: [...(elements?.beforeDocumentControls ?? []), inTheForm],
        },
      },
    },
  }
}
