import type { ArrayField } from 'payload'
import { highestPrinting } from '../../../content/printings.ts'
import { bilingual } from '../../fields/bilingual.ts'
import { dayField } from '../../fields/day.ts'
import { mixedTextField } from '../../fields/mixedText.ts'
import type { Rule, RuleContext } from '../../fields/rules.ts'
import { wholeNumberField } from '../../fields/wholeNumber.ts'

type PrintingRow = { id?: unknown; number?: unknown; date?: unknown }

const uniqueNumber: Rule = {
  inDrafts: false,
  check: (value, context) => {
    if (typeof value !== 'number') return null
    const first = rowsOf(context).findIndex((row) => row.number === value)
    const index = Number(context.path.at(-2) ?? first)
    return first !== -1 && first < index
      ? {
          ja: `第${String(value)}刷が2行あります。1行にまとめてください。`,
          en: `Printing ${String(value)} stands twice. Keep one row.`,
        }
      : null
  },
}

const notBeforeAnEarlierPrinting: Rule = {
  inDrafts: false,
  check: (value, context) => {
    const { number } = context.siblingData as PrintingRow
    const time = timeOf(value)
    if (time === null || typeof number !== 'number') return null
    const later = rowsOf(context)
      .filter(
        (row) => typeof row.number === 'number' && row.number < number && (timeOf(row.date) ?? 0) > time,
      )
      .sort((a, b) => Number(b.number) - Number(a.number))[0]
    return later
      ? {
          ja: `第${number}刷の日付が第${String(later.number)}刷より前です。奥付を見直してください。`,
          en: `Printing ${number} is dated before printing ${String(later.number)}. Compare them with the colophon.`,
        }
      : null
  },
}

/** The printings (刷) of an edition: each number once, and no later printing dated before an earlier one. */
export function printingRows(): ArrayField {
  return {
    name: 'printings',
    type: 'array',
    label: { ja: '刷', en: 'Printings' },
    labels: { singular: { ja: '刷', en: 'Printing' }, plural: { ja: '刷', en: 'Printings' } },
    maxRows: highestPrinting,
    admin: {
      description: {
        ja: '読者は手元の本の奥付で刷を確かめ、該当する正誤だけを見られます。',
        en: 'Readers find theirs on the colophon, and see the errata that apply to it.',
      },
      components: { RowLabel: '/components/RowLabel#PrintingRowLabel' },
    },
    fields: [
      {
        type: 'row',
        fields: [
          wholeNumberField({
            name: 'number',
            label: { ja: '刷数', en: 'Number' },
            description: { ja: '例: 3(第3刷)', en: 'Example: 3 (the 3rd printing)' },
            from: 1,
            to: highestPrinting,
            required: { ja: '何刷かを書いてください。例: 3', en: 'Write which printing it is, like 3.' },
            rules: [uniqueNumber],
            admin: { width: '30%' },
          }),
          dayField({
            name: 'date',
            label: { ja: '発行日', en: 'Date' },
            description: {
              ja: '奥付の日付。例: 2023-03-01',
              en: 'As the colophon gives it. Example: 2023-03-01',
            },
            rules: [notBeforeAnEarlierPrinting],
            admin: { width: '70%' },
          }),
        ],
      },
      bilingual(mixedTextField, {
        name: 'note',
        label: { ja: '備考', en: 'Note' },
        description: { ja: '例: 誤植12か所を訂正', en: 'Example: 12 misprints corrected' },
        maxLength: 500,
      }),
    ],
  }
}

function rowsOf({ data }: RuleContext): PrintingRow[] {
  return Array.isArray(data.printings) ? (data.printings as PrintingRow[]) : []
}

function timeOf(value: unknown): number | null {
  if (value instanceof Date) return value.getTime()
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}
