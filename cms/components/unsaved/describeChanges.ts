import type { Locale } from '../../../content/locale.ts'
import type { Change } from './changes.ts'
import type { Words } from './words.ts'

/** What is needed here of Payload's client fields. */
export type LabelledField = {
  name?: string
  type?: string
  label?: unknown
  fields?: readonly LabelledField[]
  tabs?: readonly LabelledField[]
}

const shown = { fields: 3, characters: 40 } as const

/** The changes in a line each: the field's label and the beginning of what was typed; then how many more there are. */
export function describeChanges(
  changes: readonly Change[],
  { fields, language, say }: { fields: readonly LabelledField[]; language: Locale; say: Words },
): { lines: { label: string; text: string }[]; others: number } {
  return {
    lines: changes.slice(0, shown.fields).map(({ path, value }) => ({
      label: labelOf(path, { fields, language }),
      text: hasWords(path, fields) ? describeValue(value, say) : '',
    })),
    others: Math.max(0, changes.length - shown.fields),
  }
}

/** The label of the field at a path, with the labels of the groups that it stands in: 見出し（英語）. */
export function labelOf(
  path: string,
  { fields, language }: { fields: readonly LabelledField[]; language: Locale },
): string {
  const names = path.split('.')
  const [first = path, ...rest] = fieldsAt(path, fields).map(
    (field, index) => textOf(field?.label, language) ?? names[index] ?? '',
  )
  if (rest.length === 0) return first
  return language === 'ja' ? `${first}（${rest.join('・')}）` : `${first} (${rest.join(', ')})`
}

/** The field at a path, after the groups that it stands in; undefined where the form has no such field. */
function fieldsAt(path: string, fields: readonly LabelledField[]): (LabelledField | undefined)[] {
  let inner = fields
  return path.split('.').map((name) => {
    const field = findField(inner, name)
    inner = field?.fields ?? []
    return field
  })
}

// What stands in these is an id, or a word of the program.
function hasWords(path: string, fields: readonly LabelledField[]): boolean {
  return !['relationship', 'upload', 'select', 'radio', 'checkbox'].includes(
    fieldsAt(path, fields).at(-1)?.type ?? '',
  )
}

// Rows, tabs and collapsibles without a name hold fields of the document itself.
function findField(fields: readonly LabelledField[], name: string): LabelledField | undefined {
  for (const field of fields) {
    if (field.name === name) return field
    const inner =
      field.name === undefined ? [...(field.fields ?? []), ...(field.tabs ?? [])] : (field.tabs ?? [])
    const found = inner.length > 0 ? findField(inner, name) : undefined
    if (found) return found
  }
  return undefined
}

function textOf(label: unknown, language: Locale): string | null {
  if (typeof label === 'string') return label
  if (typeof label !== 'object' || label === null) return null
  const text = (label as Partial<Record<Locale, unknown>>)[language]
  return typeof text === 'string' ? text : null
}

function describeValue(value: unknown, say: Words): string {
  if (Array.isArray(value)) return say.rows(value.length)
  if (value === null || value === undefined || value === '') return say.emptied
  const text = findWords(value).trim().replace(/\s+/g, ' ')
  return text.length > shown.characters ? `${text.slice(0, shown.characters)}…` : text
}

/** A text itself; of rich text, the words in it. */
function findWords(value: unknown): string {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 10) : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(findWords).join(' ')
  if (typeof value !== 'object' || value === null) return ''
  const { text, root, children } = value as { text?: unknown; root?: unknown; children?: unknown }
  return findWords(text ?? root ?? children ?? '')
}
