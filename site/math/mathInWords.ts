import { parseDocument } from 'htmlparser2'

type Node = {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
}

/**
 * A formula in plain words, for titles and feeds, where nothing can be drawn: σ², x_t, (a+b)/2, ℝⁿ. Read from the MathML in KaTeX's
 * HTML, so that it says what the formula shows.
 */
export function mathInWords(katexHtml: string): string {
  const mathml = /<math[\s>].*?<\/math>/s.exec(katexHtml)?.[0] ?? ''
  return write(parseDocument(mathml, { xmlMode: true }) as unknown as Node)
    .replace(/[\u2061-\u2064\u200B]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function write(node: Node): string {
  if (node.type === 'text') return node.data ?? ''
  const children = (node.children ?? []).filter(({ type }) => type !== 'comment')
  const part = (index: number) => {
    const child = children[index]
    return child === undefined ? '' : write(child)
  }
  switch (node.name) {
    case 'annotation':
    case 'mphantom':
      return ''
    case 'mspace':
      return Number.parseFloat(node.attribs?.width ?? '0') > 0.2 ? ' ' : ''
    case 'mi':
    case 'mtext':
    case 'mn':
    case 'ms':
      return styled(children.map(write).join(''), node.attribs?.mathvariant)
    case 'mo':
      return spaced(children.map(write).join(''))
    case 'mfrac':
      return `${grouped(part(0))}/${grouped(part(1))}`
    case 'msqrt':
      return `√${grouped(children.map(write).join(''))}`
    case 'mroot':
      return `${superscript(part(1))}√${grouped(part(0))}`
    case 'msup':
    case 'mover':
      return part(0) + superscript(part(1))
    case 'msub':
    case 'munder':
      return part(0) + subscript(part(1))
    case 'msubsup':
    case 'munderover':
      return part(0) + subscript(part(1)) + superscript(part(2))
    case 'mtr':
      return children.map(write).filter(Boolean).join(' ')
    case 'mtable':
      return children.map(write).filter(Boolean).join('; ')
    default:
      return children.map(write).join('')
  }
}

const doubleStruck: Record<string, string> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' }

function styled(text: string, variant: string | undefined): string {
  if (variant !== 'double-struck') return text
  return [...text].map((letter) => doubleStruck[letter] ?? doubleStruckOf(letter)).join('')
}

function doubleStruckOf(letter: string): string {
  const [upper, lower] = [letter.charCodeAt(0) - 65, letter.charCodeAt(0) - 97]
  if (upper >= 0 && upper < 26) return String.fromCodePoint(0x1d538 + upper)
  return lower >= 0 && lower < 26 ? String.fromCodePoint(0x1d552 + lower) : letter
}

// Relations stand apart, as in print.
function spaced(operator: string): string {
  return /^(?:[=<>≤≥≠≈∼≡→←↦⇒⇔∈∉⊂⊆∝:]|:=)$/.test(operator) ? ` ${operator} ` : operator
}

function grouped(text: string): string {
  return [...text].length <= 1 || /^[\p{L}\p{M}\p{N}.]+$/u.test(text) ? text : `(${text})`
}

const supers: Record<string, string> = Object.fromEntries(
  [...'0123456789+-−=()nit'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵗ'][index] ?? sign]),
)
const subs: Record<string, string> = Object.fromEntries(
  [...'0123456789+-−=()'].map((sign, index) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index] ?? sign]),
)

// Accents come as superscripts, too: a tilde over x is x̃.
const accents: Record<string, string> = {
  '~': '\u0303',
  '˜': '\u0303',
  '^': '\u0302',
  ˆ: '\u0302',
  ˉ: '\u0304',
  '¯': '\u0304',
  '‾': '\u0304',
  '˙': '\u0307',
  '¨': '\u0308',
  '⃗': '\u20D7',
}

function superscript(text: string): string {
  const trimmed = text.trim()
  return accents[trimmed] ?? script(trimmed, supers, '^')
}

function subscript(text: string): string {
  return script(text.trim(), subs, '_')
}

function script(text: string, signs: Record<string, string>, mark: string): string {
  if (text === '') return ''
  if (/^[′″‴]+$/.test(text)) return text
  const letters = [...text]
  if (letters.every((letter) => letter in signs)) return letters.map((letter) => signs[letter]).join('')
  return mark + grouped(text.replace(/ ?([=<>≤≥≠→∈]) ?/g, '$1'))
}
