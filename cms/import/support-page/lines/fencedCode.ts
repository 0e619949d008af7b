/** A block of fenced code: from line `from` to `to` (counted from 0, both included), and its code without the fences. */
export type FencedCode = { from: number; to: number; code: string }

/** The blocks of fenced code (``` or ~~~) of a page. A fence that is never closed is none. Takes linear time. */
export function findFencedCode(source: readonly string[]): FencedCode[] {
  const blocks: FencedCode[] = []
  const lastFence = new Map<string, number>()
  source.forEach((line, index) => {
    const sign = closing.exec(line)?.[1]
    if (sign !== undefined) lastFence.set(sign[0] as string, index)
  })
  for (let index = 0; index < source.length; index += 1) {
    const open = opening.exec(source[index] ?? '')
    if (!open) continue
    const [indent, fence] = [open[1] ?? '', open[2] ?? '']
    let end = index + 1
    const last = lastFence.get(fence[0] as string) ?? -1
    while (end <= last && !isClosing(source[end] ?? '', fence)) end += 1
    if (end > last) continue
    const lines = source.slice(index + 1, end)
    const code = lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    blocks.push({ from: index, to: end, code: code.join('\n') })
    index = end
  }
  return blocks
}

const opening = /^([ \t]{0,40})(`{3,}|~{3,})[ \t]*[\w+#.-]{0,30}[ \t]*$/
const closing = /^[ \t]{0,40}(`{3,}|~{3,})[ \t]*$/

function isClosing(line: string, fence: string): boolean {
  const sign = closing.exec(line)?.[1]
  return sign !== undefined && sign[0] === fence[0] && sign.length >= fence.length
}
