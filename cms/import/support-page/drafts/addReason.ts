import type { Flag, Reason } from '../importedBook.ts'

/** Adds a reason to the flag of its field, which is made where there is none: a field has one flag with all its reasons. */
export function addReason(
  flags: Flag[],
  { field, reason, proposal = null }: { field: string; reason: Reason; proposal?: string | null },
): void {
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
