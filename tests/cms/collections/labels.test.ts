import type { CollectionConfig, Field, GlobalConfig, Tab } from 'payload'
import { describe, expect, it } from 'vitest'
import { books } from '../../../cms/collections/books/books.ts'
import { errata } from '../../../cms/collections/errata/errata.ts'
import { excerpts } from '../../../cms/collections/excerpts.ts'
import { materials } from '../../../cms/collections/materials.ts'
import { media } from '../../../cms/collections/media/media.ts'
import { news } from '../../../cms/collections/news.ts'
import { isBilingual } from '../../../cms/fields/bilingual.ts'
import { siteSettings } from '../../../cms/globals/siteSettings.ts'

const collections: CollectionConfig[] = [books, errata, excerpts, materials, media, news]

/** What is not said in both languages, each as "place: what". */
function missingWords(words: unknown, place: string, what: string): string[] {
  const said = (words ?? {}) as { ja?: unknown; en?: unknown }
  const isText = (text: unknown) => typeof text === 'string' && text.trim() !== ''
  if (!isText(said.ja) || !isText(said.en)) return [`${place}: ${what}`]
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
  // "ISBN" and "URL" are the same in both; a sentence never is, and English has no kanji but in an example.
  const english = String(said.en)
  return what === 'description' && (!japanese.test(String(said.ja)) || said.ja === english)
    ? [`${place}: ${what} is not Japanese`]
    : japanese.test(english)
      ? [`${place}: ${what} is not English`]
      : []
}

function missingOfFields(fields: readonly Field[], place: string): string[] {
  return fields.flatMap((field) => missingOfField(field, place))
}

function missingOfTab(tab: Tab, place: string): string[] {
  return [
    ...missingWords(tab.label, `${place} tab`, 'label'),
    ...missingWords(tab.description, `${place} tab`, 'description'),
    ...missingOfFields(tab.fields, place),
  ]
}

/** What Payload adds to a collection when a configuration is made of it, as other files of this run do. */
const addedByPayload = new Set(['id', 'createdAt', 'updatedAt'])

function missingOfField(field: Field, place: string): string[] {
  if ('name' in field && addedByPayload.has(field.name)) return []
  if (field.type === 'tabs') return field.tabs.flatMap((tab) => missingOfTab(tab, place))
  if (field.type === 'row') return missingOfFields(field.fields, place)
  const at = `${place}.${'name' in field ? field.name : field.type}`
  if (field.type === 'ui') return [] // It has no words of its own: its component says them.
  if (isBilingual(field))
    return [
      ...missingWords(field.label, at, 'label'),
      ...missingWords(field.admin?.description, at, 'description'),
      // The two sides have a name each, and share the words of the pair.
      ...field.fields
        .flatMap((row) => ('fields' in row ? row.fields : []))
        .flatMap((side) => missingWords('label' in side ? side.label : undefined, at, 'label')),
    ]
  const options = field.type === 'select' || field.type === 'radio' ? field.options : []
  return [
    ...missingWords('label' in field ? field.label : undefined, at, 'label'),
    ...missingWords(
      field.admin && 'description' in field.admin ? field.admin.description : null,
      at,
      'description',
    ),
    ...options.flatMap((option) =>
      missingWords(
        typeof option === 'string' ? null : option.label,
        `${at} (${typeof option === 'string' ? option : option.value})`,
        'choice',
      ),
    ),
    ...(field.type === 'array'
      ? [
          ...missingWords(field.labels?.singular, at, 'row label'),
          ...missingWords(field.labels?.plural, at, 'row label'),
          ...(field.admin?.hidden || field.admin?.components?.RowLabel
            ? []
            : [`${at}: label made of the row's own words`]),
        ]
      : []),
    ...('fields' in field ? missingOfFields(field.fields, at) : []),
  ]
}

describe('the words of the admin panel', () => {
  it.each(collections.map((collection) => [collection.slug, collection] as const))(
    'says everything of %s in Japanese and in English',
    (slug, collection) => {
      expect([
        ...missingWords(collection.labels?.singular, slug, 'label'),
        ...missingWords(collection.labels?.plural, slug, 'label'),
        ...missingWords(collection.admin?.description, slug, 'description'),
        ...missingWords(collection.admin?.group, slug, 'group'),
        ...missingOfFields(collection.fields, slug),
      ]).toEqual([])
    },
  )

  it('says everything of the site settings in Japanese and in English', () => {
    const global: GlobalConfig = siteSettings
    expect([
      ...missingWords(global.label, global.slug, 'label'),
      ...missingWords(global.admin?.description, global.slug, 'description'),
      ...missingWords(global.admin?.group, global.slug, 'group'),
      ...missingOfFields(global.fields, global.slug),
    ]).toEqual([])
  })

  it('notices a label that is missing, and one that is in one language only', () => {
    const fields: Field[] = [
      { name: 'a', type: 'text' },
      {
        name: 'b',
        type: 'text',
        label: { ja: 'B', en: '' },
        admin: { description: { ja: '説明', en: '説明' } },
      },
    ]
    expect(missingOfFields(fields, 'x')).toEqual([
      'x.a: label',
      'x.a: description',
      'x.b: label',
      'x.b: description is not Japanese',
    ])
  })

  it('names an erratum in its list by its place, then the book, wrong, right, printings, status', () => {
    expect(errata.admin?.defaultColumns?.slice(0, 6)).toEqual([
      'displayTitle',
      'book',
      'original',
      'correction',
      'printings',
      'status',
    ])
  })
})
