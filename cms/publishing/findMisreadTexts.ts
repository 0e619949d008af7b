import type { Field } from 'payload'
import { describeTextHint } from '../../content/describeTextHint.ts'
import { type Bilingual, eachLocale } from '../../content/locale.ts'
import { noMacros, type Macros } from '../../content/macros.ts'
import { findTextHints } from '../../content/textHints.ts'
import { isTextField } from '../fields/mixedText.ts'
import { type Row, asRow, rows } from '../rows.ts'
import type { Doubt } from './findDoubts.ts'

/** The most that one question names: a whole list is mended in its form. */
const most = 5

/**
 * What the texts of a document would silently tell readers otherwise than it was meant: pointed out while it is typed, and asked
 * about where it goes to readers all the same, from a program or a pasted list too.
 */
export function findMisreadTexts({
  fields,
  document,
  macros = noMacros,
}: {
  fields: readonly Field[]
  document: Row
  macros?: Macros
}): Doubt[] {
  return textsIn(fields, document)
    .flatMap(({ label, text }) =>
      findTextHints(text, macros).map((hint): Doubt => ({
        kind: 'text',
        message: eachLocale((locale) => `${quote(label)[locale]} ${describeTextHint(hint, locale)}`),
        detail: null,
      })),
    )
    .slice(0, most)
}

type Text = { label: Bilingual; text: string }

function textsIn(fields: readonly Field[], data: Row, group: Bilingual | null = null): Text[] {
  return fields.flatMap((field): Text[] => {
    if (isTextField(field)) {
      const value = data[field.name]
      return typeof value === 'string' ? [{ label: join(group, labelOf(field)), text: value }] : []
    }
    if (field.type === 'tabs')
      return field.tabs.flatMap((tab) =>
        textsIn(tab.fields, 'name' in tab && tab.name ? asRow(data[tab.name]) : data, group),
      )
    if (field.type === 'array')
      return rows(data[field.name]).flatMap((row) => textsIn(field.fields, row, labelOf(field)))
    if (field.type === 'group' && 'name' in field && typeof field.name === 'string')
      return textsIn(field.fields, asRow(data[field.name]), labelOf(field))
    return 'fields' in field ? textsIn(field.fields, data, group) : []
  })
}

function labelOf(field: { label?: unknown }): Bilingual | null {
  const { ja, en } = asRow(field.label)
  return typeof ja === 'string' && typeof en === 'string' ? { ja, en } : null
}

function join(group: Bilingual | null, label: Bilingual | null): Bilingual {
  return eachLocale((locale) =>
    [group?.[locale], label?.[locale]].filter(Boolean).join(locale === 'ja' ? '・' : ', '),
  )
}

function quote({ ja, en }: Bilingual): Bilingual {
  return { ja: `「${ja}」の`, en: `${en}:` }
}
