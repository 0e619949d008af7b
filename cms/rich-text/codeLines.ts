import { type Row, rows } from '../rows.ts'
import { fromMarks } from './markBits.ts'

/**
 * The lines of a paragraph of Lexical's that holds nothing but code, on at least two lines, as one text; null for every other
 * one. It is how the editor keeps a listing: it has no block of its own for code.
 */
export function toCodeLines(paragraph: Row): string | null {
  const code = codeOf(paragraph)?.replace(/^\n+|\s+$/g, '') ?? ''
  return code.includes('\n') ? code : null
}

/** Makes one paragraph of those that hold only code and follow each other: each line was a paragraph where Enter was pressed. */
export function joinCodeLines(nodes: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (const node of nodes) {
    const previous = joined.at(-1)
    if (previous !== undefined && codeOf(previous) !== null && codeOf(node) !== null)
      joined[joined.length - 1] = {
        ...previous,
        children: [...rows(previous.children), { type: 'linebreak' }, ...rows(node.children)],
      }
    else joined.push(node)
  }
  return joined
}

const codeFormat = fromMarks(['code'])

/** What stands in a paragraph of code only; null: other marks, links or words stand there, or nothing. */
function codeOf(paragraph: Row): string | null {
  if (paragraph.type !== 'paragraph') return null
  let hasCode = false
  let code = ''
  for (const node of rows(paragraph.children)) {
    if (node.type === 'linebreak') code += '\n'
    else if (node.type === 'tab') code += '\t'
    else if (node.type !== 'text' || typeof node.text !== 'string') return null
    else {
      const isCode = node.format === codeFormat
      if (!isCode && node.text.trim() !== '') return null
      hasCode ||= isCode
      code += node.text
    }
  }
  return hasCode ? code : null
}
