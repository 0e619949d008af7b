import { latexLimits } from '../../content/latex.ts'
import type { Macros } from '../../content/macros.ts'
import type { Range } from './ranges.ts'
import { readEnvironment } from './readEnvironment.ts'
import { readScripts } from './readScripts.ts'
import { readWords } from './readWords.ts'
import {
  aliases,
  argumentsOf,
  fontCommands,
  optionalArgument,
  textCommands,
  wholeCommands,
} from './texCommands.ts'
import { TexCursor } from './texCursor.ts'
import type { TexArgument, TexGrammar } from './texGrammar.ts'
import { readTexTokens, type TexToken } from './texTokens.ts'
import { createNode, hull, signOf, toList, type TexList, type TexNode } from './texTree.ts'

/**
 * A formula as a tree with the place of each part: what is to be marked, and no more of TeX than that takes. Total: what it does
 * not know is a sign. Null where it is longer or deeper than a formula may be (latexLimits): an author's own error is quoted so.
 */
export function parseTex(latex: string, macros: Macros): TexList | null {
  if (latex.length > latexLimits.maxLength) return null
  const tokens = readTexTokens(latex, macros)
  if (tokens === null) return null
  try {
    return new TexReader(new TexCursor(tokens)).readAll()
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}

class TooDeep extends Error {}

/** How many parts may lie in each other: an argument, its braces and a script in it are three. */
const deepest = 3 * latexLimits.maxDepth

/** What ends a list, and the brace that begins one. */
const ends = new Set(['}', '&', '\\\\', '\\right', '\\end', '\\cr'])

class TexReader implements TexGrammar {
  private depth = 0

  constructor(readonly cursor: TexCursor) {}

  readAll(): TexList {
    const nodes: TexNode[] = []
    while (this.cursor.peek() !== null) {
      nodes.push(...this.readList().nodes)
      const rest = this.cursor.take()
      // A brace or an \end that closes nothing: a sign like another, so that nothing is lost.
      if (rest !== null) nodes.push(signOf(rest))
    }
    return toList(nodes)
  }

  readonly readList = (isEnd: (token: TexToken) => boolean = ({ text }) => ends.has(text)): TexList => {
    const nodes: TexNode[] = []
    for (let token = this.cursor.peek(); token !== null && !isEnd(token); token = this.cursor.peek())
      nodes.push(this.readNode(token))
    return toList(nodes)
  }

  readonly readArgument = (isText = false): TexArgument => {
    const first = this.cursor.peek()
    if (first === null || ends.has(first.text)) return { list: toList([]), range: this.cursor.here() }
    if (first.text !== '{') {
      const node = isText ? signOf(this.cursor.take() as TexToken) : this.readBase()
      return { list: { ...toList([node]), isBare: true }, range: node }
    }
    this.cursor.take()
    const list = isText ? readWords(this.cursor) : this.readList()
    const close = this.cursor.takeIf('}') ?? first
    return { list, range: hull([first, close], list) }
  }

  readonly readOptional = (): TexArgument | null => {
    const first = this.cursor.takeIf('[')
    if (first === null) return null
    const list = this.readList(({ text }) => text === ']' || text === '}' || text === '\\end')
    return { list, range: hull([first, this.cursor.takeIf(']') ?? first], list) }
  }

  private readNode(token: TexToken): TexNode {
    this.depth += 1
    if (this.depth > deepest) throw new TooDeep()
    const base = /^[\^_']$/.test(token.text)
      ? createNode({ head: '', parts: [], range: { start: token.start, end: token.start } })
      : this.readBase()
    const node = readScripts(base, this)
    this.depth -= 1
    return node
  }

  private readBase(): TexNode {
    const token = this.cursor.take() as TexToken
    const { text } = token
    if (text === '{') {
      const body = this.readList()
      const close = this.cursor.takeIf('}')
      return createNode({ head: '{}', parts: [body], range: hull([token, ...(close ? [close] : [])], body) })
    }
    if (text === '\\left') return this.readFence(token)
    if (text === '\\begin') return readEnvironment(token, this)
    if (/^\\(?:big|Big|bigg|Bigg)[lrm]?$|^\\middle$/.test(text)) {
      const sign = this.cursor.take()
      return createNode({
        head: `${text}${sign?.text ?? ''}`,
        parts: [],
        range: hull([token, sign ?? token]),
      })
    }
    const count = argumentsOf.get(text) ?? 0
    return count === 0 ? signOf(token) : this.readCommand(token, count)
  }

  private readCommand(token: TexToken, count: number): TexNode {
    const name = aliases.get(token.text) ?? token.text
    const parts: TexList[] = []
    let range: Range = token
    const optional = optionalArgument.test(token.text) ? this.readOptional() : null
    if (optional !== null) {
      parts.push(optional.list)
      range = hull([range, optional.range])
    }
    for (let number = 0; number < count; number += 1) {
      const arg = this.readArgument(textCommands.has(token.text))
      parts.push(arg.list)
      range = hull([range, arg.range])
    }
    const head = optional === null ? name : `${name}[]`
    // A name in a font of its own (\mathrm{SNR}) is one sign, as an operator's is; so is an atom (\mathrm{{Cl}}).
    const isName =
      fontCommands.has(token.text) && /^(?:[A-Za-z]{2,}|\{\}\{[A-Za-z]{2,}\})$/.test(parts[0]?.key ?? '')
    return wholeCommands.has(token.text) || isName
      ? createNode({ head: `${head}{${parts.map(({ key }) => key).join('}{')}}`, parts: [], range })
      : createNode({ head, parts, range })
  }

  private readFence(left: TexToken): TexNode {
    const open = this.cursor.take()
    const body = this.readList()
    const right = this.cursor.takeIf('\\right')
    const close = right === null ? null : this.cursor.take()
    const tokens = [left, open, right, close].filter((token) => token !== null)
    return createNode({
      head: `\\left${open?.text ?? ''}\\right${close?.text ?? ''}`,
      parts: [body],
      range: hull(tokens, body),
    })
  }
}
