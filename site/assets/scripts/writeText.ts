// A text of the page as its editor wrote it: formulas in LaTeX between dollars, code between backticks.
import { escapeText } from '../../../content/printText.ts'
import { printCode } from '../../../content/textCode.ts'

/** Environments that stand for themselves, as an author writes them, need no dollars. */
const standsAlone = /^\s*\\begin\{(align|alignat|gather|equation|multline|CD)(\*?)\}[\s\S]*\\end\{\1\2\}\s*$/

/** The LaTeX of a formula that KaTeX drew (`.katex`, or `.katex-display`), between its dollars. */
export function writeFormula(formula: Element): string {
  const latex = formula.querySelector('annotation')?.textContent ?? ''
  if (!formula.matches('.katex-display')) return `$${latex}$`
  return standsAlone.test(latex) ? latex.trim() : `$$${latex}$$`
}

/** Whether a text has a formula, drawn or as it could not be read. */
export function hasFormula(text: Element): boolean {
  return text.querySelector('annotation, .broken-formula') !== null
}

/** What the element shows, in the grammar of texts (content/text.ts). */
export function writeText(text: Element): string {
  return [...text.childNodes].map(writeNode).join('')
}

function writeNode(node: ChildNode): string {
  if (node instanceof Text) return escapeText(node.data)
  if (!(node instanceof HTMLElement) || node.hidden || node.matches('.visually-hidden')) return ''
  if (node.matches('.katex, .katex-display')) return writeFormula(node)
  if (node.matches('.broken-formula')) return `$${node.textContent}$`
  if (node.matches('code')) return printCode({ code: node.textContent, block: node.matches('.code-block') })
  return writeText(node)
}
