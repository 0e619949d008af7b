/** A command that no formula may hold, and where it stands (UTF-16 units). */
type Forbidden = { kind: 'forbidden' | 'reference'; command: string; position: number; length: number }

// \raisebox moves its content out of the line by any amount, and KaTeX's maxSize does not hold it. A formula here is numbered by
// \tag alone: no other one can be asked for its number.
const commands = /\\(?:(raisebox)|label|ref|eqref|pageref)(?![A-Za-z])/

/** The first command of a formula, or of a macro, that is refused before KaTeX reads it; null where there is none. */
export function findForbiddenCommand(latex: string): Forbidden | null {
  const match = commands.exec(latex)
  if (match === null) return null
  const kind = match[1] === undefined ? 'reference' : 'forbidden'
  return { kind, command: match[0], position: match.index, length: match[0].length }
}
