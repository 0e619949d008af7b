import type { Locale } from '../../../../content/locale.ts'
import type { Draft, ErratumValues, Flag } from '../importedBook.ts'
import type { Reading } from '../errata/reading.ts'
import { toHeads, toSource } from '../lines/sourceLines.ts'
import { addReason } from './addReason.ts'
import { maxLengths, textFields, type FieldText, type TextField } from './fieldText.ts'
import { doubtReasons, wordReasons } from './flagReasons.ts'
import { localize } from './localize.ts'
import { toLocator } from './locatorDraft.ts'
import { toProseText } from './proseText.ts'
import { toSides } from './sideOfCorrection.ts'

/** A draft before it has its fingerprint, and the lines over it that give its place: they are part of its identity. */
type UnnamedErratum = Omit<Draft<ErratumValues>, 'fingerprint'> & { placeHeads: string[] }

type Texts = Record<TextField, FieldText | null>

/** An erratum as an editor would enter it, with a flag for each uncertain field that gives all reasons. */
export function toErratumDraft(reading: Reading, page: Locale): UnnamedErratum {
  const { locator, overflow } = toLocator(reading.place, page)
  const note = [...overflow, ...reading.notes].join('\n')
  const texts: Texts = {
    ...toSides(reading.original, reading.correction),
    instruction: reading.instruction === null ? null : toProseText('instruction', reading.instruction),
    note: note === '' ? null : toProseText('note', note),
  }
  const { heads, lines } = reading.entry
  return {
    source: toSource(lines),
    heads: toHeads(heads.map(({ line }) => line)),
    placeHeads: heads.filter(({ place }) => place !== null).map(({ line }) => line.raw),
    values: {
      ...locator,
      original: texts.original?.value ?? null,
      correction: texts.correction?.value ?? null,
      instruction: localize(texts.instruction?.value ?? null, page),
      note: localize(texts.note?.value ?? null, page),
      severity: reading.severity,
      printings: reading.printings,
      reportedOn: reading.day,
      reportedBy: reading.reporter,
    },
    flags: flagDoubts(reading, texts),
  }
}

function flagDoubts(reading: Reading, texts: Texts): Flag[] {
  const flags: Flag[] = reading.doubts.map((doubt) => ({
    ...doubtReasons[doubt],
    proposal: doubt === 'page-above' ? reading.pageAbove : null,
  }))
  for (const field of textFields)
    for (const reason of texts[field]?.reasons ?? [])
      addReason(flags, { field, reason, proposal: texts[field]?.proposal ?? null })
  if (texts.correction && texts.correction.value === texts.original?.value)
    addReason(flags, { field: 'correction', reason: wordReasons.same })
  if (reading.instruction !== null && isBrief(reading.instruction))
    addReason(flags, { field: 'instruction', reason: wordReasons.briefInstruction })
  for (const field of ['original', 'correction'] as const)
    if ((texts[field]?.value.length ?? 0) > maxLengths[field])
      addReason(flags, { field, reason: wordReasons.tooLong })
  return flags
}

/** Whether words are too few to tell an editor what to do: 「誤植」, or a quotation with a word beside it. */
function isBrief(instruction: string): boolean {
  const words = instruction.replace(/[\s。.、,]/g, '')
  if (/削除|追加|挿入|トル|不要|delete|remove|insert|add/i.test(words)) return false
  return (
    words.length < 4 ||
    /^(?:誤植|誤字|脱字|誤り|ミス|typos?|errors?)/i.test(words) ||
    /^[「『“"][^「」『』“”"]*[」』”"]?.{0,6}$/.test(words)
  )
}
