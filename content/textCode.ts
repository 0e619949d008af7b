/** Code in a text, and where it ends. */
export type Code = { code: string; block: boolean; end: number }

/**
 * A code span: closed by a run of as many backticks as opened it (https://spec.commonmark.org/0.31.2/#code-spans). One space at
 * both ends belongs to the backticks; other white space is the code's. Null where no such run follows before an empty line.
 */
export function readCodeSpan(text: string, position: number): Code | null {
  const opening = runAt(text, position)
  for (let at = text.indexOf('`', position + opening); at >= 0; at = text.indexOf('`', at)) {
    const run = runAt(text, at)
    if (run === opening) {
      const code = text.slice(position + opening, at)
      return /\n[ \t]*\r?\n/.test(code) ? null : { code: stripOneSpace(code), block: false, end: at + run }
    }
    at += run
  }
  return null
}

/**
 * A block of code between two fences, each on a line of its own (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). Words
 * after the opening one name a language and are not shown. Null where it is not closed.
 */
export function readCodeFence(text: string, position: number): Code | null {
  const lineStart = text.lastIndexOf('\n', position - 1) + 1
  if (text.slice(lineStart, position).trim() !== '' || position - lineStart > 3) return null
  const fence = runAt(text, position)
  if (fence < 3) return null
  const opening = /^[^`\n]*\n/.exec(text.slice(position + fence))
  if (opening === null) return null
  const start = position + fence + opening[0].length
  const closing = new RegExp(`^ {0,3}\`{${fence},}[ \\t]*(?=\\r?$)`, 'm').exec(text.slice(start))
  if (closing === null) return null
  return {
    code: text.slice(start, start + closing.index).replace(/\r?\n$/, ''),
    block: true,
    end: start + closing.index + closing[0].length,
  }
}

/** Code between as few backticks as it allows. */
export function printCode({ code, block }: Pick<Code, 'code' | 'block'>): string {
  const runs = new Set([...code.matchAll(/`+/g)].map(([run]) => run.length))
  if (block) {
    const fence = '`'.repeat(Math.max(2, ...runs) + 1)
    return `${fence}\n${code}${code === '' ? '' : '\n'}${fence}`
  }
  let length = 1
  while (runs.has(length)) length += 1
  const fence = '`'.repeat(length)
  const isStripped = stripOneSpace(code) !== code
  return /^`|`$/.test(code) || isStripped ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`
}

function runAt(text: string, position: number): number {
  let end = position
  while (text[end] === '`') end += 1
  return end - position
}

function stripOneSpace(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code
}
