/** The longest page label; `Appendix-12` fits. */
const maxLength = 16

/** Whether a text can be a page's printed label: `xiii`, `37`, `A-4`. */
export function isPageLabel(text: string): boolean {
  return text.length <= maxLength && /^[0-9A-Za-z]+([-.][0-9A-Za-z]+)*$/.test(text)
}

/**
 * A text that sorts, character by character, as the pages lie in a book: roman front matter, then arabic numbers,
 * then the rest (`A-4`), each in its own order. Pages without a label come last.
 */
export function pageKey(label: string | null): string {
  if (label === null) return '3'
  if (/^\d+$/.test(label)) return `1${naturalKey(label)}`
  const roman = romanValue(label)
  return roman === null ? `2${naturalKey(label)}` : `0${String(roman).padStart(6, '0')}`
}

/** A text that sorts labels with numbers inside them by those numbers, `1.9` before `1.10`, and without regard to case. */
export function naturalKey(label: string): string {
  return label.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/**
 * The value of a canonical roman number, or null. A single capital (`C`) is an appendix page, not a hundred;
 * small letters and capitals are not mixed.
 */
function romanValue(label: string): number | null {
  if (!/^([ivxlcdm]+|[IVXLCDM]{2,})$/.test(label)) return null
  const text = label.toLowerCase()
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(text)) return null
  return [...text].reduce((sum, letter, index) => {
    const value = romanDigits[letter] ?? 0
    const next = romanDigits[text[index + 1] ?? ''] ?? 0
    return sum + (value < next ? -value : value)
  }, 0)
}
