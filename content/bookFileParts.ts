import { z } from 'zod'
import { Erratum } from './erratum.ts'
import { ToCheck } from './toCheck.ts'

/** What a book file keeps of every state beside the published fields: where it was imported from, and what is to be checked. */
export const originFields = {
  fingerprint: z.string().min(1).nullable(),
  toCheck: ToCheck.nullable(),
  // Files that were written before it was kept have none.
  importedFrom: z.string().min(1).nullable().default(null),
}

/** What an erratum has since the first book files were written: a file without it is read as well. */
export const addedErratumFields = { replacedBy: Erratum.shape.replacedBy.default(null) }

/** A shape without some of its fields. */
export function omitFields<Shape extends object, Name extends keyof Shape>(
  shape: Shape,
  ...names: Name[]
): Omit<Shape, Name> {
  const entries = Object.entries(shape).filter(([name]) => !(names as PropertyKey[]).includes(name))
  return Object.fromEntries(entries) as Omit<Shape, Name>
}
