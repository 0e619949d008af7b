import { isBlock, type TextPart } from '../../page-models/textParts.ts'
import { escapeAddress, escapeCode, escapeCodeBlock, escapeLines, escapeTex } from './escapeTex.ts'
import { toDisplay, toLatex, type BookMacros } from './toLatex.ts'

/** The parts of a text as LaTeX. A formula that LaTeX may not or can't read is set as the signs that the editor wrote. */
export function partsToTex(parts: readonly TextPart[], { macros }: { macros: BookMacros }): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case 'words':
          return escapeLines(part.words)
        case 'link':
          return `\\href{${escapeAddress(part.url)}}{${escapeTex(part.url)}}`
        case 'code':
          return part.block ? escapeCodeBlock(part.code) : escapeCode(part.code)
        case 'formula':
        case 'latex':
        case 'broken':
          return formulaToTex(part, macros)
      }
    })
    .join('')
    .trim()
}

function formulaToTex(
  part: Exclude<TextPart, { kind: 'words' | 'link' | 'code' }>,
  macros: BookMacros,
): string {
  const { latex, display } = part
  // What KaTeX can't read, LaTeX can't.
  if (part.kind === 'broken') return asCode(part)
  if (display) {
    const printed = toDisplay(latex, { macros })
    return printed === null ? asCode(part) : `\n${printed}\n`
  }
  const printed = toLatex(latex.trim(), { macros, display: false })
  return printed === null ? asCode(part) : `$${printed}$`
}

function asCode(part: Extract<TextPart, { latex: string }>): string {
  return isBlock(part) ? escapeCodeBlock(part.latex.trim()) : escapeCode(part.latex)
}
