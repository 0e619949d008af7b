import { idOf } from '../rows.ts'

type Node = Readonly<Record<string, unknown>>

/** The types of nodes that the site can show: those of the editor's features (`createRichTextEditor`). */
const supportedTypes = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'tab',
  'linebreak',
  'link',
  'autolink',
  'list',
  'listitem',
  'quote',
  'horizontalrule',
  'table',
  'tablerow',
  'tablecell',
  'upload',
])

/** The deepest tree: no person nests lists or quotations so far. */
const maxDepth = 40

/** The first node of a stored rich text that the editor cannot have made, by the name of its type; null where there is none. */
export function findUnknownRichText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const root = childOf(value, 'root')
  if (root === null || root.type !== 'root') return 'root'
  for (const { node, depth } of nodesOf(root)) {
    if (depth > maxDepth) return '…'
    const type = typeof node.type === 'string' ? node.type : '?'
    if (!supportedTypes.has(type)) return type
    if (type === 'heading' && !['h2', 'h3', 'h4'].includes(String(node.tag)))
      return `heading ${String(node.tag)}`
    if (type === 'link' && childOf(node, 'fields')?.linkType === 'internal') return 'internal link'
    if (type === 'upload' && uploadIdOf(node) === null) return 'upload'
  }
  return null
}

/** Whether a value is the editor's JSON. */
export function isRichText(value: unknown): boolean {
  return childOf(value, 'root') !== null
}

/** The links of a rich text: the address as it is stored ('' where there is none), and the words that stand there. */
export function findRichTextLinks(value: unknown): { url: string; words: string }[] {
  return allNodes(value)
    .filter((node) => node.type === 'link' || node.type === 'autolink')
    .map((node) => {
      const url = childOf(node, 'fields')?.url ?? node.url
      return { url: typeof url === 'string' ? url : '', words: textOf(nodesOf(node)) }
    })
}

/** The ids of the uploads that a rich text shows, in order. */
export function findRichTextUploads(value: unknown): string[] {
  return allNodes(value).flatMap((node) => (node.type === 'upload' ? (uploadIdOf(node) ?? []) : []))
}

/** The texts of a rich text, node by node. */
export function findRichTextTexts(value: unknown): string[] {
  return allNodes(value).flatMap((node) =>
    node.type === 'text' && typeof node.text === 'string' ? [node.text] : [],
  )
}

/** A rich text as plain text: a line for each paragraph, heading and item of a list; marks and addresses are left out. */
export function richTextAsText(value: unknown): string {
  return textOf(allNodes(value).map((node) => ({ node })))
}

const inlineTypes = new Set(['link', 'autolink'])

function textOf(nodes: readonly { node: Node }[]): string {
  const written = nodes.map(({ node }) => {
    if (node.type === 'text') return typeof node.text === 'string' ? node.text : ''
    if (node.type === 'tab') return '\t'
    if (node.type === 'upload') return '\n▣\n'
    return inlineTypes.has(String(node.type)) ? '' : '\n'
  })
  return written
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function uploadIdOf(node: Node): string | null {
  return node.relationTo === 'media' ? idOf(node.value) : null
}

function allNodes(value: unknown): Node[] {
  const root = childOf(value, 'root')
  return root === null ? [] : nodesOf(root).map(({ node }) => node)
}

// An explicit stack instead of recursion: a deeply nested tree must not overflow the call stack.
function nodesOf(root: Node): { node: Node; depth: number }[] {
  const visited: { node: Node; depth: number }[] = []
  const stack = [{ node: root, depth: 0 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    visited.push(next)
    const { node, depth } = next
    const children = Array.isArray(node.children) ? (node.children as unknown[]) : []
    for (const child of [...children].reverse())
      stack.push({ node: isNode(child) ? child : { type: typeof child }, depth: depth + 1 })
  }
  return visited
}

function childOf(value: unknown, name: string): Node | null {
  const child = isNode(value) ? value[name] : null
  return isNode(child) ? child : null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
