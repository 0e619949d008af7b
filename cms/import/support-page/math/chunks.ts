import { isFormulaSign } from './unicodeToTex.ts'

/**
 * A stretch of a text. `formula`: certainly a formula. `maybe`: a letter, a number or a sign, which belongs to a formula
 * beside it. `words` and `break` (another script, its punctuation) end a formula.
 */
export type Chunk = { kind: 'formula' | 'maybe' | 'words' | 'space' | 'break'; start: number; end: number }

/** Cuts a half-width text into chunks, in one pass. Text between braces is never cut. */
export function cutChunks(text: string): Chunk[] {
  const chunks: Chunk[] = []
  const partners = bracePartners(text)
  let index = 0
  while (index < text.length) {
    const start = index
    if (isSpace(text[index])) {
      while (isSpace(text[index])) index += 1
      chunks.push({ kind: 'space', start, end: index })
    } else if (!isFormulaLike(text[index])) {
      while (index < text.length && !isSpace(text[index]) && !isFormulaLike(text[index])) index += 1
      chunks.push({ kind: 'break', start, end: index })
    } else {
      while (index < text.length && !isSpace(text[index]) && isFormulaLike(text[index])) {
        index = text[index] === '{' ? (partners.get(index) ?? index) + 1 : index + 1
      }
      chunks.push(...classify(text, start, index))
    }
  }
  return chunks
}

/** The offset of the closing brace for that of each opening one. Escaped braces (`\{`) are left out. */
export function bracePartners(text: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>()
  const open: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === '{') open.push(index)
    else if (text[index] === '}') {
      const start = open.pop()
      if (start !== undefined) partners.set(start, index)
    }
  }
  return partners
}

function isSpace(sign: string | undefined): boolean {
  return sign === ' ' || sign === '\t' || sign === '\u00A0'
}

function isFormulaLike(sign: string | undefined): boolean {
  if (sign === undefined || sign === '"' || sign === '`') return false
  return (
    (sign > ' ' && sign <= '~') ||
    isFormulaSign(sign) ||
    /[…⋯−′²³¹⁰-⁹ⁿ₀-₉\uD835\u2100-\u214F]/.test(sign) ||
    /[\uDC00-\uDFFF]/.test(sign)
  )
}

function classify(text: string, start: number, end: number): Chunk[] {
  const chunk = text.slice(start, end)
  if (/:\/\/|www\.|\w@\w|^[A-Za-z]:\\/.test(chunk)) return [{ kind: 'words', start, end }]
  // A Greek letter before a hyphen and a word is a formula; the word is not: σ-algebra.
  const compound = /^([^-]{1,40})-[A-Za-z]{2,}/.exec(chunk)
  if (compound?.[1] !== undefined && isStrong(compound[1]) && !/^[^(]*\(/.test(compound[1])) {
    const middle = start + compound[1].length
    return [
      { kind: 'formula', start, end: middle },
      { kind: 'break', start: middle, end: middle + 1 },
      { kind: 'words', start: middle + 1, end },
    ]
  }
  return [{ kind: isStrong(chunk) ? 'formula' : isWords(chunk) ? 'words' : 'maybe', start, end }]
}

const commandWord = /\\(?:[A-Za-z]{2,}|[A-Z](?![A-Za-z])|[,;:!{}|])/
const subscript = /(?:^|[^A-Za-z0-9_])[A-Za-z]{1,2}'{0,3}_(?:[A-Za-z0-9](?![A-Za-z])|[{\\]|$)|[)\]}|]_|_[{\\]/
const power = /[A-Za-z0-9)\]}|']\^[-+*A-Za-z0-9({\\]|\|\^/

/** Whether a chunk can only be a formula. `learning_rate` and `C:\new` are not. */
function isStrong(chunk: string): boolean {
  if (chunk.length <= 200 && /^[A-Za-z]\w*_[A-Za-z]{2}\w*(?:\(.*\))?[,.;:]?$/.test(chunk)) return false
  return (
    commandWord.test(chunk) ||
    subscript.test(chunk) ||
    power.test(chunk) ||
    [...chunk].some((sign) => isFormulaSign(sign)) ||
    /[A-Za-z)\]][²³¹⁰-⁹ⁿ₀-₉]/.test(chunk)
  )
}

function isWords(chunk: string): boolean {
  return (/[A-Za-z]{2}/.test(chunk) && !isCall(chunk)) || /^[([]?[A-Z]\.[,)]?$/.test(chunk)
}

/** A function of letters and numbers: `p(x|y)`, `SNR(t)`. `print(x)` is code. */
export function isCall(text: string): boolean {
  const call = /^\(?-?(?:[0-9.]{0,8})([A-Za-z]{1,12})\(([^()]{1,60})\)[,.)]?$/.exec(text)
  if (!call) return false
  const [name, inner] = [call[1] ?? '', call[2] ?? '']
  const isName = name.length === 1 || /^[A-Z]{2,5}$/.test(name) || functionNames.has(name)
  return isName && !/[A-Za-z]{2}|["'=;]/.test(inner)
}

const functionNames = new Set([
  ...'log ln exp sin cos tan sinh cosh tanh max min det tr Tr Var Cov'.split(' '),
  ...'softmax sigmoid erf argmax argmin sgn sign rank diag vec'.split(' '),
])
