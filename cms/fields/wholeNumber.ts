import type { NumberField } from 'payload'
import type { Bilingual } from '../../content/locale.ts'
import { isBlank, withRules, type Rule } from './rules.ts'
import { requiredRule } from './textRules.ts'

/** A whole number from `from` to `to`. */
export function wholeNumberField({
  name,
  label,
  description,
  from,
  to,
  required,
  rules = [],
  admin,
}: {
  name: string
  label: Bilingual
  description: Bilingual
  from: number
  to: number
  required?: Bilingual
  rules?: readonly Rule[]
  admin?: NumberField['admin']
}): NumberField {
  const range: Rule = {
    inDrafts: true,
    check: (value) =>
      isBlank(value) || (Number.isInteger(value) && Number(value) >= from && Number(value) <= to)
        ? null
        : {
            ja: `${from}から${to}までの整数で書いてください。`,
            en: `Write a whole number from ${from} to ${to}.`,
          },
  }
  return {
    ...withRules([range, ...(required ? [requiredRule(required)] : []), ...rules]),
    type: 'number',
    name,
    label,
    min: from,
    max: to,
    ...(required ? { required: true } : {}),
    admin: { step: 1, ...admin, description },
  }
}
