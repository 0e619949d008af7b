import type { Glyphs } from './readGlyphs.ts'

/**
 * The glyphs to be put into the fonts of some formulas: of the two fonts that nearly every formula needs, more than are used, by whole
 * alphabets, so that one more formula seldom changes a file that readers have already, and many books share it. The other fonts are
 * small: they get what is used.
 */
export function roundGlyphs(glyphs: Iterable<Glyphs>): Map<string /* FontFace.name */, string> {
  const used = new Map<string, Set<string>>()
  for (const ofFormula of glyphs)
    for (const [name, characters] of ofFormula) {
      const set = used.get(name) ?? new Set()
      for (const character of characters) set.add(character)
      used.set(name, set)
    }
  for (const [name, { always, together }] of Object.entries(rounding)) {
    const set = used.get(name)
    if (set === undefined) continue
    for (const character of always) set.add(character)
    for (const group of together)
      if ([...group].some((character) => set.has(character)))
        for (const character of group) set.add(character)
  }
  return new Map(
    [...used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, characters]) => [name, [...withForms(characters)].sort().join('')]),
  )
}

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const letters = capitals.toLowerCase()

const rounding: Readonly<Record<string, { always: string; together: readonly string[] }>> = {
  'KaTeX_Main-Regular': {
    // Digits and parentheses also number equations, by the style sheet.
    always: '0123456789()[]{}|,.:;!/+−=<>′⋅×∣∥∼≈≤≥∈→∞…⋯',
    together: [capitals + letters],
  },
  'KaTeX_Math-Italic': { always: '', together: [capitals + letters] },
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
