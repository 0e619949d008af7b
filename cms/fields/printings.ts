import type { FieldHook, TextField } from 'payload'
import { describePrintingsProblem } from '../../content/describePrintingsProblem.ts'
import { eachLocale } from '../../content/locale.ts'
import { parsePrintings, printPrintings } from '../../content/printings.ts'
import { isBlank, type Rule } from './rules.ts'
import { textField, type FieldOptions } from './textField.ts'

const printingsRule: Rule = {
  inDrafts: false,
  check: (value) => {
    if (isBlank(value)) return null
    const parsed = parsePrintings(String(value))
    if (parsed.ok) return null
    return eachLocale((locale) => describePrintingsProblem(parsed.problem, locale))
  },
}

const storeCanonical: FieldHook = ({ value }) => {
  if (typeof value !== 'string') return value
  if (value.trim() === '') return null
  const parsed = parsePrintings(value)
  return parsed.ok ? printPrintings(parsed.set) : value
}

/** A set of printings, `1-3` or `2-`, stored in its canonical notation. */
export function printingsField(options: FieldOptions): TextField {
  return textField({
    ...options,
    maxLength: 100,
    rules: [printingsRule],
    hooks: { beforeValidate: [storeCanonical] },
  })
}
