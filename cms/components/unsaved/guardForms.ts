import type { CollectionConfig, Field, GlobalConfig } from 'payload'
import { inEditForm, inEditFormOfGlobal } from '../../fields/inEditForm.ts'

const keepForm = '/components/unsaved/KeepForm#KeepForm'

/** Puts the guard of unsaved work into the edit form of a collection. */
export function guardCollection<T extends CollectionConfig>(collection: T): T {
  return collection.auth
    ? { ...collection, fields: [...collection.fields, guardField] }
    : inEditForm(collection, keepForm)
}

/** The form of one's own account has none of the collection's controls, but its fields. */
const guardField: Field = {
  name: 'unsavedWork',
  type: 'ui',
  admin: { components: { Field: keepForm }, disableBulkEdit: true, disableListColumn: true },
}

/** The same for a global. */
export const guardGlobal = (global: GlobalConfig) => inEditFormOfGlobal(global, keepForm)
