import type { Range } from './ranges.ts'
import { environmentsWithArgument } from './texCommands.ts'
import type { TexCursor } from './texCursor.ts'
import type { TexGrammar } from './texGrammar.ts'
import type { TexToken } from './texTokens.ts'
import { createNode, frameOf, frameSize, hull, toList, type TexNode } from './texTree.ts'

/** Reads an environment behind its `\begin`: rows of cells. One that is never ended has all that follows. */
export function readEnvironment(begin: TexToken, { cursor, ...grammar }: TexGrammar): TexNode {
  const name = readName(cursor)?.name ?? ''
  const argument = environmentsWithArgument.has(name) ? grammar.readArgument().list.key : ''
  const rows: TexNode[] = []
  let cells: TexNode[] = []
  const endRow = () => {
    if (cells.length > 1 || (cells[0]?.size ?? 0) > frameSize) rows.push(frameOf('\\row', cells))
    cells = []
  }
  let end: Range = begin
  for (;;) {
    cells.push(frameOf('\\cell', grammar.readList().nodes))
    const token = cursor.take()
    if (token !== null) end = token
    if (token === null || token.text === '\\end') break
    if (token.text === '&') continue
    if (token.text !== '}') grammar.readOptional()
    endRow()
  }
  endRow()
  const close = readName(cursor)
  return createNode({
    head: `\\begin{${name}}{${argument}}`,
    parts: [toList(rows)],
    range: hull([begin, end, close?.range ?? end]),
  })
}

/** The name in braces behind `\begin` or `\end`; null where there is none. */
function readName(cursor: TexCursor): { name: string; range: Range } | null {
  const open = cursor.peek()
  if (open?.text !== '{') return null
  let last = open
  let name = ''
  for (let token = cursor.take(); token !== null; token = cursor.take()) {
    last = token
    if (token.text === '}') break
    if (token.text !== '{') name += token.text
  }
  return { name, range: hull([open, last]) }
}
