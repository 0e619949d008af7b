import type { CollectionConfig, GlobalConfig } from 'payload'
import { inEditForm, inEditFormOfGlobal } from '../../fields/inEditForm.ts'
import { describeBulkFailures } from './describeBulkFailures.ts'

/** In each edit form: marks what a save was refused for (cms/components/refusals/). */
const marks = '/components/refusals/Refusals#Refusals'

/** Lets a collection say why it refuses a save: in its form, and document by document in a bulk operation. */
export function withRefusals<T extends CollectionConfig>(collection: T): T {
  const { hooks } = collection
  return inEditForm(
    {
      ...collection,
      hooks: { ...hooks, afterOperation: [...(hooks?.afterOperation ?? []), describeBulkFailures] },
    },
    marks,
  )
}

/** The same for a global. */
export const withRefusalsOfGlobal = <T extends GlobalConfig>(global: T) => inEditFormOfGlobal(global, marks)
