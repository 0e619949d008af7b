import type { Reason } from '../importedBook.ts'

/** The fields of an erratum that hold text with formulas. */
export const textFields = ['original', 'correction', 'instruction', 'note'] as const
export type TextField = (typeof textFields)[number]

/** The text of one field as the CMS keeps it, why it is uncertain, and what it probably should be. */
export type FieldText = { value: string; reasons: Reason[]; proposal: string | null }

/** The lengths that the CMS's fields take. */
export const maxLengths = {
  original: 4000,
  correction: 4000,
  instruction: 2000,
  note: 2000,
  part: 120,
} as const
