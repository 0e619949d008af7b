import type { TextField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { withRules, type Rule } from './rules.ts'
import { plainTextRule, requiredRule } from './textRules.ts'

/** The options that every field takes. */
export type FieldOptions = {
  name: string
  label: Bilingual
  description: Bilingual
  localized?: boolean
  /** The message where it is empty and the document is being published; left out where it may be empty. */
  required?: Bilingual
  admin?: TextField['admin']
}

/** One line of plain text, without formulas: a name, an address, a number on a page. */
export function textField({
  maxLength = 200,
  rules = [],
  ...options
}: FieldOptions & { maxLength?: number; rules?: readonly Rule[] } & Pick<
    TextField,
    'index' | 'unique' | 'hooks' | 'defaultValue'
  >): TextField {
  const { name, label, description, localized = false, required, admin, hooks, ...rest } = options
  const validation = withRules(
    [plainTextRule({ maxLength }), ...(required ? [requiredRule(required, { localized })] : []), ...rules],
    { localized },
  )
  return {
    ...rest,
    ...validation,
    type: 'text',
    name,
    label,
    localized,
    maxLength,
    ...(required ? { required: true } : {}),
    hooks: { ...hooks, ...validation.hooks },
    admin: { ...admin, description },
  }
}
