import type { FieldHook, PayloadRequest } from 'payload'
import { type Locale, type Localized, locales } from '../../content/locale.ts'
import { type Bilingual, inPanelLanguage } from '../words.ts'

type Row = Readonly<Record<string, unknown>>

/** What a rule may look at beside the value itself. */
export type RuleContext = {
  req: PayloadRequest
  /** The whole document and the row that the field stands in, as they would be saved, in the language that is being edited. */
  data: Row
  siblingData: Row
  id: string | number | null
  collection: string | null
  /** Where the value stands: `printings`, `0`, `number`; empty while somebody types. */
  path: readonly (string | number)[]
  /** The field's own values in the languages that are not being edited; null where they are not known (while somebody types). */
  otherLocales: Partial<Localized<unknown>> | null
  /** While somebody types, the form asks after each pause: rules that ask the database wait for the save. */
  typing: boolean
}

/**
 * One thing that a value must hold. `check` gives what is wrong, in both languages, or null.
 * `inDrafts`: also a draft that breaks it is refused, because what it lets through could harm (a link, a path, a control character).
 */
export type Rule = {
  inDrafts: boolean
  check: (value: unknown, context: RuleContext) => Bilingual | null | Promise<Bilingual | null>
}

type ValidateOptions = {
  req: PayloadRequest
  data?: unknown
  siblingData?: unknown
  id?: string | number
  collectionSlug?: string
  path?: readonly (string | number)[]
  event?: 'onChange' | 'submit'
}

/** The part of a field that makes it obey `rules`: spread it into the field. */
export function obeying(rules: readonly Rule[], { localized = false }: { localized?: boolean } = {}) {
  return {
    custom: { rules },
    validate: async (value: unknown, options: ValidateOptions): Promise<string | true> => {
      const otherLocales = options.path ? rememberedLocales(options) : null
      const own = await firstProblem({ rules, value, context: toContext(options, otherLocales) })
      if (own !== null) return own
      return localized ? otherLocaleProblem({ rules, options, otherLocales }) : true
    },
    ...(localized ? { hooks: { beforeChange: [rememberOtherLocales] } } : {}),
  }
}

/** What is wrong with a value by the first rule that it breaks, in the language of the person who asks; null: nothing. */
export async function firstProblem({
  rules,
  value,
  context,
}: {
  rules: readonly Rule[]
  value: unknown
  context: RuleContext
}): Promise<string | null> {
  for (const rule of rules) {
    const problem = await rule.check(value, context)
    if (problem) return inPanelLanguage(context.req, problem)
  }
  return null
}

/** Whether nothing is written: an editor's empty field comes as '', null or not at all. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

// Publishing publishes every language at once, also those that are not being edited: their values are checked too.
async function otherLocaleProblem({
  rules,
  options,
  otherLocales,
}: {
  rules: readonly Rule[]
  options: ValidateOptions
  otherLocales: RuleContext['otherLocales']
}): Promise<string | true> {
  for (const locale of locales) {
    const value = otherLocales?.[locale]
    if (isBlank(value)) continue
    const problem = await firstProblem({ rules, value, context: toContext(options, null) })
    if (problem !== null) return inPanelLanguage(options.req, inLanguage(locale, problem))
  }
  return true
}

function inLanguage(locale: Locale, problem: string): Bilingual {
  return {
    ja: `${locale === 'ja' ? '日本語版' : '英語版'}: ${problem}`,
    en: `${locale === 'ja' ? 'Japanese' : 'English'} version: ${problem}`,
  }
}

// Only field hooks see a document in all its languages, and only `validate` can report beside the other fields' problems:
// the hook, which runs just before, leaves what it sees for `validate`, under the document's id and the field's path.
const rememberOtherLocales: FieldHook = ({ field, originalDoc, path, req, siblingDocWithLocales, value }) => {
  const name = 'name' in field ? String(field.name) : ''
  const stored = (siblingDocWithLocales as Row | undefined)?.[name]
  const values = typeof stored === 'object' && stored !== null ? (stored as Partial<Localized<unknown>>) : {}
  const others = Object.fromEntries(
    locales.filter((locale) => locale !== req.locale).map((locale) => [locale, values[locale] ?? null]),
  )
  memory(req).set(memoryKey(originalDoc?.id, path), others)
  return value
}

const memories = new WeakMap<object, Map<string, Partial<Localized<unknown>>>>()

function memory(req: PayloadRequest): Map<string, Partial<Localized<unknown>>> {
  // The context is one object for the whole request, also where Payload isolates the request for another locale.
  const key = req.context
  const known = memories.get(key) ?? new Map<string, Partial<Localized<unknown>>>()
  memories.set(key, known)
  return known
}

function rememberedLocales({ req, id, path = [] }: ValidateOptions): RuleContext['otherLocales'] {
  return memories.get(req.context)?.get(memoryKey(id, path)) ?? null
}

function memoryKey(id: unknown, path: readonly (string | number)[]): string {
  return `${String(id ?? '')}/${path.join('.')}`
}

function toContext(options: ValidateOptions, otherLocales: RuleContext['otherLocales']): RuleContext {
  return {
    req: options.req,
    data: (options.data ?? {}) as Row,
    siblingData: (options.siblingData ?? {}) as Row,
    id: options.id ?? null,
    collection: options.collectionSlug ?? null,
    path: options.path ?? [],
    otherLocales,
    typing: options.event === 'onChange',
  }
}
