import type { Locale } from '../../../../content/locale.ts'
import type { Locator } from '../../../../content/locator.ts'
import type { Draft, ErratumValues, Flag } from '../importedBook.ts'
import type { Place } from '../errata/readPlace.ts'
import type { Reading } from '../errata/reading.ts'
import { findDamage } from '../math/findDamage.ts'
import { markFormulas, printMarked } from '../math/markFormulas.ts'
import { damageReason, doubtReasons, fieldNames, wordReasons, type Reason } from './flagReasons.ts'
import { localize } from './localize.ts'
import { toSides, type Side } from './sideOfCorrection.ts'
import { headsOf, sourceOf } from './sourceLines.ts'

/** The lengths that the CMS's fields take. */
const maxLength = {
  original: 4000,
  correction: 4000,
  instruction: 2000,
  note: 2000,
  part: 120,
  reportedBy: 200,
} as const

/** A draft before it has its fingerprint, and the lines over it that give its place: they are part of what it says. */
type UnnamedErratum = Omit<Draft<ErratumValues>, 'fingerprint'> & { placeHeads: string[] }

/** An erratum as an editor would enter it, with a flag for whatever is not certain: one for each field, all its reasons in it. */
export function toErratumDraft(reading: Reading, page: Locale): UnnamedErratum {
  const flags: Flag[] = reading.doubts.map((doubt) => ({
    ...doubtReasons[doubt],
    proposal: doubt === 'page-above' ? reading.pageAbove : null,
  }))
  const sides = toSides(reading.original, reading.correction)
  if (sides.original) flagSide('original', sides.original, flags)
  if (sides.correction) flagSide('correction', sides.correction, flags)
  const locator = toLocator(reading.place, page)
  const values: ErratumValues = {
    ...locator.values,
    original: sides.original?.value ?? null,
    correction: sides.correction?.value ?? null,
    instruction: localize(prose('instruction', reading.instruction, flags), page),
    note: localize(prose('note', [...locator.overflow, ...reading.notes].join('\n') || null, flags), page),
    severity: reading.severity,
    printings: reading.printings,
    reportedOn: reading.day,
    reportedBy: reading.reporter,
  }
  if (values.correction !== null && values.correction === values.original)
    add(flags, 'correction', wordReasons.same)
  if (reading.instruction !== null && isBrief(reading.instruction))
    add(flags, 'instruction', wordReasons.briefInstruction)
  for (const field of ['original', 'correction'] as const)
    if ((values[field]?.length ?? 0) > maxLength[field]) add(flags, field, wordReasons.tooLong)
  const placeHeads = reading.entry.heads.filter((head) => head.place !== null).map((head) => head.line.raw)
  return {
    source: sourceOf(reading.entry.lines),
    heads: headsOf(reading.entry.heads),
    placeHeads,
    values,
    flags,
  }
}

function flagSide(field: 'original' | 'correction', side: Side, flags: Flag[]): void {
  for (const reason of side.reasons) add(flags, field, reason, side.proposal)
}

/** Prose with its formulas found, and its damage flagged. */
function prose(field: 'instruction' | 'note', text: string | null, flags: Flag[]): string | null {
  if (text === null) return null
  const pieces = markFormulas(text)
  for (const piece of pieces) {
    if (piece.kind !== 'formula') continue
    const { damages, repaired } = findDamage(piece.tex)
    const proposal =
      repaired === null ? null : printMarked(pieces, (tex) => (tex === piece.tex ? repaired : tex))
    for (const damage of damages)
      add(flags, field, damageReason(damage, fieldNames[field], piece.tex), proposal)
  }
  const value = printMarked(pieces)
  if (value.length > maxLength[field]) add(flags, field, wordReasons.tooLong)
  return value
}

/** Adds a reason to the flag of its field, or a flag. */
function add(flags: Flag[], field: string, reason: Reason, proposal: string | null = null): void {
  const index = flags.findIndex((flag) => flag.field === field)
  const flag = flags[index]
  if (!flag) flags.push({ field, reason: { ...reason }, proposal })
  else
    flags[index] = {
      field,
      reason: { ja: `${flag.reason.ja} ${reason.ja}`, en: `${flag.reason.en} ${reason.en}` },
      proposal: flag.proposal ?? proposal,
    }
}

/** The place in the contract's words. Words for a spot that are too long for its field go to the note. */
function toLocator(place: Place, page: Locale): { values: Locator; overflow: string[] } {
  const lines =
    place.further.lines !== null && /[-–~〜～]|から/.test(place.further.lines) ? [place.further.lines] : []
  const words = [...new Set([...lines, ...place.parts])].join(' ')
  const isLong = words.length > maxLength.part
  const part = localize(isLong ? null : words, page)
  const hasPart = part.ja !== null || part.en !== null
  const item = place.item
    ? { ...place.item, part }
    : hasPart
      ? { kind: 'other' as const, label: null, part }
      : null
  return {
    values: {
      page: place.page,
      line: place.line,
      lineFrom: place.line === null ? 'top' : place.lineFrom,
      item,
    },
    overflow: isLong ? [words] : [],
  }
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
