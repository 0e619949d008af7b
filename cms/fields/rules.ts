import type { PayloadRequest } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { type Row, asRow } from '../rows.ts'
import { inPanelLanguage } from '../words.ts'

/** What a rule may look at beside the value itself. */
export type RuleContext = {
  req: PayloadRequest
  /** The whole document, and the row or pair that the field stands in, as they would be saved. */
  data: Row
  siblingData: Row
  id: string | number | null
  collection: string | null
  /** Where the value stands: `printings`, `0`, `number`; empty while somebody types. */
  path: readonly (string | number)[]
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
export function withRules(rules: readonly Rule[]) {
  return {
    custom: { rules },
    validate: async (value: unknown, options: ValidateOptions): Promise<string | true> =>
      (await findProblem({ rules, value, context: toContext(options) })) ?? true,
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

function toContext(options: ValidateOptions): RuleContext {
  return {
    req: options.req,
    data: asRow(options.data),
    siblingData: asRow(options.siblingData),
    id: options.id ?? null,
    collection: options.collectionSlug ?? null,
    path: options.path ?? [],
    typing: options.event === 'onChange',
  }
}
