import type { CollectionBeforeChangeHook, Field, GlobalBeforeChangeHook, PayloadRequest } from 'payload'
import { findProblem, type Rule } from '../fields/rules.ts'
import { type Row, asRow } from '../rows.ts'
import { createRefusal } from './refusals/createRefusal.ts'

type Problem = { path: string; message: string }

/**
 * Finds what not even a draft may hold, in a document that does not exist yet: the paths of the values, and why, in the language
 * of `req`. Queries no database: whether a slug is free is checked by the save.
 */
export function findDraftProblems({
  fields,
  data,
  req,
}: {
  fields: readonly Field[]
  data: Row
  req: Pick<PayloadRequest, 'i18n'>
}): Promise<Problem[]> {
  const document = { data, id: null, slug: null, req: req as PayloadRequest }
  return findProblems({ fields, row: data, path: '', document })
}

/**
 * Payload validates no field of a draft, so that unfinished work can be saved. Rules with `inDrafts` apply all the same: this
 * runs them over a draft and refuses it with every problem at once. What is being published is validated by Payload itself.
 */
export const checkDrafts: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  if (data._status === 'published') return data
  const problems = await findProblems({
    fields: collection.fields,
    row: data,
    path: '',
    document: {
      data,
      id: (originalDoc as { id?: string } | undefined)?.id ?? null,
      slug: collection.slug,
      req,
    },
  })
  if (problems.length > 0)
    throw createRefusal({ problems, owner: { collection: collection.slug, fields: collection.fields }, req })
  return data
}

/** The same for a global. */
export const checkGlobalDrafts: GlobalBeforeChangeHook = async ({ global, data, req }) => {
  if (data._status === 'published') return data
  const problems = await findProblems({
    fields: global.fields,
    row: data,
    path: '',
    document: { data, id: null, slug: null, req },
  })
  if (problems.length > 0)
    throw createRefusal({ problems, owner: { global: global.slug, fields: global.fields }, req })
  return data
}

type Document = { data: Row; id: string | null; slug: string | null; req: PayloadRequest }

async function findProblems(part: {
  fields: readonly Field[]
  row: Row
  path: string
  document: Document
}): Promise<Problem[]> {
  const problems = await Promise.all(part.fields.map((field) => findProblemsOfField(field, part)))
  return problems.flat()
}

async function findProblemsOfField(
  field: Field,
  { row, path, document }: { row: Row; path: string; document: Document },
): Promise<Problem[]> {
  const within = (fields: readonly Field[], inner: unknown, innerPath: string) =>
    typeof inner === 'object' && inner !== null
      ? findProblems({ fields, row: asRow(inner), path: innerPath, document })
      : []
  const name = 'name' in field && typeof field.name === 'string' ? field.name : null
  if (field.type === 'tabs') {
    const inTabs = await Promise.all(
      field.tabs.map((tab) =>
        'name' in tab && tab.name
          ? within(tab.fields, row[tab.name], join(path, tab.name))
          : within(tab.fields, row, path),
      ),
    )
    return inTabs.flat()
  }
  if (name === null) return 'fields' in field ? within(field.fields, row, path) : []
  const value = row[name]
  if (field.type === 'group') return within(field.fields, value, join(path, name))
  if (field.type === 'array' && Array.isArray(value)) {
    const inRows = await Promise.all(
      value.map((inner, index) => within(field.fields, inner, join(path, `${name}.${index}`))),
    )
    return inRows.flat()
  }
  return findProblemOfValue({ field, value, row, path: join(path, name), document })
}

async function findProblemOfValue({
  field,
  value,
  row,
  path,
  document,
}: {
  field: Field
  value: unknown
  row: Row
  path: string
  document: Document
}): Promise<Problem[]> {
  const rules = rulesOf(field).filter((rule) => rule.inDrafts)
  const { data, id, slug, req } = document
  const message = await findProblem({
    rules,
    value,
    context: {
      req,
      data,
      siblingData: row,
      id,
      collection: slug,
      path: path.split('.'),
      typing: false,
    },
  })
  return message === null ? [] : [{ path, message }]
}

function rulesOf(field: Field): readonly Rule[] {
  const rules =
    'custom' in field ? (field.custom as { rules?: readonly Rule[] } | undefined)?.rules : undefined
  return rules ?? []
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
