/** The longest page label; `Appendix-12` fits. */
export const pageLabelMaxLength = 16

/** Whether a text can be a page's printed label: `xiii`, `37`, `A-4`. */
export function isPageLabel(text: string): boolean {
  return text.length <= pageLabelMaxLength && /^[0-9A-Za-z]+([-.][0-9A-Za-z]+)*$/.test(text)
}

/**
 * Orders page labels as the pages lie in a book: roman front matter, then arabic, then the rest (`A-4`), each in its own order.
 * Pages without a label come last. Gives a number as `Array.prototype.sort` wants it.
 */
export function comparePageLabels(a: string | null, b: string | null): number {
  const [ranksA, ranksB] = [rank(a), rank(b)]
  return ranksA.group - ranksB.group || ranksA.value - ranksB.value || compareNaturally(a ?? '', b ?? '')
}

const natural = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' })

/** Orders labels with numbers inside them by those numbers: `1.9` before `1.10`. */
export function compareNaturally(a: string, b: string): number {
  return natural.compare(a, b)
}

function rank(label: string | null): { group: number; value: number } {
  if (label === null) return { group: 3, value: 0 }
  if (/^\d+$/.test(label)) return { group: 1, value: Number(label) }
  const roman = romanValue(label)
  return roman === null ? { group: 2, value: 0 } : { group: 0, value: roman }
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
