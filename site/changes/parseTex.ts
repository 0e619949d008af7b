import { latexLimits } from '../../content/latex.ts'
import type { Macros } from '../../content/macros.ts'
import type { Range } from './ranges.ts'
import {
  aliases,
  argumentsOf,
  environmentsWithArgument,
  fontCommands,
  optionalArgument,
  textCommands,
  wholeCommands,
} from './texCommands.ts'
import { isSpace, readTexTokens, type TexToken } from './texTokens.ts'

/**
 * A part of a formula with its place. `head` says what it is: a sign, a command with its delimiters or names, `{}` a group,
 * `\row` and `\cell` of an environment; `parts` are what stands in it; the base ends at `baseEnd`, before the scripts.
 */
export type TexNode = Range & {
  head: string
  parts: TexList[]
  sub: TexList | null
  sup: TexList | null
  baseEnd: number
  /** The same for nodes that are the same formula. */
  key: string
  /** How many signs it has, roughly. */
  size: number
}

/** Parts one after another. `isBare`: one sign as an argument without braces, which a mark needs. */
export type TexList = { nodes: TexNode[]; isBare: boolean; key: string; size: number }

/**
 * A formula as a tree with the place of each part: what is to be marked, and no more of TeX than that takes. Total: what it does
 * not know is a sign. Null where it is longer or deeper than a formula may be (latexLimits): an author's own error is quoted so.
 */
export function parseTex(latex: string, macros: Macros): TexList | null {
  if (latex.length > latexLimits.maxLength) return null
  const tokens = readTexTokens(latex, macros)
  if (tokens === null) return null
  try {
    return new TexReader(tokens).readAll()
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}

class TooDeep extends Error {}

/** How many parts may lie in each other: an argument, its braces and a script in it are three. */
const deepest = 3 * latexLimits.maxDepth

const openers = new Set(['{', '}', '&', '\\\\', '\\right', '\\end', '\\cr'])

class TexReader {
  private position = 0
  private depth = 0

  constructor(private readonly tokens: readonly TexToken[]) {}

  readAll(): TexList {
    const nodes: TexNode[] = []
    while (this.peek() !== null) {
      nodes.push(...this.readList().nodes)
      const rest = this.peek()
      // A brace or an \end that closes nothing: a sign like another, so that nothing is lost.
      if (rest !== null) nodes.push(signOf(this.take() as TexToken))
    }
    return toList(nodes)
  }

  private readList(
    isEnd: (token: TexToken) => boolean = (token) => token.text !== '{' && openers.has(token.text),
  ): TexList {
    const nodes: TexNode[] = []
    for (let token = this.peek(); token !== null && !isEnd(token); token = this.peek()) {
      nodes.push(this.readNode())
    }
    return toList(nodes)
  }

  private readNode(): TexNode {
    this.depth += 1
    if (this.depth > deepest) throw new TooDeep()
    const token = this.peek() as TexToken
    const base = /^[\^_']$/.test(token.text)
      ? createNode({ head: '', parts: [], range: { start: token.start, end: token.start } })
      : this.readBase()
    const node = this.readScripts(base)
    this.depth -= 1
    return node
  }

  private readScripts(base: TexNode): TexNode {
    let { sub, sup } = base
    let end = base.end
    let { head, baseEnd } = base
    let start = base.start
    const grow = (range: Range) => {
      end = Math.max(end, range.end)
      start = Math.min(start, range.start)
    }
    for (let token = this.peek(); token !== null; token = this.peek()) {
      if (token.text === '\\limits' || token.text === '\\nolimits') {
        head += token.text
        baseEnd = token.end
        grow(this.take() as TexToken)
      } else if (token.text === "'") {
        grow(this.take() as TexToken)
        sup = toList([...(sup?.nodes ?? []), signOf(token)])
      } else if (token.text === '^' || token.text === '_') {
        if (token.text === '_' ? sub !== null : sup !== null && !isPrimes(sup)) break
        grow(this.take() as TexToken)
        const script = this.readArgument(false)
        grow(script.range)
        if (token.text === '_') sub = script.list
        else sup = sup === null ? script.list : toList([...sup.nodes, ...script.list.nodes])
      } else break
    }
    return createNode({ head, parts: base.parts, sub, sup, range: { start, end }, baseEnd })
  }

  private readBase(): TexNode {
    const token = this.take() as TexToken
    const { text } = token
    if (text === '{') {
      const body = this.readList()
      const close = this.takeIf('}')
      return createNode({ head: '{}', parts: [body], range: hull([token, ...(close ? [close] : [])], body) })
    }
    if (text === '\\left') return this.readFence(token)
    if (text === '\\begin') return this.readEnvironment(token)
    if (/^\\(?:big|Big|bigg|Bigg)[lrm]?$|^\\middle$/.test(text)) {
      const sign = this.take()
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
    // A name in a font of its own (\mathrm{SNR}) is one sign, as an operator's is.
    const isName = fontCommands.has(token.text) && /^[A-Za-z]{2,}$/.test(parts[0]?.key ?? '')
    return wholeCommands.has(token.text) || isName
      ? createNode({ head: `${head}{${parts.map(({ key }) => key).join('}{')}}`, parts: [], range })
      : createNode({ head, parts, range })
  }

  private readFence(left: TexToken): TexNode {
    const open = this.take()
    const body = this.readList()
    const right = this.takeIf('\\right')
    const close = right === null ? null : this.take()
    const tokens = [left, open, right, close].filter((token) => token !== null)
    return createNode({
      head: `\\left${open?.text ?? ''}\\right${close?.text ?? ''}`,
      parts: [body],
      range: hull(tokens, body),
    })
  }

  private readEnvironment(begin: TexToken): TexNode {
    const name = this.readName()
    const argument = environmentsWithArgument.has(name) ? this.readArgument(false).list.key : ''
    const rows: TexNode[] = []
    let cells: TexNode[] = []
    const endRow = () => {
      if (cells.length > 1 || (cells[0]?.size ?? 0) > frameSize) rows.push(frameOf('\\row', cells))
      cells = []
    }
    let end: Range = begin
    for (;;) {
      cells.push(frameOf('\\cell', this.readList().nodes))
      const token = this.take()
      if (token !== null) end = token
      if (token === null || token.text === '\\end') break
      if (token.text === '&') continue
      if (token.text !== '}') this.readOptional()
      endRow()
    }
    endRow()
    const close = this.readNameRange()
    return createNode({
      head: `\\begin{${name}}{${argument}}`,
      parts: [toList(rows)],
      range: hull([begin, end, close ?? end]),
    })
  }

  private readName(): string {
    const from = this.position
    this.readNameRange()
    return this.tokens
      .slice(from, this.position)
      .map(({ text }) => text)
      .join('')
      .replace(/[{}\s]/g, '')
  }

  private readNameRange(): Range | null {
    const start = this.peek()
    if (start?.text !== '{') return null
    let last = start
    for (let token = this.take(); token !== null; token = this.take()) {
      last = token
      if (token.text === '}') break
    }
    return hull([start, last])
  }

  private readArgument(isText: boolean): { list: TexList; range: Range } {
    const first = this.peek()
    if (first === null || (openers.has(first.text) && first.text !== '{'))
      return { list: toList([]), range: this.here() }
    if (first.text !== '{') {
      const node = isText ? signOf(this.take() as TexToken) : this.readBase()
      return { list: { ...toList([node]), isBare: true }, range: node }
    }
    this.take()
    const list = isText ? this.readText() : this.readList()
    const close = this.takeIf('}') ?? first
    return { list, range: hull([first, close], list) }
  }

  private readOptional(): { list: TexList; range: Range } | null {
    const first = this.peek()
    if (first?.text !== '[') return null
    this.take()
    const list = this.readList(({ text }) => text === ']' || text === '}' || text === '\\end')
    return { list, range: hull([first, this.takeIf(']') ?? first], list) }
  }

  /** Words: a run of letters is one sign, and so is white space. */
  private readText(): TexList {
    const nodes: TexNode[] = []
    let depth = 0
    for (let token = this.tokens[this.position]; token !== undefined; token = this.tokens[this.position]) {
      if (token.text === '}' && depth === 0) break
      if (token.text === '{') depth += 1
      if (token.text === '}') depth -= 1
      this.position += 1
      const last = nodes.at(-1)
      const isOneWord = /^[\p{L}\p{N}]$/u.test(token.text) && !cjk.test(token.text)
      if (last !== undefined && isOneWord && word.test(last.head) && last.end === token.start)
        nodes[nodes.length - 1] = signOf({ text: last.head + token.text, start: last.start, end: token.end })
      else nodes.push(signOf(isSpace(token) ? { ...token, text: ' ' } : token))
    }
    return toList(nodes)
  }

  private here(): Range {
    const { end } = this.tokens[this.position - 1] ?? { end: 0 }
    return { start: end, end }
  }

  private skipSpace() {
    while (this.tokens[this.position] !== undefined && isSpace(this.tokens[this.position] as TexToken))
      this.position += 1
  }

  private peek(): TexToken | null {
    this.skipSpace()
    return this.tokens[this.position] ?? null
  }

  private take(): TexToken | null {
    const token = this.peek()
    if (token !== null) this.position += 1
    return token
  }

  private takeIf(text: string): TexToken | null {
    return this.peek()?.text === text ? this.take() : null
  }
}

const word = /^[\p{L}\p{N}]+$/u
const cjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

const isPrimes = ({ nodes }: TexList) => nodes.every(({ head }) => head === "'")

/** What a command, a row, a cell or a pair of braces weighs beside what it holds. */
export const frameSize = 0.5
const spaceSize = 0.25

function frameOf(head: string, nodes: TexNode[]): TexNode {
  const list = toList(nodes)
  return createNode({ head, parts: [list], range: hull([], list) })
}

function signOf({ text, start, end }: TexToken): TexNode {
  return createNode({ head: aliases.get(text) ?? text, parts: [], range: { start, end } })
}

function createNode({
  head,
  parts,
  range,
  sub = null,
  sup = null,
  baseEnd = range.end,
}: {
  head: string
  parts: TexList[]
  range: Range
  sub?: TexList | null
  sup?: TexList | null
  baseEnd?: number
}): TexNode {
  const scripts = `${sub === null ? '' : `_{${sub.key}}`}${sup === null ? '' : `^{${sup.key}}`}`
  const sizes = [...parts, sub, sup].reduce((sum, list) => sum + (list?.size ?? 0), 0)
  const own = parts.length === 0 ? (/^\s*$|^\\[,;:!> ]$|^~$/.test(head) ? spaceSize : 1) : frameSize
  return {
    ...{ head, parts, sub, sup, baseEnd, start: range.start, end: range.end },
    key: `${baseKey(head, parts)}${scripts}`,
    size: (head === '' ? 0 : own) + sizes,
  }
}

// Braces round one letter change nothing.
function baseKey(head: string, parts: readonly TexList[]): string {
  const [only] = parts
  if (head === '{}' && only !== undefined && /^(?:[\p{L}\p{N}]|\\[A-Za-z]+ )$/u.test(only.key))
    return only.key
  return parts.length === 0
    ? head.startsWith('\\')
      ? `${head} `
      : head
    : `${head}{${parts.map(({ key }) => key).join('}{')}}`
}

function toList(nodes: TexNode[]): TexList {
  return {
    nodes,
    isBare: false,
    key: nodes.map(({ key }) => key).join(''),
    size: nodes.reduce((sum, { size }) => sum + size, 0),
  }
}

function hull(ranges: readonly Range[], { nodes }: { nodes: readonly Range[] } = { nodes: [] }): Range {
  const all = [...ranges, ...nodes]
  if (all.length === 0) return { start: 0, end: 0 }
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) }
}
