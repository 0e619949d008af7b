import { addRemark, splitRemark } from './addRemark.ts'
import { readAside } from './readAside.ts'
import type { Reading } from './reading.ts'
import type { Opening } from './readOpening.ts'

/** The instruction of an entry without corrections. Where it names several lines, they are a part of its words. */
export function instructionOf(opening: Opening): string {
  return opening.place.further.lines === null ? opening.rest.trim() : opening.fromLine.trim()
}

/**
 * Takes printings, days and thanks in brackets off the end of an instruction and adds them to the reading; other remarks stay
 * a part of the instruction. Null where nothing is left.
 */
export function takeRemarks(instruction: string, reading: Reading): string | null {
  let rest = instruction.trim()
  for (let turn = 0; turn < 3; turn += 1) {
    const match = /^([\s\S]*?)\s{0,20}[(（[【]([^()（）[\]【】]{2,100})[)）\]】]$/.exec(rest)
    if (!match) break
    const [words = '', remark = ''] = match.slice(1)
    const { kind } = readAside(remark, reading.place)
    const isSeveral = splitRemark(remark, reading.place).length > 1
    if (
      !isSeveral &&
      (kind === 'note' || kind === 'spot' || (kind === 'place' && reading.place.page !== null))
    )
      break
    addRemark(reading, remark)
    rest = words.trim()
  }
  return rest === '' ? null : rest
}
