/** The status of a save that was based on an older state: nothing was changed, and the same request will be refused again. */
export const outdatedStatus = 412

/** `errors[0].data.code` of such an answer: a program may answer 412 for another reason. */
export const outdatedCode = 'outdated'

/** A field that the refused save would write otherwise than it stands in the newest state; texts as plain text, '' where empty. */
export type DifferingField = {
  /** As in the body of a save: `title.ja`, `authors.0.name.en`; of an array with other rows or another order, the array's own. */
  path: string
  /** As the form shows it, in the language of whoever asked. */
  label: string
  yours: string
  theirs: string
  /** As it was in the state that the save was based on; null where that state is not kept any more. */
  base: string | null
  /** Who changed it since then; null where that state is not kept any more. */
  changedBy: 'you' | 'them' | 'both' | null
}

/** `errors[0].data` of a save that was refused because somebody else saved since. */
export type OutdatedSave = {
  code: typeof outdatedCode
  /** `updatedAt` of the newest state: what a save that knows of it is based on. */
  updatedAt: string
  /** The name of whoever saved it; null where it is not known (a command). */
  savedBy: string | null
  /** Whether that was the person who asks, in another tab or on another device. */
  byYourself: boolean
  /** The status of the newest state, and of the one that the save was based on; null where the document has none. */
  status: string | null
  statusBefore: string | null
  fields: DifferingField[]
}
