import { isSetSign } from './escapeTex.ts'
import { katexCommands } from './katexCommands.ts'
import {
  commandsOfOne,
  commandsOfTwo,
  innerEnvironments,
  plainCommands,
  signCommands,
  textCommands,
} from './latexCommands.ts'
import { commandOfSign } from './signsOfMath.ts'

/** The macros of a book by their commands (`\R`); null: the preamble does not define it, and no formula may call it. */
export type BookMacros = ReadonlyMap<string, { parameters: number; body: string } | null>

type Definitions = { macros: BookMacros }

/**
 * A formula that KaTeX reads, as LaTeX reads it the same way: as it is, but for braces where LaTeX alone needs them (`x_\bm{a}`), and
 * commands for signs (α). Null where it can't be said to be safe and the same: then it is set as code. Only what is on a list gets
 * through: nothing that defines, reads, writes or ends anything, no `%`, no `#`, no `^^`.
 */
export function toLatex(
  latex: string,
  { macros, display }: Definitions & { display: boolean },
): string | null {
  return read(latex, (reader) =>
    readFormula(reader, { macros, display, isBody: false, mayTag: display, hasRows: false }),
  )
}

/** The body of a macro in the same way; `#1` is one of its parameters. */
export function toLatexBody(body: string, { macros }: Definitions): string | null {
  return read(body, (reader) =>
    readFormula(reader, { macros, display: true, isBody: true, mayTag: false, hasRows: false }),
  )
}

/** `mayTag`: a number of its own (`\tag`) may stand here; `hasRows`: `\\` ends a row. */
type Context = Definitions & { display: boolean; isBody: boolean; mayTag: boolean; hasRows: boolean }
type Reader = { next: () => string | undefined; take: () => string; skipSpace: () => string }

class NotOnTheList extends Error {}

function refuse(): never {
  throw new NotOnTheList()
}

function read(latex: string, readAll: (reader: Reader) => string): string | null {
  if (latex.includes('^^')) return null
  const tokens = latex.match(/\\(?:[A-Za-z]+|[\s\S])|#[1-9]|[ \t\r\n]+|[\s\S]/gu) ?? []
  let position = 0
  const next = () => tokens[position]
  const take = () => tokens[position++] ?? refuse()
  const skipSpace = () => (/^[ \t\r\n]/.test(next() ?? '') ? take() : '')
  try {
    const printed = readAll({ next, take, skipSpace })
    return position === tokens.length ? printed : null
  } catch (error) {
    if (error instanceof NotOnTheList) return null
    throw error
  }
}

/** Up to the end, to a brace that was opened before, or to a `$` that ends a formula among words. */
function readFormula(reader: Reader, context: Context): string {
  let printed = ''
  for (
    let token = reader.next();
    token !== undefined && token !== '}' && token !== '$';
    token = reader.next()
  ) {
    printed += token === '^' || token === '_' ? readScript(reader, context) : readPiece(reader, context)
  }
  return printed
}

function readScript(reader: Reader, context: Context): string {
  const sign = reader.take()
  return sign + reader.skipSpace() + readArgument(reader, context)
}

/** A sign, a group, or a command with its arguments. */
function readPiece(reader: Reader, context: Context): string {
  const token = reader.take()
  if (token === '{')
    return closeGroup(reader, `{${readFormula(reader, { ...context, mayTag: false, hasRows: false })}`)
  if (/^#/.test(token)) return context.isBody && token.length === 2 ? token : refuse()
  if (!token.startsWith('\\')) return readSign(token)
  if (token === '\\\\') return context.hasRows ? token : refuse()
  if (!/^\\[A-Za-z]/.test(token)) return /^\\[,;:!>{}|_#%&$ ]$/.test(token) ? token : refuse()
  return readCommand(reader, context, token)
}

function readSign(token: string): string {
  if (/^[ \t\r\n]/.test(token)) return token
  if (/^[!-~]$/.test(token)) return /[%#$\\}]/.test(token) ? refuse() : token
  const command = commandOfSign(token)
  if (command !== null) return `${command}{}`
  return isJapanese(token) ? token : refuse()
}

// LuaTeX-ja sets Japanese signs in a formula as well; of other signs its mathematical fonts have none.
function isJapanese(sign: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f]/u.test(sign) && isSetSign(sign)
}

function readCommand(reader: Reader, context: Context, token: string): string {
  const name = token.slice(1)
  const macro = context.macros.get(token)
  if (macro === null) return refuse()
  if (macro !== undefined) return token + readArguments(reader, context, macro.parameters)
  if (name === 'begin') return readEnvironment(reader, context)
  if (signCommands.has(name) || plainCommands.has(name) || katexCommands.has(name)) return token
  if (name === 'hspace') return token + readLength(reader)
  if (name === 'ce') return token + readChemistry(reader)
  if (name === 'tag' && !context.mayTag) return refuse()
  if (textCommands.has(name)) return token + readText(reader, context)
  if (name === 'substack') return token + readRows(reader, context)
  if (capitalAlphabets.has(name)) return token + readCapitals(reader, context)
  if (commandsOfOne.has(name))
    return token + readOption(reader, context, name) + readArguments(reader, context, 1)
  if (commandsOfTwo.has(name))
    return token + readOption(reader, context, name) + readArguments(reader, context, 2)
  return refuse()
}

function readArguments(reader: Reader, context: Context, count: number): string {
  let printed = ''
  for (let index = 0; index < count; index += 1) printed += reader.skipSpace() + readArgument(reader, context)
  return printed
}

/** `*`, or something in square brackets: `\operatorname*`, `\sqrt[3]`, `\xrightarrow[a]`. */
function readOption(reader: Reader, context: Context, name: string): string {
  if (reader.next() === '*' && name === 'operatorname') return reader.take()
  if (reader.next() !== '[' || !/^(?:sqrt|smash|cfrac|x[A-Za-z]+)$/.test(name)) return ''
  let printed = reader.take()
  while (reader.next() !== ']') printed += readScriptOrPiece(reader, context)
  return printed + reader.take()
}

function readScriptOrPiece(reader: Reader, context: Context): string {
  const token = reader.next()
  if (token === undefined || token === '}' || token === '$') return refuse()
  return token === '^' || token === '_' ? readScript(reader, context) : readPiece(reader, context)
}

/** One argument: what is not one sign for LaTeX is put into braces, where KaTeX needs none. */
function readArgument(reader: Reader, outer: Context): string {
  const context = { ...outer, mayTag: false, hasRows: false }
  const token = reader.next()
  if (token === undefined || token === '}' || token === '$' || token === '^' || token === '_') return refuse()
  const printed = readPiece(reader, context)
  // A bracket would begin an optional argument.
  if (token === '{' || /^[!-Z\]-~]$/.test(token)) return printed
  const isSign = token.startsWith('\\') && !context.macros.has(token) && signCommands.has(token.slice(1))
  return isSign ? printed : `{${printed}}`
}

function closeGroup(reader: Reader, printed: string): string {
  return reader.next() === '}' ? printed + reader.take() : refuse()
}

/** Words in braces, with formulas between dollars. */
function readText(reader: Reader, context: Context): string {
  if (reader.next() !== '{') return refuse()
  let printed = reader.take()
  for (let token = reader.next(); token !== '}'; token = reader.next()) {
    if (token === undefined) return refuse()
    if (token === '{') printed += readText(reader, context)
    else if (token === '$') {
      printed += reader.take() + readFormula(reader, { ...context, display: false })
      printed += reader.next() === '$' ? reader.take() : refuse()
    } else printed += readWordSign(reader, context, token)
  }
  return printed + reader.take()
}

function readWordSign(reader: Reader, context: Context, token: string): string {
  reader.take()
  if (/^\\[A-Za-z]/.test(token))
    return textCommands.has(token.slice(1)) && token !== '\\tag'
      ? token + readText(reader, context)
      : refuse()
  if (token.startsWith('\\')) return /^\\[{}_#%&$, ]$/.test(token) ? token : refuse()
  if (/^#/.test(token)) return context.isBody && token.length === 2 ? token : refuse()
  if (/^[ \t\r\n]/.test(token)) return token
  return /^[!-~]$/.test(token)
    ? /[%#&_^]/.test(token)
      ? refuse()
      : token
    : isSetSign(token)
      ? token
      : refuse()
}

/** The argument of mhchem's `\ce`, which reads signs in its own way. */
function readChemistry(reader: Reader): string {
  if (reader.next() !== '{') return refuse()
  let printed = reader.take()
  for (let token = reader.next(); token !== '}'; token = reader.next()) {
    if (token === undefined) return refuse()
    if (token === '{') printed += readChemistry(reader)
    else if (/^\\[A-Za-z]/.test(token)) printed += signCommands.has(token.slice(1)) ? reader.take() : refuse()
    else printed += /^(?:[ !"$&-~]|\s+|\\[{}, ])$/.test(token) && token !== '\\' ? reader.take() : refuse()
  }
  return printed + reader.take()
}

function readRows(reader: Reader, context: Context): string {
  if (reader.take() !== '{') return refuse()
  return closeGroup(reader, `{${readFormula(reader, { ...context, mayTag: false, hasRows: true })}`)
}

// LaTeX's fonts of these have capitals alone, and leave out anything else.
const capitalAlphabets: ReadonlySet<string> = new Set(['mathbb', 'Bbb', 'mathcal', 'mathscr'])

function readCapitals(reader: Reader, context: Context): string {
  const printed = readArguments(reader, context, 1)
  return /^\s*(?:[A-Z]|\{[A-Z\s]*\}|\{?#\d\}?)$/.test(printed) ? printed : refuse()
}

/** The argument of `\hspace`: TeX ends at a dimension that is too large. */
function readLength(reader: Reader): string {
  let printed = ''
  while (reader.next() !== '}') printed += reader.take()
  printed += reader.take()
  return /^\*?\{\s*-?(?:\d{1,2}(?:\.\d{0,4})?|\.\d{1,4})\s*(?:em|ex|pt|mm|cm)\s*\}$/.test(printed)
    ? printed
    : refuse()
}

function readEnvironment(reader: Reader, context: Context): string {
  const name = readName(reader)
  if (!innerEnvironments.has(name) || (name === 'split' && !context.display)) return refuse()
  let printed = `\\begin{${name}}`
  // The columns, or their number.
  if (/^(?:array|subarray|alignedat)$/.test(name)) {
    const columns = readName(reader)
    printed += /^(?:[lcr| ]+|\d{1,2})$/.test(columns) ? `{${columns}}` : refuse()
  }
  return printed + readBody(reader, { ...context, mayTag: false, hasRows: true }, name)
}

/** The rows of an environment up to its own end. */
function readBody(reader: Reader, context: Context, name: string): string {
  let printed = ''
  while (reader.next() !== '\\end') printed += readScriptOrPiece(reader, context)
  reader.take()
  return readName(reader) === name ? `${printed}\\end{${name}}` : refuse()
}

function readName(reader: Reader): string {
  let printed = ''
  if (reader.take() !== '{') return refuse()
  while (reader.next() !== '}') printed += reader.take()
  reader.take()
  return printed
}

/** The environments that are no part of a formula but make one. */
const displayEnvironments: ReadonlySet<string> = new Set(
  'align align* alignat alignat* equation equation* gather gather*'.split(' '),
)

/** A formula on lines of its own, with what begins and ends it; null as above. */
export function toDisplay(latex: string, { macros }: Definitions): string | null {
  const formula = latex.trim()
  const name = /^\\begin\{([A-Za-z]+\*?)\}/.exec(formula)?.[1]
  if (name === undefined || !displayEnvironments.has(name)) {
    const printed = toLatex(formula, { macros, display: true })
    return printed === null ? null : `\\[${printed}\\]`
  }
  return read(formula, (reader) => {
    reader.take()
    readName(reader)
    let begin = `\\begin{${name}}`
    if (name.startsWith('alignat')) {
      const columns = readName(reader)
      begin += /^\d{1,2}$/.test(columns) ? `{${columns}}` : refuse()
    }
    return (
      begin + readBody(reader, { macros, display: true, isBody: false, mayTag: true, hasRows: true }, name)
    )
  })
}
