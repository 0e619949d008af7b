import type { FormulaStyle } from './inlineStyles.ts'

/** What the style sheet and the fonts of a page must have for a formula, or for some. */
export type FormulaNeeds = {
  styles: readonly FormulaStyle[]
  classNames: Iterable<string>
  /** The characters of each font. */
  glyphs: Iterable<readonly [font: string /* FontFace.name */, characters: string]>
}

/** The same as JSON has it. */
export type StoredNeeds = { styles: FormulaStyle[]; classNames: string[]; glyphs: [string, string][] }

/** What some formulas need together; null where there are none. Their order changes nothing. */
export function joinNeeds(formulas: Iterable<FormulaNeeds>): StoredNeeds | null {
  const styles = new Map<string, FormulaStyle>()
  const classNames = new Set<string>()
  const glyphs = new Map<string, Set<string>>()
  let count = 0
  for (const formula of formulas) {
    count += 1
    for (const style of formula.styles) styles.set(style.name, style)
    for (const name of formula.classNames) classNames.add(name)
    for (const [font, characters] of formula.glyphs) {
      const ofFont = glyphs.get(font) ?? new Set()
      for (const character of characters) ofFont.add(character)
      glyphs.set(font, ofFont)
    }
  }
  if (count === 0) return null
  return {
    styles: [...styles.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    classNames: [...classNames].sort(),
    glyphs: [...glyphs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([font, characters]) => [font, [...characters].sort().join('')]),
  }
}
