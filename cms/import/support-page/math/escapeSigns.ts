import { bracePartners } from './chunks.ts'

/**
 * A formula that a person typed as plain text, so that TeX shows the same signs: `50%` → `50\%`, `{0,1}` → `\{0,1\}`,
 * `x^10` → `x^{10}`. Braces after `_`, `^` or a letter are groups and stay. In a formula with TeX commands only what would
 * begin a comment or be refused is escaped: its author wrote TeX.
 */
export function escapeSigns(formula: string): string {
  const escaped = escapeEach(formula, /[%#]/)
  if (formula.includes('\\')) return escaped
  return escapeEach(escapeBraces(escaped), /&/)
    .replaceAll('~', '\\sim ')
    .replace(/([_^])([-+]?\d{2,20}|[-+][\dA-Za-z]|\([^(){}]{1,40}\))/g, '$1{$2}')
}

function escapeEach(formula: string, signs: RegExp): string {
  return formula.replace(new RegExp(`(?<!\\\\)${signs.source}`, 'g'), '\\$&')
}

function escapeBraces(formula: string): string {
  const literal = new Set<number>()
  for (const [open, close] of bracePartners(formula)) {
    const isGroup =
      /[A-Za-z0-9)\]}_^'\u0370-\u03FF]/.test(formula[open - 1] ?? '') || /[_^]/.test(formula[close + 1] ?? '')
    if (!isGroup) [open, close].forEach((index) => literal.add(index))
  }
  return [...formula.split('')].map((sign, index) => (literal.has(index) ? `\\${sign}` : sign)).join('')
}
