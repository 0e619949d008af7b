import type { CollectionSlug, FlattenedField, GlobalSlug, SanitizedConfig } from 'payload'
import { findRichTextUploads, isRichText } from '../rich-text/lexicalTree.ts'
import { asRow, idOf, type Row } from '../rows.ts'

/** A field by which documents of one collection, or a global, refer to documents of another. */
export type ReferenceField = {
  from: { collection: CollectionSlug } | { global: GlobalSlug }
  /** As a query writes it, `pictures.printed`. */
  path: string
  to: readonly string[]
  /** Whether a query can look for an id in it. The pictures of a rich text stand within one value that no database looks into. */
  isQueryable: boolean
}

/** The field by which a document belongs to a book: it goes into the trash with the book, and not before the book does. */
export const belongingPath = 'book'

/**
 * Who refers to what: the relationship and upload fields of all collections and globals, as they are declared there, and the rich
 * texts, which show uploads.
 * Without Payload's own collections: a lock or a preference must not keep a document.
 */
export function listReferenceFields({
  collections,
  globals,
}: Pick<SanitizedConfig, 'collections' | 'globals'>): ReferenceField[] {
  return [
    ...collections
      .filter(({ slug }) => !slug.startsWith('payload-'))
      .flatMap(({ slug, flattenedFields }) =>
        findIn(flattenedFields).map((field) => ({
          ...field,
          from: { collection: slug as CollectionSlug },
        })),
      ),
    ...globals.flatMap(({ slug, flattenedFields }) =>
      findIn(flattenedFields).map((field) => ({ ...field, from: { global: slug as GlobalSlug } })),
    ),
  ]
}

/** The ids that a document has in a field, also in the rows of an array, and the uploads that a rich text shows. */
export function idsAt(document: Row, path: string): string[] {
  let values: unknown[] = [document]
  for (const name of path.split('.')) values = values.flatMap((value) => asRow(value)[name] ?? [])
  return values.flatMap((value) => {
    if (isRichText(value)) return findRichTextUploads(value)
    return idOf(asRow(value).relationTo ? asRow(value).value : value) ?? []
  })
}

function findIn(
  fields: readonly FlattenedField[],
  prefix = '',
): Pick<ReferenceField, 'path' | 'to' | 'isQueryable'>[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    if (field.type === 'relationship' || field.type === 'upload')
      return [{ path, to: [field.relationTo].flat(), isQueryable: true }]
    if (field.type === 'richText') return [{ path, to: ['media'], isQueryable: false }]
    return 'flattenedFields' in field ? findIn(field.flattenedFields, `${path}.`) : []
  })
}
