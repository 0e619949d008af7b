import { getTranslation } from '@payloadcms/translations'
import type { Field, PayloadRequest } from 'payload'
import type { Bilingual } from '../../../content/locale.ts'
import { inPanelLanguage } from '../../words.ts'

/** What a form holds beside its fields. */
const besideTheFields: Record<string, Bilingual> = {
  file: { ja: 'ファイル', en: 'File' },
  password: { ja: 'パスワード', en: 'Password' },
  'confirm-password': { ja: 'パスワードの確認', en: 'Confirm password' },
}

/**
 * What an editor calls the field at `path`, in the panel's language: `links.0.url` is "Link 1 › URL", `title.ja` "Title › Japanese".
 * The path itself where there is no such field.
 */
export function findFieldLabel({
  fields,
  path,
  req,
}: {
  fields: readonly Field[]
  path: string
  req: Pick<PayloadRequest, 'i18n'>
}): string {
  const beside = besideTheFields[path]
  if (beside) return inPanelLanguage(req, beside)
  const labels = labelsAlong({ fields, names: path.split('.'), req })
  return labels === null || labels.length === 0 ? path : labels.join(' › ')
}

type Along = { fields: readonly Field[]; names: readonly string[]; req: Pick<PayloadRequest, 'i18n'> }

function labelsAlong({ fields, names, req }: Along): string[] | null {
  const [name, ...rest] = names
  if (name === undefined) return []
  const field = findField(fields, name)
  if (field === null) return null
  if (field.type === 'array') return labelsOfRows({ field, rest, req })
  const own = toText('label' in field ? field.label : name, req) ?? name
  const inner = 'fields' in field ? labelsAlong({ fields: field.fields, names: rest, req }) : []
  return inner === null ? null : [own, ...inner]
}

function labelsOfRows({
  field,
  rest: [index, ...names],
  req,
}: {
  field: Extract<Field, { type: 'array' }>
  rest: readonly string[]
  req: Along['req']
}): string[] | null {
  if (index === undefined) return [toText(field.label, req) ?? field.name]
  const row = toText(field.labels?.singular ?? field.label, req) ?? field.name
  const inner = labelsAlong({ fields: field.fields, names, req })
  return inner === null ? null : [`${row} ${Number(index) + 1}`, ...inner]
}

/** The field of this name among `fields`, also inside of what has no name (rows, tabs, collapsibles). */
function findField(fields: readonly Field[], name: string): Field | null {
  for (const field of fields) {
    if ('name' in field && field.name === name) return field
    if (field.type === 'tabs') {
      for (const tab of field.tabs) {
        if ('name' in tab && tab.name === name) return { ...tab, name, type: 'group' }
      }
      const unnamed = field.tabs.filter((tab) => !('name' in tab && tab.name))
      const inTab = findField(
        unnamed.flatMap((tab) => tab.fields),
        name,
      )
      if (inTab) return inTab
    } else if ('fields' in field && !('name' in field && field.name)) {
      const inner = findField(field.fields, name)
      if (inner) return inner
    }
  }
  return null
}

function toText(label: unknown, { i18n }: Along['req']): string | null {
  if (typeof label === 'function') return toText(label({ i18n, t: i18n.t }), { i18n })
  if (typeof label === 'string') return label
  if (typeof label !== 'object' || label === null) return null
  return getTranslation(label as Record<string, string>, i18n)
}
