import { expect, it } from 'vitest'
import { writeOutChemistry } from '../../content/chemistry.ts'

const r = String.raw

it.each([
  ['atoms and their numbers', r`\ce{H2O}`, r`{\mathrm{{H}}{\vphantom{X}}_{\smash[t]{2}}\mathrm{{O}}}`],
  ['what stands beside it', r`x = \ce {NaCl} + y`, r`x = {\mathrm{{Na}}\mathrm{{Cl}}} + y`],
  ['two of them', r`\frac{\ce{H}}{\ce{O}}`, r`\frac{{\mathrm{{H}}}}{{\mathrm{{O}}}}`],
  ['one in another', r`\ce{A $\ce{B}$}`, r`{\mathrm{{A}}~\mathrm{{B}}}`],
  ['a unit', r`\pu{5 mol}`, r`{5~\mathrm{{mol}}}`],
  ['braces that are signs', r`\ce{A\}}`, r`{\mathrm{{A}}\}}`],
])('writes out %s', (_name, latex, expected) => {
  expect(writeOutChemistry(latex)).toBe(expected)
})

it.each([
  ['no chemistry', r`\frac{a}{b} \cent \ceil{x}`],
  ['a line break before it', r`a \\ce{H}`],
  ['without a closing brace', r`\ce{H2O`],
  ['an argument without braces', r`\ce H`],
])('leaves %s as it is', (_name, latex) => {
  expect(writeOutChemistry(latex)).toBe(latex)
})
