import type { Field, FieldHook, SelectField } from 'payload'
import { type Locale, locales, otherLocale } from '../../content/locale.ts'
import { isStaff } from '../access/roles.ts'
import { findRichTextTexts } from '../rich-text/lexicalTree.ts'
import { type Row, asRow, rows } from '../rows.ts'
import { isBilingual, languageNames } from './bilingual.ts'
import { isBlank } from './rules.ts'

/** The languages that lack a text which the other one has, in any pair of a document, its rows and its rich texts included. */
export function findMissing(fields: readonly Field[], data: Row): Locale[] {
  const missing = new Set(fields.flatMap((field) => missingIn(field, data)))
  return locales.filter((locale) => missing.has(locale))
}

/** Which languages of a document lack texts: a column and a filter of the lists, kept by each save. */
export function missingField(): SelectField {
  return {
    name: 'missing',
    type: 'select',
    hasMany: true,
    label: { ja: '訳のない言語', en: 'Not translated into' },
    access: { read: isStaff },
    options: locales.map((value) => ({ value, label: languageNames[value] })),
    admin: {
      hidden: true, // In lists alone: the form shows the texts themselves.
      disableBulkEdit: true,
      description: {
        ja: 'もう一方の言語にある文が、この言語にはありません。',
        en: 'The other language has a text that this one lacks.',
      },
    },
    hooks: { beforeChange: [keepMissing], beforeDuplicate: [() => null] },
  }
}

const keepMissing: FieldHook = ({ collection, data }) => findMissing(collection?.fields ?? [], data ?? {})

function missingIn(field: Field, data: Row): Locale[] {
  if (isBilingual(field)) {
    const pair = asRow(data[field.name])
    return locales.filter(
      (locale) =>
        locale !== field.custom?.mayLack && isEmpty(pair[locale]) && !isEmpty(pair[otherLocale(locale)]),
    )
  }
  if (field.type === 'tabs')
    return field.tabs.flatMap((tab) =>
      findMissing(tab.fields, 'name' in tab && tab.name ? asRow(data[tab.name]) : data),
    )
  if (field.type === 'array') return rows(data[field.name]).flatMap((row) => findMissing(field.fields, row))
  if (field.type === 'group' && 'name' in field && typeof field.name === 'string')
    return findMissing(field.fields, asRow(data[field.name]))
  return 'fields' in field ? findMissing(field.fields, data) : []
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'root' in value
    ? findRichTextTexts(value).every(isBlank)
    : isBlank(value)
}
