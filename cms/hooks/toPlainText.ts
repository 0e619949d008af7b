import { getTranslation } from '@payloadcms/translations'
import type { Field, PayloadRequest } from 'payload'
import { readMainRow } from '../publishing/mainRows.ts'
import { richTextAsText } from '../rich-text/lexicalTree.ts'
import { documentTitle } from '../fields/documentTitle.ts'
import { asRow, idOf, isoDate, rows } from '../rows.ts'
import { inPanelLanguage, panelLanguage } from '../words.ts'

type Value = { field: Field; value: unknown; req: PayloadRequest }

/**
 * The value of a field as the form shows it, in the language of whoever asks, as plain text; '' where it is empty. A list has a
 * line for each row, another document its title.
 */
export async function toPlainText({ field, value, req }: Value): Promise<string> {
  if (value === null || value === undefined) return ''
  switch (field.type) {
    case 'checkbox':
      return value === true
        ? inPanelLanguage(req, { ja: 'はい', en: 'Yes' })
        : inPanelLanguage(req, { ja: 'いいえ', en: 'No' })
    case 'date':
      return isoDate(value) ?? ''
    case 'select':
    case 'radio':
      return listOf(value)
        .map((chosen) => optionLabel(field.options, chosen, req))
        .join(inPanelLanguage(req, { ja: '、', en: ', ' }))
    case 'relationship':
    case 'upload':
      return titlesOf(value, field.relationTo, req)
    case 'richText':
      return richTextAsText(value)
    case 'array': {
      const lines = []
      for (const row of rows(value)) lines.push(await describeRow(field.fields, row, req))
      return lines.join('\n')
    }
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

async function describeRow(
  fields: readonly Field[],
  row: Record<string, unknown>,
  req: PayloadRequest,
): Promise<string> {
  const parts = []
  for (const field of fields) {
    if (!('name' in field) || typeof field.name !== 'string') {
      if ('fields' in field) parts.push(await describeRow(field.fields, row, req))
    } else if (field.name !== 'id' && !(field.admin && 'hidden' in field.admin && field.admin.hidden)) {
      const value = row[field.name]
      parts.push(
        field.type === 'group'
          ? await describeRow(field.fields, asRow(value), req)
          : await toPlainText({ field, value, req }),
      )
    }
  }
  return parts.filter((part) => part !== '').join(' · ')
}

async function titlesOf(
  value: unknown,
  relationTo: readonly string[] | string,
  req: PayloadRequest,
): Promise<string> {
  const titles = []
  for (const one of listOf(value)) {
    const inner = asRow(one)
    const [slug, id] =
      typeof relationTo === 'string' ? [relationTo, idOf(one)] : [String(inner.relationTo), idOf(inner.value)]
    const row = await readMainRow({ slug, id, req })
    titles.push(row === null ? (id ?? '') : documentTitle(row)[panelLanguage(req)])
  }
  return titles.join('\n')
}

type Option = { value: string; label: unknown } | string

function optionLabel(options: readonly unknown[], chosen: unknown, { i18n }: PayloadRequest): string {
  const option = (options as readonly Option[]).find(
    (one) => (typeof one === 'string' ? one : one.value) === chosen,
  )
  if (option === undefined || typeof option === 'string') return String(chosen)
  return typeof option.label === 'function'
    ? String(chosen)
    : getTranslation(option.label as Record<string, string> | string, i18n)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}
