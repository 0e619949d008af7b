import { APIError, type ArrayField, type Field, type FieldAccess, type FieldHook } from 'payload'
import { type Locale, locales } from '../../content/locale.ts'
import { isEditor, isTranslator, translates } from '../access/roles.ts'
import { rows } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { isBilingual } from './bilingual.ts'

/**
 * The fields of a document as translators have them: they write one side of each pair, and what is marked with
 * `custom.forTranslators`. Everything else is read-only on their form, and a save of theirs leaves it as it is.
 */
export function openToTranslators(fields: readonly Field[]): Field[] {
  return fields.map(openField)
}

function openField(field: Field): Field {
  if (isBilingual(field)) return { ...field, fields: withSides(field.fields) }
  if (field.type === 'tabs')
    return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: openToTranslators(tab.fields) })) }
  if (field.type === 'array') return withFixedRows({ ...field, fields: openToTranslators(field.fields) })
  if ('fields' in field) return { ...field, fields: openToTranslators(field.fields) } as Field
  if (field.type === 'ui' || field.custom?.forTranslators === true) return field
  return withWriters(field, ({ req }) => isEditor({ req }))
}

function withSides(fields: readonly Field[]): Field[] {
  return fields.map((field): Field => {
    if (field.type === 'row') return { ...field, fields: withSides(field.fields) }
    const side = locales.find((locale) => 'name' in field && field.name === locale)
    return side === undefined ? field : withWriters(field, mayWrite(side))
  })
}

const mayWrite =
  (side: Locale): FieldAccess =>
  ({ req }) =>
    isEditor({ req }) || translates({ req }) === side

/** Adds to who may write a field; the field's own rule holds beside it. */
function withWriters(field: Field, may: FieldAccess): Field {
  if (!('access' in field) && !('name' in field)) return field
  const { access } = field as { access?: { create?: FieldAccess; update?: FieldAccess; read?: FieldAccess } }
  const both =
    (own: FieldAccess | undefined): FieldAccess =>
    async (args) =>
      (await may(args)) && (own === undefined || (await own(args)))
  return {
    ...field,
    access: { ...access, create: both(access?.create), update: both(access?.update) },
  } as Field
}

/** Payload's own access to an array is for all of it, its pairs too, so that rows are kept by a hook. */
function withFixedRows(field: ArrayField): ArrayField {
  return {
    ...field,
    hooks: { ...field.hooks, beforeValidate: [refuseOtherRows, ...(field.hooks?.beforeValidate ?? [])] },
  }
}

const refuseOtherRows: FieldHook = ({ overrideAccess, previousValue, req, value }) => {
  if (overrideAccess === true || !isTranslator({ req }) || value === undefined) return value
  if (idsOf(value) === idsOf(previousValue)) return value
  throw new APIError(
    inPanelLanguage(req, {
      ja: '行を増やす、消す、並べ替えるのは編集者です。行をもとに戻して、訳だけを保存してください。',
      en: 'Rows are added, removed and moved by editors. Put the rows back, and save the translation alone.',
    }),
    403,
    null,
    true,
  )
}

function idsOf(value: unknown): string {
  return rows(value)
    .map(({ id }) => String(id))
    .join()
}
