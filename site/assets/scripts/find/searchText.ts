/** A formula as a reader may look for it. */
export type FormulaText = {
  /** Its LaTeX, token by token, without braces, fonts and spaces: `\sigma _t^2`. */
  latex: string
  /** The same without backslashes, a space before what was a command: ` sigma_t^2`, ` sin(x)`. */
  plain: string
  /** The signs that are seen, with spaces around each: ` σ t 2 `. */
  signs: string
}

/** What is looked through of one erratum. */
export type SearchText = { words: string; formulas: readonly FormulaText[] }

/** A word of a question in the same forms. */
export type Term = { words: string; isWord: boolean; isLetter: boolean } & FormulaText

/** Words without what differs from hand to hand: width, case, shapes of quotation marks and dashes, white space. Kana stay as they are. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b\u00ad]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ')
}

/** A formula in the forms in which it is looked for. `signs`: those that are seen, each a text (`sin`, `x`), in their order. */
export function foldFormula(latex: string, signs: readonly string[]): FormulaText {
  const folded = foldLatex(latex)
  return {
    latex: folded,
    plain: folded.replaceAll(' ', '').replaceAll('\\', ' '),
    signs: ` ${signs.map(foldSign).join(' ')} `,
  }
}

/** The words of a question: an erratum is a result where it has all of them. */
export function readQuestion(typed: string): Term[] {
  return typed
    .trim()
    .split(/\s+/)
    .filter((term) => term !== '')
    .map((term) => {
      // σ² is σ^2.
      const raised = term.replace(/[⁰¹²³⁴-⁹⁺⁻ⁿⁱ]+/g, '^$&').replace(/[₀-₉₊₋]+/g, '_$&')
      const latex = foldLatex(raised)
      const signs = latex.replace(/[_^]/g, '').match(/[0-9]+|[^0-9]/gu) ?? []
      return {
        ...foldFormula(raised, signs),
        words: foldWords(term),
        isWord: /^[a-z]{2,}$/.test(latex),
        isLetter: /^[a-z]$/.test(latex),
      }
    })
}

/**
 * The texts that have all words of a question. While somebody types a command, its beginning will do: `\sig`; a whole one is that
 * command alone: `\in` is not `\int`.
 */
export function search<T extends SearchText>(texts: readonly T[], question: readonly Term[]): T[] {
  const settled = question.map((term) => settle(texts, term))
  return texts.filter((text) => settled.every((term) => hasTerm(text, term)))
}

/** A word of a question whose last command is taken as whole only where some formula has it. */
export function settle(texts: readonly SearchText[], term: Term): Term {
  if (!term.latex.endsWith(' ')) return term
  const isWhole = texts.some(({ formulas }) => formulas.some(({ latex }) => latex.includes(term.latex)))
  return isWhole ? term : { ...term, latex: term.latex.trimEnd() }
}

function hasTerm({ words, formulas }: SearchText, term: Term): boolean {
  // One letter is a sign of a formula: as a part of words it would be everywhere.
  const isInWords = term.isLetter ? findApart(words, term.words) : words.includes(term.words)
  return isInWords || formulas.some((formula) => isFormulaOf(formula, term))
}

/** Whether a formula has a word of a question. */
export function isFormulaOf({ latex, plain, signs }: FormulaText, term: Term): boolean {
  // A word is the beginning of a command or of a name: `sigma`, `SNR`; eta is not in \theta.
  if (term.isWord) return findApart(latex, term.latex, { mayGoOn: true })
  if (term.isLetter) return signs.includes(term.signs)
  if (term.latex === '') return false
  if (latex.includes(term.latex)) return true
  if (term.latex.includes('\\')) return false
  // The signs say nothing of what is raised or lowered; σ can't be asked for otherwise.
  const hasSigns = /[^\x00-\x7f]/.test(term.latex) && signs.includes(term.signs)
  return hasSigns || findApart(plain, term.plain, { mayGoOn: true })
}

/** Whether `part` stands in `text`, not just after a letter; and, unless it `mayGoOn`, not just before one. */
function findApart(text: string, part: string, { mayGoOn = false } = {}): boolean {
  const isLetter = (sign: string | undefined) => sign !== undefined && /[a-z]/i.test(sign)
  const beginsWithLetter = isLetter(part[0])
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const isAfterLetter = beginsWithLetter && isLetter(text[at - 1])
    if (!isAfterLetter && (mayGoOn || !isLetter(text[at + part.length]))) return true
  }
  return false
}

// How a formula looks, not what it says.
const looks =
  /^\\(?:left|right|middle|[bB]igg?[lrm]?|math(?:bf|rm|bb|cal|it|sf|tt|frak|scr|normal)|bm|boldsymbol|pmb|text(?:rm|bf|it|sf|tt)?|operatorname|displaystyle|textstyle|scriptstyle|d?limits|nolimits|q?quad|hspace|nonumber|notag|ce|pu|[,;:!> ])\*?$/
const sameCommands: Record<string, string> = {
  '\\dfrac': '\\frac',
  '\\tfrac': '\\frac',
  '\\leq': '\\le',
  '\\geq': '\\ge',
  '\\neq': '\\ne',
  '\\rightarrow': '\\to',
  '\\lbrace': '\\{',
  '\\rbrace': '\\}',
  '\\lvert': '|',
  '\\rvert': '|',
  '\\vert': '|',
  '\\mid': '|',
}

function foldLatex(latex: string): string {
  const tokens =
    latex
      .replace(/\\(?:begin|end)\{[^}]*\}|\\label\{[^}]*\}|(?<!\\)\$/g, ' ')
      .match(/\\[A-Za-z]+\*?|\\[^A-Za-z]|[^\s{}~&]/gu) ?? []
  return tokens
    .filter((token) => !looks.test(token))
    .map((token) => sameCommands[token] ?? token)
    .map((token) => (/^\\[A-Za-z]/.test(token) ? `${token} ` : foldSign(token)))
    .join('')
}

/** A sign by its shape alone: ℝ and 𝐑 are r, Σ stays apart from σ. */
function foldSign(sign: string): string {
  return sign
    .normalize('NFKC')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[‐‑–—−]/g, '-')
    .replace(/[′’]/g, "'")
    .replace(/∣/g, '|')
    .replace(/[\u2061-\u2064\u200b]/g, '')
}
