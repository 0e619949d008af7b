import type { FieldHook } from 'payload'
import { storedDay } from '../../fields/day.ts'
import { isBlank, type Rule } from '../../fields/rules.ts'

/** An erratum stands somewhere: on a page, or in something that has a number. */
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

/** What is corrected to itself is no erratum. */
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

/** The words as they should be, or what to do, in either language: one of them at least. */
export const correctionOrInstruction: Rule = {
  inDrafts: false,
  check: (value, { data, otherLocales, typing }) => {
    if (!isBlank(value) || !isBlank(data.correction)) return null
    // While somebody types, an instruction in the other language is not known: only the save can tell.
    if (typing || Object.values(otherLocales ?? {}).some((other) => !isBlank(other))) return null
    return {
      ja: '「正」か「指示」のどちらかを書いてください。',
      en: 'Write what it should be, or an instruction.',
    }
  },
}

/** The day on which an editor turns a report into a confirmed erratum, where no other day is given. */
export const confirmedToday: FieldHook = ({ originalDoc, siblingData, value }) => {
  const turned = originalDoc?.status === 'unconfirmed' && siblingData.status === 'confirmed'
  return turned && isBlank(value) ? storedDay(new Date()) : value
}
