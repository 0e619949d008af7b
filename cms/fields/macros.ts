import type { TextareaField } from 'payload'
import { findMacroProblems } from '../../content/macroProblems.ts'
import { eachLocale } from '../../content/locale.ts'
import { isBlank, withRules, type Rule } from './rules.ts'
import { plainTextRule } from './textRules.ts'

/** 200 macros of a line each. */
const maxLength = 20_000

// Drafts, too: a macro that is stored is used at once by each preview.
const macrosRule: Rule = {
  inDrafts: true,
  check: (value) => {
    if (isBlank(value)) return null
    const problems = findMacroProblems(String(value))
    if (problems.length === 0) return null
    return eachLocale((locale) => problems.map((problem) => problem[locale]).join(' '))
  },
}

/** The LaTeX macros of a book, as its preamble defines them; each is shown below the field. */
export function macrosField(): TextareaField {
  return {
    ...withRules([plainTextRule({ maxLength, lines: true }), macrosRule]),
    name: 'macros',
    type: 'textarea',
    label: { ja: 'マクロ', en: 'Macros' },
    maxLength,
    admin: {
      rows: 6,
      disableListColumn: true,
      disableListFilter: true,
      description: {
        ja: '本のプリアンブルの定義。この本のすべての数式で使えます。例: \\newcommand{\\KL}[2]{D_{\\mathrm{KL}}(#1\\,\\|\\,#2)}',
        en: 'As in the preamble of the book; known in all its formulas. Example: \\newcommand{\\KL}[2]{D_{\\mathrm{KL}}(#1\\,\\|\\,#2)}',
      },
      components: { Field: '/components/text/MacrosField#MacrosField' },
    },
  }
}
