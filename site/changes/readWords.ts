import type { TexCursor } from './texCursor.ts'
import { isSpace } from './texTokens.ts'
import { signOf, toList, type TexList, type TexNode } from './texTree.ts'

/** Reads words inside a formula up to the brace that ends them: a run of letters is one sign, and so is white space. */
export function readWords(cursor: TexCursor): TexList {
  const nodes: TexNode[] = []
  let depth = 0
  for (let token = cursor.peekAtAll(); token !== null; token = cursor.peekAtAll()) {
    if (token.text === '}' && depth === 0) break
    if (token.text === '{') depth += 1
    if (token.text === '}') depth -= 1
    cursor.takeAtAll()
    const last = nodes.at(-1)
    const isOneWord = /^[\p{L}\p{N}]$/u.test(token.text) && !cjk.test(token.text)
    if (last !== undefined && isOneWord && word.test(last.head) && last.end === token.start)
      nodes[nodes.length - 1] = signOf({ text: last.head + token.text, start: last.start, end: token.end })
    else nodes.push(signOf(isSpace(token) ? { ...token, text: ' ' } : token))
  }
  return toList(nodes)
}

const word = /^[\p{L}\p{N}]+$/u
const cjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u
