import type { FieldHook } from 'payload'
import { storedDay } from '../../fields/day.ts'
import { isBlank, type Rule } from '../../fields/rules.ts'
import { asRow, localizedText, quotation } from '../../rows.ts'

/** Requires a place: a page, a section, or a numbered item. */
export const pageOrItem: Rule = {
  inDrafts: false,
  check: (value, { data }) => {
    const item = asRow(data.item)
    return isBlank(value) && isBlank(data.section) && isBlank(item.kind)
      ? {
          ja: '場所を書いてください。ページ、章・節、図・式などの種類のどれかが要ります。',
          en: 'Write where it is: a page, a section, or the figure, equation … that it is in.',
        }
      : null
  },
}

/** Requires the last of several lines to come after the first one, as they are counted. */
export const lineAfterFirst: Rule = {
  inDrafts: false,
  check: (value, { data: { line, lineFrom } }) => {
    if (isBlank(value)) return null
    if (isBlank(line)) {
      return {
        ja: '最初の行も書いてください。1行だけなら「行」に書きます。',
        en: 'Write the first line, too. One line alone goes into "Line".',
      }
    }
    // 「下から5〜3行目」 and 「下から3〜5行目」 are both said.
    const isInOrder = lineFrom === 'bottom' ? value !== line : Number(value) > Number(line)
    return isInOrder
      ? null
      : {
          ja: `${String(line)}行目より後の行を書いてください。1行だけなら空にします。`,
          en: `Write a line after line ${String(line)}, or leave it empty for one line.`,
        }
  },
}

/** Refuses a correction that is the same as the original. */
export const differsFromOriginal: Rule = {
  inDrafts: false,
  check: (value, { data }) =>
    quotation(value) !== null && quotation(value) === quotation(data.original)
      ? {
          ja: '「誤」と「正」が同じです。どちらかを直してください。',
          en: 'This is the same as what is printed. Change one of the two.',
        }
      : null,
}

/** Requires a correction, an instruction in either language, or a picture: a rule of the correction. */
export const correctionOrInstruction: Rule = {
  inDrafts: false,
  check: (value, { data }) => {
    const instruction = localizedText(data.instruction)
    const pictures = asRow(data.pictures)
    const hasPicture = !isBlank(pictures.printed) || !isBlank(pictures.corrected)
    return isBlank(value) && instruction.ja === null && instruction.en === null && !hasPicture
      ? {
          ja: '「正」か「指示」を書くか、図を入れてください。',
          en: 'Write what it should be or an instruction, or put in a picture.',
        }
      : null
  },
}

/** Sets the day on which a report is confirmed, where no other day is given. */
export const fillConfirmedDay: FieldHook = ({ originalDoc, siblingData, value }) => {
  const isConfirmedNow = originalDoc?.status === 'unconfirmed' && siblingData.status === 'confirmed'
  return isConfirmedNow && isBlank(value) ? storedDay(new Date()) : value
}
