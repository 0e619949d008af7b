import type { PayloadRequest } from 'payload'
import { type Bilingual, type Locale, type Localized, locales } from '../../content/locale.ts'
import { type Row, asRow } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'
import { readOtherLocales, rememberOtherLocales } from './otherLocales.ts'

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
  /** While somebody types, the form validates after each pause: rules that query the database wait for the save. */
  typing: boolean
}

/**
 * One requirement for a value. `check` gives what is wrong, in both languages, or null.
 * `inDrafts`: drafts must meet it too, because a value that does not could do harm (a link, a path, a control character).
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

/** The part of a field that validates it by `rules`: spread it into the field. */
export function withRules(rules: readonly Rule[], { localized = false }: { localized?: boolean } = {}) {
  return {
    custom: { rules },
    validate: async (value: unknown, options: ValidateOptions): Promise<string | true> => {
      const otherLocales = options.path ? readOtherLocales(options) : null
      const problem = await findProblem({ rules, value, context: toContext(options, otherLocales) })
      if (problem !== null) return problem
      return localized ? validateOtherLocales({ rules, options, otherLocales }) : true
    },
    ...(localized ? { hooks: { beforeChange: [rememberOtherLocales] } } : {}),
  }
}

/** What is wrong with a value by the first rule that it breaks, in the language of the person who asks; null: nothing. */
export async function findProblem({
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

/** Whether a value is empty: an editor's empty field comes as '', null or not at all. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

// Publishing publishes every language at once, so the languages that are not being edited are validated too.
async function validateOtherLocales({
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
    const problem = await findProblem({ rules, value, context: toContext(options, null) })
    if (problem !== null) {
      const { ja, en } = versionNames[locale]
      return inPanelLanguage(options.req, { ja: `${ja}: ${problem}`, en: `${en}: ${problem}` })
    }
  }
  return true
}

const versionNames: Record<Locale, Bilingual> = {
  ja: { ja: '日本語版', en: 'Japanese version' },
  en: { ja: '英語版', en: 'English version' },
}

function toContext(options: ValidateOptions, otherLocales: RuleContext['otherLocales']): RuleContext {
  return {
    req: options.req,
    data: asRow(options.data),
    siblingData: asRow(options.siblingData),
    id: options.id ?? null,
    collection: options.collectionSlug ?? null,
    path: options.path ?? [],
    otherLocales,
    typing: options.event === 'onChange',
  }
}
