import type { TextareaField, TextField } from 'payload'
import type { Bilingual } from '../words.ts'
import { obeying, type Rule } from './rules.ts'
import { plainTextRule, requiredRule } from './textRules.ts'

/** What every field of this project says about itself. */
export type FieldOptions = {
  name: string
  label: Bilingual
  description: Bilingual
  localized?: boolean
  /** What to say when it is empty and the document is being published; leave it out where it may be empty. */
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
  const obeyed = obeying(
    [plainTextRule({ maxLength }), ...(required ? [requiredRule(required, { localized })] : []), ...rules],
    { localized },
  )
  return {
    ...rest,
    ...obeyed,
    type: 'text',
    name,
    label,
    localized,
    maxLength,
    ...(required ? { required: true } : {}),
    hooks: { ...hooks, ...obeyed.hooks },
    admin: { ...admin, description },
  }
}

/** Several lines of plain text, without formulas. */
export function longTextField({
  maxLength = 2000,
  ...options
}: Omit<FieldOptions, 'admin'> & { maxLength?: number; admin?: TextareaField['admin'] }): TextareaField {
  const { name, label, description, localized = false, required, admin } = options
  return {
    ...obeying(
      [
        plainTextRule({ maxLength, lines: true }),
        ...(required ? [requiredRule(required, { localized })] : []),
      ],
      { localized },
    ),
    type: 'textarea',
    name,
    label,
    localized,
    maxLength,
    ...(required ? { required: true } : {}),
    admin: { rows: 3, ...admin, description },
  }
}
