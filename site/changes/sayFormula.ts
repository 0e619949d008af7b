import type { FormulaRun } from './comparedParts.ts'
import type { TexNode } from './texTree.ts'

/** The fonts that are said; the words for them stand in site/i18n. */
export type SaidFont =
  | 'bold'
  | 'blackboardBold'
  | 'calligraphic'
  | 'script'
  | 'fraktur'
  | 'upright'
  | 'italic'
  | 'sansSerif'
  | 'typewriter'

const fonts: ReadonlyMap<string, SaidFont> = new Map<string, SaidFont>([
  ['\\mathbf', 'bold'],
  ['\\boldsymbol', 'bold'],
  ['\\pmb', 'bold'],
  ['\\mathbb', 'blackboardBold'],
  ['\\mathcal', 'calligraphic'],
  ['\\mathscr', 'script'],
  ['\\mathfrak', 'fraktur'],
  ['\\mathrm', 'upright'],
  ['\\mathit', 'italic'],
  ['\\mathsf', 'sansSerif'],
  ['\\mathtt', 'typewriter'],
])

/** A run of a formula as it is said: its signs, and the font of a letter. `isNumber`: a number, with its sign. */
export type SaidFormula = { words: string; font: SaidFont | null; isNumber: boolean }

// Longer ones can't be taken in by ear.
const longest = 24

/** Says a run of a formula; null where that would be long, or less than it shows. `inWords`: a formula in plain words. */
export function sayFormula(
  { nodes, latex }: FormulaRun,
  inWords: (latex: string) => string | null,
): SaidFormula | null {
  const letter = nodes.length === 1 ? letterInFont(nodes[0] as TexNode) : null
  // Fonts of signs among others are not said: the same words would stand for two formulas.
  const words = inWords(withSpaces(letter?.latex ?? latex))?.trim() ?? ''
  if (words === '' || [...words].length > longest || /[\\{}]/.test(words) || !isBalanced(words)) return null
  return { words, font: letter?.font ?? null, isNumber: /^[+\-−]?[\d.]+$/.test(words) }
}

// Names of functions stand apart: ∇_x log.
const withSpaces = (latex: string) => latex.replace(functionNames, (name) => `\\; ${name}`)
const functionNames =
  /\\(?:operatorname|arg|cos|cosh|cot|det|dim|exp|inf|ker|lim|ln|log|max|min|Pr|sin|sinh|sup|tan|tanh)(?![A-Za-z])/g

/** One bracket alone can be said; a run with one bracket of a pair can't. */
function isBalanced(words: string): boolean {
  if ([...words].length === 1) return true
  const count = (signs: RegExp) => words.match(signs)?.length ?? 0
  return count(/[([{⟨]/g) === count(/[)\]}⟩]/g)
}

function letterInFont({ head, parts, sub, sup }: TexNode): { font: SaidFont; latex: string } | null {
  const named = /^(\\math[a-z]+)\{([A-Za-z]+)\}$/.exec(head)
  const font = fonts.get(named?.[1] ?? head)
  if (font === undefined || sub !== null || sup !== null) return null
  if (named?.[2] !== undefined) return { font, latex: `\\mathrm{${named[2]}}` }
  const [inner, ...more] = parts[0]?.nodes ?? []
  const isLetter = inner?.parts.length === 0 && inner.sub === null && inner.sup === null
  return inner !== undefined && isLetter && more.length === 0 ? { font, latex: inner.head } : null
}
