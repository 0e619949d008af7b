// In em. An erratum on a phone of 360 px is about 15 em wide.
const widestNarrow = 13

/**
 * Whether a formula may be wider than a phone's screen: an estimate from KaTeX's HTML that is rather too wide.
 * KaTeX allows a line break only between its bases (at relations and binary operators), so the widest base counts.
 */
export function isWideFormula(html: string): boolean {
  const visible = html.slice(html.indexOf('<span class="katex-html"'))
  return visible
    .split('<span class="katex-base')
    .slice(1)
    .some((base) => widthOf(base) > widestNarrow)
}

// Adds up numerator and denominator, and the scripts too: an unneeded box is better than a formula that is cut off.
function widthOf(base: string): number {
  const visibleText = base.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/gi, 'x')
  const letters = [...visibleText].reduce((sum, letter) => sum + widthOfLetter(letter), 0)
  const spaces = [
    ...base.matchAll(/(?:margin-(?:left|right)|min-width|[";]width|border-right-width):(-?[\d.]+)em/g),
  ].reduce((sum, match) => sum + Math.max(0, Number(match[1])), 0)
  return (letters + spaces) * enlargement(base)
}

// In em, for KaTeX's bold alphabets, which are the widest.
function widthOfLetter(letter: string): number {
  if (/[MW\u2e80-\uffff\u{20000}-\u{3ffff}]/u.test(letter)) return 1.2
  if (/[A-Zmw]/.test(letter)) return 0.95
  return 0.55
}

// KaTeX's `\Huge` is its size 11; 6 is the size of the text. https://katex.org/docs/supported.html#style-color-size-and-font
const scales: Readonly<Record<string, number>> = { 7: 1.2, 8: 1.44, 9: 1.73, 10: 2.07, 11: 2.49 }

function enlargement(base: string): number {
  const sizes = [...base.matchAll(/reset-size\d+ size(\d+)/g)].map((match) => scales[match[1] ?? ''] ?? 1)
  return Math.max(1, ...sizes)
}
