import { parseDocument } from 'htmlparser2'

type Node = {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: Node[]
}

/**
 * What HTML shows, in the signs of tests/fixtures/authorsTexts.ts: a formula as ⟦LaTeX⟧, code as ⟨code⟩, everything else as the
 * words that a reader sees. In feeds a formula is
 * its LaTeX in `<code>`, as code is.
 */
export function readShown(html: string): string {
  return write(parseDocument(html) as unknown as Node)
}

function write(node: Node): string {
  if (node.type === 'text') return node.data ?? ''
  const { name, attribs, children = [] } = node
  const classes = (attribs?.class ?? '').split(' ')
  if (classes.includes('katex')) return `⟦${find(node, 'annotation') ?? ''}⟧`
  if (classes.includes('broken-formula') || classes.includes('latex-preview__broken'))
    return `⟦${words(node)}⟧`
  if (name === 'br') return '\n'
  // In the panel's preview a block is a <pre> alone.
  if (name === 'code' || (name === 'pre' && find(node, 'code') === null)) return `⟨${words(node)}⟩`
  return children.map(write).join('')
}

function words(node: Node): string {
  return node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(words).join('')
}

function find(node: Node, name: string): string | null {
  if (node.name === name) return words(node)
  for (const child of node.children ?? []) {
    const found = find(child, name)
    if (found !== null) return found
  }
  return null
}
