import type { TextField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { withRules, type Rule } from './rules.ts'
import { plainTextRule, requiredRule } from './textRules.ts'

/** The options that every field takes. */
export type FieldOptions = {
  name: string
  label: Bilingual
  /** Left out in a pair, which has one for both languages. */
  description?: Bilingual
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
  const { name, label, description, required, admin, ...rest } = options
  return {
    ...rest,
    ...withRules([plainTextRule({ maxLength }), ...(required ? [requiredRule(required)] : []), ...rules]),
    type: 'text',
    name,
    label,
    maxLength,
    ...(required ? { required: true } : {}),
    admin: { ...admin, description },
  }
}
