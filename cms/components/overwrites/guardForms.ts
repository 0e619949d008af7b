import type { CollectionConfig, GlobalConfig } from 'payload'
import { inEditForm, inEditFormOfGlobal } from '../../fields/inEditForm.ts'

const guard = '/components/overwrites/OverwriteGuard#OverwriteGuard'

/** Puts the guard against unknown overwriting into the forms of a collection whose saves `refuseOutdatedSave` checks. */
export const guardForms = (collection: CollectionConfig) => inEditForm(collection, guard)

/** The same for a global. */
export const guardFormOfGlobal = (global: GlobalConfig) => inEditFormOfGlobal(global, guard)
