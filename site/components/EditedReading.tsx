import type { ComponentChildren } from 'preact'
import type { Reading } from '../page-models/erratumEntry.ts'

/** The text of a reading: in `<del>` or `<ins>` where the erratum is a correction, unless its marks say it more exactly. */
export function EditedReading({ reading, children }: { reading: Reading; children: ComponentChildren }) {
  if (reading.edit === null || reading.isMarked) return <>{children}</>
  const Edit = reading.edit
  return <Edit>{children}</Edit>
}
