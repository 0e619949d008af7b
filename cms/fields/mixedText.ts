import type { TextareaField } from 'payload'
import { describeLatexProblem } from '../../content/describeLatexProblem.ts'
import { eachLocale } from '../../content/locale.ts'
import { findTextProblems } from '../../content/textProblems.ts'
import { readBookMacros } from './bookMacros.ts'
import type { FieldOptions } from './textField.ts'
import { withRules, type Rule } from './rules.ts'
import { plainTextRule, requiredRule } from './textRules.ts'

/** KaTeX must be able to read a formula before it is published, with the macros of its book; a draft may hold an unfinished one. */
export const latexRule: Rule = {
  inDrafts: false,
  check: async (value, context) => {
    if (typeof value !== 'string') return null
    // Most texts hold no formula that needs a macro.
    if (findTextProblems(value).length === 0) return null
    const problems = findTextProblems(value, await readBookMacros(context))
    if (problems.length === 0) return null
    return eachLocale((locale) => problems.map((problem) => describeLatexProblem(problem, locale)).join(' '))
  },
}

/**
 * A text in the grammar of texts (content/text.ts): formulas, code, links, white space as it was typed; with a live preview.
 * `quotation`: the words as the book printed them, where a broken formula may be the error itself; the site shows it as code.
 */
export function mixedTextField({
  maxLength = 2000,
  quotation = false,
  rules = [],
  ...options
}: Omit<FieldOptions, 'admin'> & {
  maxLength?: number
  quotation?: boolean
  rules?: readonly Rule[]
  admin?: TextareaField['admin']
}): TextareaField {
  const { name, label, description, required, admin } = options
  return {
    ...withRules([
      plainTextRule({ maxLength, lines: true }),
      ...(required ? [requiredRule(required)] : []),
      ...(quotation ? [] : [latexRule]),
      ...rules,
    ]),
    type: 'textarea',
    name,
    label,
    maxLength,
    ...(required ? { required: true } : {}),
    admin: {
      rows: 2,
      ...admin,
      description,
      components: { ...admin?.components, Field: '/components/text/LatexField#LatexField' },
    },
  }
}
