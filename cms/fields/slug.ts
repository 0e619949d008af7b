import type { CollectionSlug, FieldHook, TextField, Where } from 'payload'
import { isSlug, slugMaxLength } from '../../content/slug.ts'
import { type Row, idOf } from '../rows.ts'
import { describeFormerOwner } from './formerSlugs.ts'
import { isBlank, type Rule, type RuleContext } from './rules.ts'
import { textField } from './textField.ts'

/** Makes a slug of a title's Latin letters and digits: "Invented Geometry" → `invented-geometry`; null where nothing is left. */
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
      en:
        'A URL name has small letters and digits, with single hyphens between words ' +
        `(${slugMaxLength} characters at most; not index, con …), like ${example}.`,
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

// Drafts reserve their name too: otherwise the second editor would learn only when publishing that it is taken.
const createFreeRule = (scope: 'collection' | 'book'): Rule => ({
  inDrafts: true,
  check: async (value, context) => {
    const { req, data, id, collection, typing } = context
    if (isBlank(value) || typing || collection === null) return null
    const others: Where[] = []
    if (scope === 'book') {
      const book = idOf(data.book)
      others.push(book === null ? { book: { exists: false } } : { book: { equals: book } })
    }
    if (id !== null) others.push({ id: { not_equals: id } })
    const findOther = (where: Where) =>
      req.payload.db.findOne<Row & { id: string }>({
        collection: collection as CollectionSlug,
        select: { slug: true, title: true, deletedAt: true },
        req,
        where: { and: [where, ...others] },
      })
    const other = await findOther({ slug: { equals: value } })
    if (!other) {
      const formerOwner = await findOther({ 'formerSlugs.slug': { equals: value } })
      return formerOwner && describeFormerOwner(formerOwner, String(value))
    }
    const isTrashed = Boolean(other.deletedAt)
    return {
      ja: `「${String(value)}」は${isTrashed ? 'ごみ箱の中の' : ''}ほかの文書が使っています。別の名前にしてください。例: ${String(value)}-2`,
      en:
        `"${String(value)}" is taken by another document${isTrashed ? ' in the trash' : ''}. ` +
        `Choose another name, like ${String(value)}-2.`,
    }
  },
})

// A duplicate starts without a slug: the original's would be refused as taken.
const clearSlug: FieldHook = () => null

/** The last part of a document's URL. `scope`: where it must be unique (`addressField` has the unique index). */
export function slugField({ scope, example }: { scope: 'collection' | 'book'; example: string }): TextField {
  return textField({
    name: 'slug',
    label: { ja: 'URLの名前', en: 'URL name' },
    description: {
      ja: `ページのURLの最後の部分。英小文字・数字・ハイフン。例: ${example}`,
      en: `The last part of the page's URL: small letters, digits, hyphens. Example: ${example}`,
    },
    maxLength: 200,
    rules: [formRule, presenceRule, createFreeRule(scope)],
    index: true,
    hooks: {
      beforeValidate: [({ value }) => (value === '' ? null : value)],
      beforeDuplicate: [clearSlug],
    },
    admin: {
      position: 'sidebar',
      components: { afterInput: ['/components/address/SlugNotice#SlugNotice'] },
    },
  })
}

function exampleFor({ data }: RuleContext): string {
  const title = data.title
  const texts = typeof title === 'object' && title !== null ? Object.values(title) : [title]
  return texts.map(suggestSlug).find((slug) => slug !== null) ?? 'diffusion-models'
}
