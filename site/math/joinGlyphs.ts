import type { FormulaNeeds } from './formulaNeeds.ts'

/** Digits and parentheses number equations, by the style sheet: no formula has them. */
const ofEquationNumbers = { font: 'KaTeX_Main-Regular', characters: '0123456789()' } as const

/**
 * The glyphs to be put into the fonts of some formulas: those in use. Whole alphabets would change a file less often that readers have
 * already, and cost the demo's page 10 KB of 65 at the first visit.
 */
export function joinGlyphs(
  glyphs: Iterable<FormulaNeeds['glyphs']>,
): Map<string /* FontFace.name */, string> {
  const used = new Map<string, Set<string>>()
  const use = (name: string, characters: Iterable<string>) => {
    const set = used.get(name) ?? new Set()
    for (const character of characters) set.add(character)
    used.set(name, set)
  }
  for (const ofFormula of glyphs) for (const [name, characters] of ofFormula) use(name, characters)
  if (used.has(ofEquationNumbers.font)) use(ofEquationNumbers.font, ofEquationNumbers.characters)
  return new Map(
    [...used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, characters]) => [name, [...withForms(characters)].sort().join('')]),
  )
}

/**
 * The characters, and those that a browser may take in their place: é is set as e with an accent where a font has no é, and the
 * other way round. Spaces are in every font.
 */
function withForms(characters: ReadonlySet<string>): Set<string> {
  const all = new Set([' ', '\u00a0'])
  for (const character of characters)
    for (const form of [character, ...character.normalize('NFD'), ...character.normalize('NFC')])
      all.add(form)
  return all
}
