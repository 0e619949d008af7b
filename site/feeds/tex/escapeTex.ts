/**
 * Signs that both documents can set: Latin by Latin Modern, the rest by Harano Aji, which has all of JIS X 0208 and 0212, and chooses
 * a variant by a selector.
 */
export function isSetSign(sign: string): boolean {
  return (
    sign < '\u007f' ||
    /^[\u00a1-\u00ac\u00ae-\u017f]$/.test(sign) ||
    punctuation.has(sign) ||
    /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u.test(sign) ||
    japaneseSigns().has(sign)
  )
}

const punctuation: ReadonlySet<string> = new Set('–—‘’“”†‡•…‰‹›€™−〜‖')

let japanese: ReadonlySet<string> | null = null

// EUC-JP is these two sets of signs (https://encoding.spec.whatwg.org/#euc-jp-decoder): the platform has the tables.
function japaneseSigns(): ReadonlySet<string> {
  if (japanese !== null) return japanese
  const rows = Array.from({ length: 94 }, (_nothing, index) => 0xa1 + index)
  const cells = rows.flatMap((row) => rows.map((cell) => [row, cell]))
  const decode = (bytes: readonly number[]) => new TextDecoder('euc-jp').decode(Uint8Array.from(bytes))
  const basic = decode(cells.flatMap(([row = 0, cell = 0]) => [row, cell, 0x0a]))
  // Of the second set the ideographs: its Latin letters are not Harano Aji's in a line of Latin text.
  const more = [...decode(cells.flatMap(([row = 0, cell = 0]) => [0x8f, row, cell, 0x0a]))]
  japanese = new Set(
    [...basic, ...more.filter((sign) => sign > '\u2e7f')].filter(
      (sign) => sign > '\u007f' && sign !== '\ufffd',
    ),
  )
  return japanese
}

/** Two signs that TeX's fonts set as another one: a dash, a quotation mark. */
const ligatures: ReadonlySet<string> = new Set(['--', "''", '``', ',,', '<<', '>>', '!`', '?`'])

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  "'": '\\textquotesingle{}',
  '`': '\\textasciigrave{}',
  '\u00a0': '~',
}

/**
 * Words on one line as LaTeX sets them sign by sign: no sign of theirs means anything, no two of them are joined (`--`, `''`). A sign
 * that the fonts lack is set by its number: `\othersign{1F600}`.
 */
export function escapeTex(words: string): string {
  return [...words.normalize('NFC')].map((sign, index, signs) => escapeSign(sign, signs[index - 1])).join('')
}

function escapeSign(sign: string, previous: string | undefined): string {
  if (previous !== undefined && ligatures.has(previous + sign))
    return `{\\kern0pt}${escapeSign(sign, undefined)}`
  const escaped = escapes[sign]
  if (escaped !== undefined) return escaped
  if (/^\s$/.test(sign) && sign !== '\u3000') return ' '
  if (sign < ' ' || !isSetSign(sign)) return `\\othersign{${hex(sign)}}`
  return sign
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** Words of a text with their lines and their runs of spaces as they were typed. */
export function escapeLines(words: string): string {
  return words
    .split(/\r\n|\r|\n/)
    .map((line) => escapeTex(line.replaceAll('\t', '    ')).replace(/^ | (?= )/g, '\\ '))
    .join('\\newrow{}')
}

/** Code in a line: its spaces stay, and a line may end after a space or a sign. */
export function escapeCode(code: string): string {
  const escaped = escapeTex(code.replaceAll('\t', '    ').replace(/\r\n|\r|\n/g, ' '))
  return `\\texttt{${escaped.replaceAll(' ', '\\ ')}}`
}

/** A block of code, a line each. */
export function escapeCodeBlock(code: string): string {
  const lines = code.split(/\r\n|\r|\n/).map((line) => `\\coderow{${escapeCode(line)}}`)
  return `\n\\begin{coderows}\n${lines.join('\n')}\n\\end{coderows}\n`
}

/** An address as \`\\href\` takes it, also within an argument: percent-encoded, but for the signs that every address has. */
export function escapeAddress(url: string): string {
  return encodeURI(url.replace(/\p{Cs}/gu, '\ufffd').replace(/%(?![0-9A-Fa-f]{2})/g, '%25'))
    .replaceAll('%25', '%')
    .replace(/[\\^`{|}"<>~_']/g, (sign) => `%${hex(sign).slice(-2)}`)
    .replace(/[%#&]/g, (sign) => `\\${sign}`)
}
