import type { CollectionSlug, FieldHook, TextField, Where } from 'payload'
import { isSlug, slugMaxLength } from '../../content/slug.ts'
import { isBlank, type Rule, type RuleContext } from './rules.ts'
import { textField } from './textField.ts'

/** A slug made of a title's Latin letters and digits: "Invented Geometry" → `invented-geometry`; null where nothing is left. */
export function suggestSlug(title: unknown): string | null {
  if (typeof title !== 'string') return null
  const slug = title
    .replace(/\$[^$]*\$/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugMaxLength)
    .replace(/^-+|-+$/g, '')
  return isSlug(slug) ? slug : null
}

const formRule: Rule = {
  inDrafts: true,
  check: (value, context) => {
    if (isBlank(value) || (typeof value === 'string' && isSlug(value))) return null
    const example = suggestSlug(value) ?? exampleFor(context)
    return {
      ja: `URLの名前には英小文字と数字を使い、単語はハイフン1つでつなぎます(${slugMaxLength}文字まで、index や con などは不可)。例: ${example}`,
      en: `A URL name has small letters and digits, with single hyphens between words (${slugMaxLength} characters at most; not index, con …), like ${example}.`,
    }
  },
}

const presenceRule: Rule = {
  inDrafts: false,
  check: (value, context) =>
    isBlank(value)
      ? {
          ja: `URLの名前を書いてください。例: ${exampleFor(context)}`,
          en: `Write a name for the URL, like ${exampleFor(context)}.`,
        }
      : null,
}

// A draft takes its name too: two that differ only when they are published would surprise whoever publishes second.
const freeRule = (scope: 'collection' | 'book'): Rule => ({
  inDrafts: true,
  check: async (value, context) => {
    const { req, data, id, collection, typing } = context
    if (isBlank(value) || typing || collection === null) return null
    const where: Where[] = [{ slug: { equals: value } }]
    if (scope === 'book') {
      const book = idOf(data.book)
      where.push(book === null ? { book: { exists: false } } : { book: { equals: book } })
    }
    if (id !== null) where.push({ id: { not_equals: id } })
    const found = await req.payload.db.findOne<{ id: string; deletedAt?: string | null }>({
      collection: collection as CollectionSlug,
      req,
      where: { and: where },
    })
    if (!found) return null
    const trashed = Boolean(found.deletedAt)
    return {
      ja: `「${String(value)}」は${trashed ? 'ごみ箱の中の' : ''}ほかの文書が使っています。別の名前にしてください。例: ${String(value)}-2`,
      en: `"${String(value)}" is taken by another document${trashed ? ' in the trash' : ''}. Choose another name, like ${String(value)}-2.`,
    }
  },
})

// A copy must not fight for the address of the document that it was made from.
const leaveToTheCopy: FieldHook = () => null

/** The last part of a document's URL. `scope`: among which documents it must be the only one (the database holds it by `addressField`). */
export function slugField({ scope, example }: { scope: 'collection' | 'book'; example: string }): TextField {
  return textField({
    name: 'slug',
    label: { ja: 'URLの名前', en: 'URL name' },
    description: {
      ja: `ページのURLの最後の部分。英小文字・数字・ハイフン。公開後は変えないでください(リンクが切れます)。例: ${example}`,
      en: `The last part of the page's URL: small letters, digits, hyphens. Do not change it once published: links would break. Example: ${example}`,
    },
    maxLength: 200,
    rules: [formRule, presenceRule, freeRule(scope)],
    index: true,
    hooks: {
      beforeValidate: [({ value }) => (value === '' ? null : value)],
      beforeDuplicate: [leaveToTheCopy],
    },
    admin: { position: 'sidebar' },
  })
}

function exampleFor({ data }: RuleContext): string {
  const title = data.title
  const texts = typeof title === 'object' && title !== null ? Object.values(title) : [title]
  return texts.map(suggestSlug).find((slug) => slug !== null) ?? 'diffusion-models'
}

function idOf(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'id' in value) return value.id
  return value ?? null
}
