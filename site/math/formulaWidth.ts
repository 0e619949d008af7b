// A card on a telephone of 360 px holds about 15 em of a formula.
const widest = 13
const widthOfLetter = 0.55

/**
 * Whether a formula may be broader than a telephone: an estimate from KaTeX's HTML, on the safe side.
 * KaTeX lets a line break only between its bases (at relations and binary operators), so the broadest base counts.
 */
export function isWideFormula(html: string): boolean {
  const visible = html.slice(html.indexOf('<span class="katex-html"'))
  return visible
    .split('<span class="katex-base')
    .slice(1)
    .some((base) => widthOf(base) > widest)
}

// Numerator and denominator are added up, and so are the scripts: better a box too many than a formula cut off.
function widthOf(base: string): number {
  const letters = base.replace(/<[^>]*>/g, '').replace(/&[a-z#0-9]+;/gi, 'x')
  const cjk = [...letters].filter((letter) => letter > '\u2e7f').length
  const spaces = [
    ...base.matchAll(/(?:margin-(?:left|right)|min-width|[";]width|border-right-width):(-?[\d.]+)em/g),
  ]
    .map((match) => Math.max(0, Number(match[1])))
    .reduce((sum, width) => sum + width, 0)
  return [...letters].length * widthOfLetter + cjk * widthOfLetter + spaces
}
