import type { FieldHook } from 'payload'
import { storedDay } from '../../fields/day.ts'
import { isBlank, type Rule } from '../../fields/rules.ts'
import { localizedText } from '../../rows.ts'

/** Requires a place: a page, or a numbered item. */
export const pageOrItem: Rule = {
  inDrafts: false,
  check: (value, { data }) => {
    const item = (data.item ?? {}) as { kind?: unknown }
    return isBlank(value) && isBlank(item.kind)
      ? {
          ja: '場所を書いてください。ページか、図・式などの種類のどちらかが要ります。',
          en: 'Write where it is: a page, or the figure, equation … that it is in.',
        }
      : null
  },
}

/** Refuses a correction that is the same as the original. */
export const differsFromOriginal: Rule = {
  inDrafts: false,
  check: (value, { data }) =>
    !isBlank(value) && typeof data.original === 'string' && String(value).trim() === data.original.trim()
      ? {
          ja: '「誤」と「正」が同じです。どちらかを直してください。',
          en: 'This is the same as what is printed. Change one of the two.',
        }
      : null,
}

/** Requires a correction, or an instruction in either language: a rule of the correction. */
export const correctionOrInstruction: Rule = {
  inDrafts: false,
  check: (value, { data }) => {
    const instruction = localizedText(data.instruction)
    return isBlank(value) && instruction.ja === null && instruction.en === null
      ? {
          ja: '「正」か「指示」のどちらかを書いてください。',
          en: 'Write what it should be, or an instruction.',
        }
      : null
  },
}

/** Sets the day on which a report is confirmed, where no other day is given. */
export const fillConfirmedDay: FieldHook = ({ originalDoc, siblingData, value }) => {
  const isConfirmedNow = originalDoc?.status === 'unconfirmed' && siblingData.status === 'confirmed'
  return isConfirmedNow && isBlank(value) ? storedDay(new Date()) : value
}
