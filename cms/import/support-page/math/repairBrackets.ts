import { bracePartners } from './chunks.ts'

/**
 * Repairs unpaired braces: a surplus `}` is removed; a missing one is added where its round bracket closes, or at the end;
 * a surplus `)` where a `}` is missing becomes that `}`. `changed`: whether anything was repaired.
 */
export function repairBraces(tex: string): { tex: string; changed: boolean } {
  const tokens = tex.match(/\\[\s\S]|[\s\S]/g) ?? []
  const count = (sign: string) => tokens.filter((token) => token === sign).length
  let missing = count('{') - count('}')
  let surplus = count(')') - count('(')
  const out: string[] = []
  const open: string[] = []
  for (const token of tokens) {
    if (token === '{' || token === '(') open.push(token)
    if (token === '}') {
      const start = open.lastIndexOf('{')
      if (start === -1) continue
      open.length = start
    }
    if (token === ')' && open.at(-1) === '{' && missing > 0) {
      missing -= 1
      open.pop()
      if (surplus > 0) {
        surplus -= 1
        out.push('}')
        continue
      }
      out.push('}')
    }
    if (token === ')' && open.at(-1) === '(') open.pop()
    out.push(token)
  }
  out.push(...open.filter((sign) => sign === '{').map(() => '}'))
  const repaired = out.join('')
  return { tex: repaired, changed: repaired !== tex }
}

/**
 * Repairs unpaired round and square brackets: for an unopened one, an opening bracket is added before the atom before it;
 * an unclosed one is removed at the formula's start, else closed at its end. `[0, 1)` is a pair.
 */
export function repairBrackets(tex: string): string {
  const open: number[] = []
  const unopened: number[] = []
  for (let index = 0; index < tex.length; index += 1) {
    const sign = tex[index]
    if (sign === '\\') index += 1
    else if (sign === '(' || sign === '[') open.push(index)
    else if ((sign === ')' || sign === ']') && open.pop() === undefined) unopened.push(index)
  }
  let repaired = tex
  for (const index of unopened.slice(0, 3).reverse()) {
    const start = atomBefore(repaired, index)
    repaired = `${repaired.slice(0, start)}${repaired[index] === ')' ? '(' : '['}${repaired.slice(start)}`
  }
  if (unopened.length > 0 || open.length === 0) return repaired
  if (open[0] === 0) return open.length === 1 ? repaired.slice(1).trimStart() : repaired
  return (
    repaired +
    open
      .map((index) => (tex[index] === '(' ? ')' : ']'))
      .reverse()
      .join('')
  )
}

/** The numbers of closing brackets without an opening one, and of opening ones without a closing one; shapes are not compared. */
export function bracketBalance(text: string): { unopened: number; unclosed: number } {
  let [depth, unopened] = [0, 0]
  for (const sign of text.replace(/\\[\s\S]/g, '')) {
    if (/[([（［]/.test(sign)) depth += 1
    else if (/[)\]）］]/.test(sign) && depth > 0) depth -= 1
    else if (/[)\]）］]/.test(sign)) unopened += 1
  }
  return { unopened, unclosed: depth }
}

/** The start of the atom that ends at `end`: a letter, or a command with its groups. */
function atomBefore(tex: string, end: number): number {
  const openers = new Map([...bracePartners(tex)].map(([open, close]) => [close, open]))
  let start = end
  while (tex[start - 1] === '}' && openers.has(start - 1)) start = openers.get(start - 1) as number
  const command = /\\[A-Za-z]{1,30}$/.exec(tex.slice(Math.max(0, start - 31), start))
  if (command) return start - command[0].length
  return start === end ? Math.max(0, end - 1) : start
}
