import { isDeepStrictEqual } from 'node:util'
import { getTranslation } from '@payloadcms/translations'
import type { Field, PayloadRequest } from 'payload'
import { type Row, asRow, idOf, rows } from '../rows.ts'
import type { DifferingField } from './outdatedSave.ts'
import { toPlainText } from './toPlainText.ts'

type States = { yours: Row; theirs: Row; base: Row | null }
type Place = { path: string; labels: readonly string[]; req: PayloadRequest; document: Row }

/**
 * Finds the fields in which a save differs from the newest state of its document: `yours` as it would be saved, `theirs` as it
 * stands, `base` what both came from (null where it is not kept). Without what the form doesn't show, and without what the person
 * who asks may not read.
 */
export function compareStates({
  fields,
  req,
  ...states
}: States & { fields: readonly Field[]; req: PayloadRequest }): Promise<DifferingField[]> {
  return compareFields(fields, states, { path: '', labels: [], req, document: states.theirs })
}

async function compareFields(
  fields: readonly Field[],
  states: States,
  place: Place,
): Promise<DifferingField[]> {
  const compared = []
  // One after the other: titles are looked up in the save's transaction, which answers one query at a time.
  for (const field of fields) compared.push(await compareField(field, states, place))
  return compared.flat()
}

async function compareField(field: Field, states: States, place: Place): Promise<DifferingField[]> {
  if (field.type === 'tabs') {
    const compared = []
    for (const tab of field.tabs) {
      const within = { ...place, labels: withLabel(place, tab.label) }
      compared.push(
        'name' in tab && tab.name
          ? await compareFields(tab.fields, statesAt(states, tab.name), join(within, tab.name))
          : await compareFields(tab.fields, states, within),
      )
    }
    return compared.flat()
  }
  if (!('name' in field) || typeof field.name !== 'string') {
    return 'fields' in field ? compareFields(field.fields, states, place) : []
  }
  if (!(await isShown(field, place))) return []

  const within = join({ ...place, labels: withLabel(place, field.label) }, field.name)
  if (field.type === 'group') return compareFields(field.fields, statesAt(states, field.name), within)

  const [yours, theirs] = [states.yours[field.name], states.theirs[field.name]]
  if (areEqual(yours, theirs)) return []
  if (field.type === 'array' && haveSameRows(yours, theirs)) {
    const baseRows = states.base && rows(states.base[field.name])
    const compared = []
    for (const [index, row] of rows(yours).entries()) {
      const atRow = {
        yours: row,
        theirs: rows(theirs)[index] ?? {},
        base: baseRows && (baseRows.find(({ id }) => id === row.id) ?? {}),
      }
      const labels = [...within.labels.slice(0, -1), `${within.labels.at(-1) ?? ''} ${index + 1}`]
      compared.push(await compareFields(field.fields, atRow, join({ ...within, labels }, String(index))))
    }
    return compared.flat()
  }
  const base = states.base && states.base[field.name]
  const { req } = place
  return [
    {
      path: within.path,
      label: within.labels.join(' › '),
      yours: await toPlainText({ field, value: yours, req }),
      theirs: await toPlainText({ field, value: theirs, req }),
      base: states.base && (await toPlainText({ field, value: base, req })),
      changedBy: states.base && (areEqual(base, theirs) ? 'you' : areEqual(base, yours) ? 'them' : 'both'),
    },
  ]
}

async function isShown(field: Field & { name: string }, { req, document }: Place): Promise<boolean> {
  if (field.name === 'filename') return true // Hidden in the form, which shows the file itself.
  if (['id', '_status', 'createdAt', 'updatedAt', 'deletedAt'].includes(field.name)) return false
  if (('hidden' in field && field.hidden === true) || ('virtual' in field && field.virtual)) return false
  if (field.admin && 'hidden' in field.admin && field.admin.hidden === true) return false
  const mayRead = 'access' in field ? field.access?.read : undefined
  return mayRead === undefined || (await mayRead({ req, doc: document, id: idOf(document.id) ?? undefined }))
}

// The rows of both in the same order: they can be chosen field by field. Else the list is chosen as a whole.
function haveSameRows(yours: unknown, theirs: unknown): boolean {
  const ids = (value: unknown) => rows(value).map(({ id }) => id)
  return isDeepStrictEqual(ids(yours), ids(theirs))
}

function areEqual(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(toComparable(one), toComparable(other))
}

// An empty field is null, '', an empty list or not there; a relationship is an id, or the document that was read with it.
function toComparable(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(toComparable)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, toComparable(inner)] as const)
    .filter(([, inner]) => inner !== null)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

function statesAt({ yours, theirs, base }: States, name: string): States {
  return { yours: asRow(yours[name]), theirs: asRow(theirs[name]), base: base && asRow(base[name]) }
}

function join(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}.${name}` }
}

function withLabel({ labels, req: { i18n } }: Place, label: unknown): readonly string[] {
  if (!label) return labels
  const words =
    typeof label === 'function'
      ? (label as (args: { i18n: unknown; t: unknown }) => string)({ i18n, t: i18n.t })
      : getTranslation(label as Record<string, string> | string, i18n)
  return words === '' ? labels : [...labels, words]
}
