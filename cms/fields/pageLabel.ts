import type { FieldHook, TextField } from 'payload'
import { isPageLabel, normalizePageLabel } from '../../content/pageLabel.ts'
import { isBlank, type Rule } from './rules.ts'
import { textField, type FieldOptions } from './textField.ts'

const pageLabelRule: Rule = {
  inDrafts: false,
  check: (value) =>
    isBlank(value) || (typeof value === 'string' && isPageLabel(value))
      ? null
      : {
          ja: 'ページは紙面に印刷されたとおりに、16文字以内で1つだけ書いてください。例: xiii, 37, 12-13, A-4, カバー',
          en: 'Write one page as it is printed, in 16 characters at most, like xiii, 37, 12-13, A-4 or cover.',
        },
}

// A Japanese keyboard gives full-width digits, and a copied label brings `p.` and spaces along.
const normalizeLabel: FieldHook = ({ value }) =>
  typeof value === 'string' ? normalizePageLabel(value) || null : value

/** A page by its printed label: a string, because `xiii` and `A-4` are pages too. */
export function pageLabelField({
  rules = [],
  ...options
}: FieldOptions & { rules?: readonly Rule[] }): TextField {
  return textField({
    ...options,
    maxLength: 40,
    rules: [pageLabelRule, ...rules],
    hooks: { beforeValidate: [normalizeLabel] },
  })
}
