import { cutChunks, isCall, type Chunk } from './chunks.ts'
import { halfWidth } from './halfWidth.ts'

/** Where a formula stands in a text. */
type FormulaSpan = { start: number; end: number }

/**
 * Finds the formulas in prose that has no dollars: `関数f(x)は`, `x ∈ R^d`, `k+1個`. Japanese and English words, numbers alone,
 * names of programs (`learning_rate`) and addresses are prose. One pass over the text; the spans are in order and apart.
 */
export function findFormulas(text: string): FormulaSpan[] {
  const plain = halfWidth(text)
  const chunks = cutChunks(plain)
  const hasWords = chunks.some((chunk) => chunk.kind === 'words')
  const hasProse = hasWords || chunks.some((chunk) => chunk.kind === 'break')
  const spans: FormulaSpan[] = []
  let run: Chunk[] = []
  const finish = () => {
    const span = spanOf({ run, plain, hasProse })
    // Where a run is no formula as a whole, each of its chunks may be one: 「行列A N次元」.
    const apart = span ? [span] : run.map((chunk) => spanOf({ run: [chunk], plain, hasProse }))
    spans.push(...apart.filter((part) => part !== null))
    run = []
  }
  for (const chunk of chunks) {
    if (chunk.kind === 'words' || chunk.kind === 'break' || isEnglishWord(chunk, plain, hasWords)) finish()
    else run.push(chunk)
  }
  finish()
  return spans
}

/** The kind of a whole text. `sign`: letters, numbers or signs, a formula only if the other side of the correction is one. */
export function formulaKind(text: string): 'formula' | 'letter' | 'number' | 'sign' | 'prose' {
  const plain = halfWidth(text).trim()
  if (/^(?:[A-Za-z]|d[a-z])'{0,3}$/.test(plain)) return 'letter'
  if (/^\d+(?:\.\d+)?$/.test(plain)) return 'number'
  const spans = findFormulas(plain)
  if (spans.length === 1 && spans[0]?.start === 0 && spans[0].end === plain.length) return 'formula'
  return plain !== '' && cutChunks(plain).every(({ kind }) => kind === 'maybe' || kind === 'space')
    ? 'sign'
    : 'prose'
}

// In an English sentence "a" and "I" are words.
function isEnglishWord(chunk: Chunk, plain: string, hasWords: boolean): boolean {
  return hasWords && /^[aAI][,.]?$/.test(plain.slice(chunk.start, chunk.end))
}

function spanOf({
  run,
  plain,
  hasProse,
}: {
  run: Chunk[]
  plain: string
  hasProse: boolean
}): FormulaSpan | null {
  const first = run.find((chunk) => chunk.kind !== 'space')
  const last = run.findLast((chunk) => chunk.kind !== 'space')
  if (!first || !last) return null
  const whole = { start: first.start, end: last.end }
  const span = hasProse ? trimSpan(plain, whole) : whole
  if (span.end <= span.start) return null
  const text = plain.slice(span.start, span.end)
  if (run.some((chunk) => chunk.kind === 'formula') || isRelation(text) || isCall(text)) return span
  return hasProse && isVariable(plain, span) ? span : null
}

/** Takes punctuation off both ends, and brackets whose partners are outside the span. */
function trimSpan(plain: string, span: FormulaSpan): FormulaSpan {
  let { start, end } = span
  const balance = { '()': 0, '[]': 0 }
  const surplus = (open: string, close: string) => {
    const depth = { now: 0, lowest: 0 }
    for (let index = start; index < end; index += 1) {
      if (plain[index] === open) depth.now += 1
      if (plain[index] === close) depth.now -= 1
      depth.lowest = Math.min(depth.lowest, depth.now)
    }
    return { closers: -depth.lowest, openers: depth.now - depth.lowest }
  }
  const [round, square] = [surplus('(', ')'), surplus('[', ']')]
  balance['()'] = round.openers
  balance['[]'] = square.openers
  let closers = { ')': round.closers, ']': square.closers }
  for (; start < end; start += 1) {
    const sign = plain[start]
    if (sign === '(' && balance['()'] > 0) balance['()'] -= 1
    else if (sign === '[' && balance['[]'] > 0) balance['[]'] -= 1
    else if (sign === ')' && closers[')'] > 0) closers = { ...closers, ')': closers[')'] - 1 }
    else if (!/[\s,.;:!?/'&#%]/.test(sign ?? '')) break
  }
  for (; start < end; end -= 1) {
    const sign = plain[end - 1]
    if (sign === ')' && closers[')'] > 0) closers = { ...closers, ')': closers[')'] - 1 }
    else if (sign === ']' && closers[']'] > 0) closers = { ...closers, ']': closers[']'] - 1 }
    else if (sign === '(' && balance['()'] > 0) balance['()'] -= 1
    else if (!/[\s,.;:?/&#%]/.test(sign ?? '')) break
  }
  return { start, end }
}

const operand = '[A-Za-z0-9)\\]}|∞…]'
const relation = new RegExp(`${operand}\\s{0,3}[=<>+]\\s{0,3}[-A-Za-z0-9(\\[{|…]`)
const difference = /(?:^|[^A-Za-z])[A-Za-z]'?(?:\s{1,3}-\s{1,3}[A-Za-z0-9(]|-\d)/

/** Whether a text is a relation or a sum: `j < k`, `k+1`, `n-1`, `t = 1,2,…,L`, `-1`; not `1-3`, `DALL-E2`, `C++`, `10/2`. */
function isRelation(text: string): boolean {
  if (/^-\d+(?:\.\d+)?$/.test(text)) return true
  if (/[A-Za-z]{3}/.test(text) || /[;"`]|==|<<|>>|=>|&&|\*\*|\s%\s/.test(text)) return false
  return (relation.test(text) && /[A-Za-z0-9]/.test(text)) || difference.test(text)
}

const japanese = /[\u3005-\u30FF\u3400-\u9FFF]/
const nounBefore = /(?:行列|ベクトル|集合|変数|関数|定数|系列|個数|次元|確率|サイズ|長さ|値|点|数|列)\s*$/
const particleAfter =
  /^\s*(?:の|は|が|を|に|と|も|へ|で|から|まで|より|番目|個|次元|回|種類|層|行|列|項|人|つ)/

/** Whether a letter in Japanese prose is a variable: `k個`, `行列A`. `Tシャツ`, `A社` and `C言語` are words. */
function isVariable(plain: string, { start, end }: FormulaSpan): boolean {
  const letter = plain.slice(start, end)
  if (!/^(?:[A-Za-z]'{0,3}|d[a-z])$/.test(letter)) return false
  const [before, after] = [plain.slice(Math.max(0, start - 8), start), plain.slice(end, end + 6)]
  if (!japanese.test(before.trimEnd().slice(-1)) && !japanese.test(after.trimStart().slice(0, 1)))
    return false
  if (letter.startsWith('d') && letter.length === 2) return true
  if (/^[a-z]/.test(letter)) return !/^字/.test(after)
  // 付録F, ビタミンC and A〜H are names; a capital is a variable after such a noun, or where no Japanese stands before it.
  return nounBefore.test(before) || (particleAfter.test(after) && !japanese.test(before.slice(-1)))
}
