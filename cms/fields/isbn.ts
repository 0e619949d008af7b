import type { FieldHook, TextField } from 'payload'
import { parseIsbn13 } from '../../content/isbn.ts'
import { isBlank, type Rule } from './rules.ts'
import { textField, type FieldOptions } from './textField.ts'

const isbnRule: Rule = {
  inDrafts: false,
  check: (value) => {
    if (isBlank(value)) return null
    const parsed = parseIsbn13(String(value))
    if (parsed.ok) return null
    if (parsed.problem.kind === 'check-digit') {
      return {
        ja: `ISBNの最後の数字(検査数字)が合いません。ほかの数字が正しければ ${parsed.problem.expected} です。奥付を見直してください。`,
        en:
          'The last digit of this ISBN (its check digit) does not fit. ' +
          `If the others are right, it is ${parsed.problem.expected}. Compare it with the colophon.`,
      }
    }
    return {
      ja: 'ISBNは978か979で始まる13桁です。例: 978-4-00-000000-0',
      en: 'An ISBN has 13 digits and begins with 978 or 979, like 978-4-00-000000-0.',
    }
  },
}

// Only the digits are stored, so that an ISBN is found with and without hyphens.
const storeDigits: FieldHook = ({ value }) => {
  if (typeof value !== 'string') return value
  if (value.trim() === '') return null
  const parsed = parseIsbn13(value.normalize('NFKC'))
  return parsed.ok ? parsed.digits : value
}

/** An ISBN-13, stored as its digits; hyphens and full-width digits are accepted. */
export function isbnField(options: FieldOptions): TextField {
  return textField({ ...options, maxLength: 40, rules: [isbnRule], hooks: { beforeValidate: [storeDigits] } })
}
