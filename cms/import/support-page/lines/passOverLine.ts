import type { PassedOver, Reason } from '../importedBook.ts'
import type { PageLine } from './pageLine.ts'

/** The entries of a line that becomes nothing: one for each line of the source that it stands on. */
export function passOverLine(line: PageLine, reason: Reason): PassedOver[] {
  return line.raw
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [{ line: line.from + index, text, reason }]))
}
