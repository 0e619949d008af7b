import { renderLatex } from '../latex.ts'
import { noMacros, type Macros } from '../macros.ts'
import { isRelation, tokenize, type Token } from './expressionTokens.ts'

/** A stretch of words that is one expression: UTF-16 offsets. */
export type Expression = { start: number; end: number }

/** The LaTeX expressions that stand in words: whole ones, from the first sign that belongs to them to the last. */
export function findExpressions({
  words,
  macros = noMacros,
}: {
  words: string
  macros?: Macros | undefined
}): Expression[] {
  if (!/[\\^_]/.test(words)) return []
  const tokens = tokenize(words, (name) => isKnown(name, macros))
  const expressions: Expression[] = []
  let done = 0
  tokens.forEach((token, index) => {
    if (!token.isTrigger || token.start < done) return
    const expression = balance({ ...extend(tokens, index), trigger: token, words })
    expressions.push(expression)
    done = expression.end
  })
  return expressions
}

/** Whether words are an expression from end to end, with a letter in it: `x`, `n + 1`; not `5`, not `5 and`. */
export function isExpression(words: string, macros: Macros = noMacros): boolean {
  const tokens = tokenize(words.trim(), (name) => isKnown(name, macros))
  const isJoined = tokens.every((token, index) =>
    token.kind === 'space' ? joins(tokens, index) : token.kind !== 'stop',
  )
  const last = tokens.at(-1)
  return (
    isJoined &&
    last !== undefined &&
    !isSeparator(last) &&
    last.kind !== 'operator' &&
    tokens.some(({ kind }) => kind === 'letter' || kind === 'command')
  )
}

const commands = new Map<string, boolean>()

/** Whether KaTeX, or the book, has this command. */
function isKnown(name: string, macros: Macros): boolean {
  if (macros.has(name)) return true
  let isKaTeX = commands.get(name)
  if (isKaTeX === undefined) {
    const rendered = renderLatex(name)
    isKaTeX =
      rendered.ok ||
      rendered.problem.kind !== 'syntax' ||
      !rendered.problem.message.startsWith('Undefined control sequence')
    commands.set(name, isKaTeX)
  }
  return isKaTeX
}

/** As far as signs belong together on both sides of a trigger, which itself is in. */
function extend(
  tokens: readonly Token[],
  trigger: number,
): { first: number; last: number; tokens: readonly Token[] } {
  let first = trigger
  while (first > 0) {
    const before = first - 1
    if (tokens[before]?.kind === 'space') {
      if (!joins(tokens, before)) break
      first = before - 1
    } else if (isMath(tokens[before])) first = before
    else break
  }
  let last = trigger
  while (last < tokens.length - 1) {
    const after = last + 1
    if (tokens[after]?.kind === 'space') {
      if (!joins(tokens, after)) break
      last = after + 1
    } else if (isMath(tokens[after])) last = after
    else break
  }
  while (first < trigger && !mayBegin(tokens, first)) first += 1
  while (last > trigger && !mayEnd(tokens[last])) last -= 1
  return { first, last, tokens }
}

function isMath(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'stop' && token.kind !== 'space'
}

/** Whether the space at `index` stands inside an expression: `a = b`, `\alpha x`; not `a \frac{1}{2}` in English words. */
function joins(tokens: readonly Token[], index: number): boolean {
  const [before, after] = [tokens[index - 1], tokens[index + 1]]
  if (before === undefined || after === undefined || !isMath(before) || !isMath(after)) return false
  if (isSeparator(after)) return false
  if (before.kind === 'operator' || after.kind === 'operator') return true
  if (before.kind === 'command') return !isArticle(tokens, index + 1)
  return after.kind === 'command' && !isArticle(tokens, index - 1)
}

/** The letters that are words of English, beside a word. */
function isArticle(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (token === undefined || !/^[aAI]$/.test(token.text)) return false
  const [before, after] = [tokens[index - 2], tokens[index + 2]]
  const isAmongWords = before === undefined || before.kind === 'stop' || after?.kind === 'stop'
  return isAmongWords && tokens[index - 1]?.kind !== 'operator'
}

function isSeparator(token: Token): boolean {
  return /^[,;:]$/.test(token.text)
}

/** A sign between two things begins an expression only as `-x` does, or as `= x` after words. */
function mayBegin(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (token === undefined || token.kind === 'space') return false
  if (token.kind === 'close' || token.kind === 'script') return false
  if (token.kind !== 'operator' || isRelation(token.text)) return true
  const before = tokens[index - 1]
  const isAlone = before === undefined || before.kind === 'space'
  return /^[-+]$/.test(token.text) && isAlone && tokens[index + 1]?.kind !== 'space'
}

function mayEnd(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'space' || token.kind === 'open') return false
  return token.kind !== 'operator' || token.text === '=' || token.isTrigger
}

/** Without brackets that have no partner in it: `(see \alpha)` keeps its own. */
function balance({
  tokens,
  first,
  last,
  trigger,
  words,
}: {
  tokens: readonly Token[]
  first: number
  last: number
  trigger: Token
  words: string
}): Expression {
  const open: Token[] = []
  let { start } = tokens[first] ?? trigger
  let { end } = tokens[last] ?? trigger
  for (const token of tokens.slice(first, last + 1)) {
    if (token.kind === 'open') open.push(token)
    if (token.kind !== 'close' || open.pop() !== undefined) continue
    if (token.start < trigger.start) start = token.end
    else {
      end = token.start
      break
    }
  }
  for (const token of open) {
    if (token.start < trigger.start) start = Math.max(start, token.end)
    else end = Math.min(end, token.start)
  }
  const cut = words.slice(start, end)
  return {
    start: start + cut.length - cut.trimStart().length,
    end: end - (cut.length - cut.replace(/[\s,;:]+$/, '').length),
  }
}
