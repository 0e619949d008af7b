import type { FormulaNeeds } from './formulaNeeds.ts'
import type { KatexStyles, Selector } from './katexStyles.ts'
import { joinGlyphs } from './joinGlyphs.ts'

/** What the formulas of some pages need of KaTeX. */
export type MathNeeds = {
  /** The characters of each font. */
  glyphs: ReadonlyMap<string /* FontFace.name */, string>
  /** The style sheet, with the address of each of these fonts, relative to it. */
  css: (fontUrl: (name: string) => string) => string
}

/** The style sheet and the fonts for the formulas of some pages. The order of the formulas changes nothing. */
export function findMathNeeds({
  katex,
  formulas,
}: {
  katex: KatexStyles
  formulas: Iterable<FormulaNeeds>
}): MathNeeds {
  const styles = new Map<string, string>()
  const classNames = new Set<string>()
  const glyphsOfFormulas: FormulaNeeds['glyphs'][] = []
  for (const formula of formulas) {
    for (const { name, declarations } of formula.styles) styles.set(name, declarations)
    for (const name of formula.classNames) classNames.add(name)
    glyphsOfFormulas.push(formula.glyphs)
  }
  // The style sheet writes the numbers of equations, which are in no formula's HTML.
  if (classNames.has('eqn-num')) glyphsOfFormulas.push(new Map([['KaTeX_Main-Regular', '()0123456789']]))
  const glyphs = joinGlyphs(new Set(glyphsOfFormulas))
  const formulaRules = [...styles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, declarations]) => `.${name}.${name}.${name}.${name}{${declarations}}`)
  return {
    glyphs,
    css: (fontUrl) =>
      [
        ...katex.fontFaces.filter(({ name }) => glyphs.has(name)).map(({ name, css }) => css(fontUrl(name))),
        ...listRules(katex, classNames),
        ...formulaRules,
      ].join('\n'),
  }
}

/** KaTeX's rules without the selectors that ask for a class which no formula has. */
function listRules({ rules }: KatexStyles, classNames: ReadonlySet<string>): string[] {
  const mayMatch = ({ compounds }: Selector) =>
    compounds.every(({ classes }) => classes.every((name) => classNames.has(name)))
  return rules.flatMap(({ selectors, body }) => {
    const used = selectors.filter(mayMatch)
    return used.length === 0 ? [] : [`${used.map(({ text }) => text).join(',')}{${body}}`]
  })
}
