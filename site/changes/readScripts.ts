import type { Range } from './ranges.ts'
import type { TexGrammar } from './texGrammar.ts'
import type { TexToken } from './texTokens.ts'
import { createNode, signOf, toList, type TexList, type TexNode } from './texTree.ts'

/** Reads what stands at a base: its scripts, primes, and where its limits are written. */
export function readScripts(base: TexNode, { cursor, readArgument }: TexGrammar): TexNode {
  let { sub, sup } = base
  let { head, baseEnd, start, end } = base
  const grow = (range: Range) => {
    end = Math.max(end, range.end)
    start = Math.min(start, range.start)
  }
  for (let token = cursor.peek(); token !== null; token = cursor.peek()) {
    if (token.text === '\\limits' || token.text === '\\nolimits') {
      head += token.text
      baseEnd = token.end
      grow(cursor.take() as TexToken)
    } else if (token.text === "'") {
      grow(cursor.take() as TexToken)
      sup = toList([...(sup?.nodes ?? []), signOf(token)])
    } else if (token.text === '^' || token.text === '_') {
      if (token.text === '_' ? sub !== null : sup !== null && !isPrimes(sup)) break
      grow(cursor.take() as TexToken)
      const script = readArgument()
      grow(script.range)
      if (token.text === '_') sub = script.list
      else sup = sup === null ? script.list : toList([...sup.nodes, ...script.list.nodes])
    } else break
  }
  return createNode({ head, parts: base.parts, sub, sup, range: { start, end }, baseEnd })
}

const isPrimes = ({ nodes }: TexList) => nodes.every(({ head }) => head === "'")
